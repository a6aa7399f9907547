import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../src/io/content-files.ts';
import { PROJECT } from '../../src/program/project.ts';
import { PORTAL } from '../fixtures/make-portal.ts';

/** Writes content of two units, so little that a build takes half a second and is made in one process. */
export function writeSmallContent(folder: string): void {
  const projects = '(?:laoren-zhucan|songcan-fuwu|zhucan-dian|_department|yingyang-gaishan|jiaoshi-.*)';
  const wanted = new RegExp(
    `^units/yangli-(?:jiedao|jiaoyuju)|^projects/.*/${projects}\\.|^records/202[34]/.*/${projects}\\.(?:dep|self|narr|eval)|^site\\.yaml$`,
  );
  for (const path of listFiles(PORTAL).filter((one) => wanted.test(one)))
    cpSync(join(PORTAL, path), join(folder, path));
  cpSync(join(PROJECT, 'content/pages'), join(folder, 'pages'), { recursive: true });
  for (const name of ['caizheng-zijin.md', 'chanchu-zhibiao.md'])
    cpSync(join(PROJECT, 'content/glossary', name), join(folder, 'glossary', name));
}

export const readTree = (folder: string): Map<string, string> =>
  new Map(listFiles(folder).map((path) => [path, readFileSync(join(folder, path), 'latin1')]));

/** Paths that are not the same in two trees. */
export function compareTrees(one: string, other: string): string[] {
  const [a, b] = [readTree(one), readTree(other)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));
}
