import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MARKS } from '../disk/made.ts';
import { listFolder, type FolderFiles } from '../disk/folder-files.ts';
import { Stopped } from '../disk/stop.ts';

const paths = z.array(z.string());
const LITTER = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/;

/** Whether a file is what systems leave in any folder they show. */
export const isLitter = (path: string): boolean => LITTER.test(path);

/** The paths of the files that a build has put into a folder; undefined where it has no mark. */
export function readMark(folder: string): readonly string[] | undefined {
  try {
    return paths.parse(JSON.parse(readFileSync(join(folder, MARKS.built), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Leaves the mark: the paths of the files of a site, in order, which are public anyway. */
export const writeMark = (folder: string, files: readonly string[]): void =>
  writeFileSync(join(folder, MARKS.built), `${JSON.stringify(files)}\n`);

/** Leaves the mark in a finished site. */
export const markBuilt = (folder: string): void => writeMark(folder, listFolder(folder).files);

/* Builds left no mark once: such a folder holds the search index and nothing whose name a build does not give. */
const UNMARKED = ['index.html', '404.html', 'text-size.js', 'pagefind/pagefind-entry.json'];
const TOP =
  /^(?:404\.html|index\.html|about|assets|compare|corrections|favicon\.svg|glossary|pagefind|records|robots\.txt|rules|search|staff|text-size\.js|units|years)(?:\/|$)/;
const ENDING = /\.(?:html|js|css|json|svg|xml|txt|wasm|pagefind|pf_\w+)$/;

const isFromBefore = ({ files }: FolderFiles): boolean =>
  UNMARKED.every((path) => files.includes(path)) && files.every((path) => TOP.test(path) && ENDING.test(path));

/** What a folder holds that no build has put there. */
function findOthers(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => !isLitter(name));
  const made = readMark(folder);
  // a folder of somebody's may hold a whole disk: it is not looked through
  if (!made && !names.every((name) => TOP.test(name))) return names;
  const all = listFolder(folder);
  const found = { ...all, files: all.files.filter((path) => !isLitter(path)) };
  const isOurs = made
    ? new Set([...made, MARKS.built])
    : isFromBefore(found)
      ? new Set(found.files)
      : new Set<string>();
  const above = new Set(
    [...isOurs].flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i).join('/'))),
  );
  return [
    ...found.files.filter((path) => !isOurs.has(path)),
    ...found.odd,
    ...found.folders.filter((path) => !above.has(path)).map((path) => `${path}/`),
  ];
}

/**
 * Makes sure that a folder may be replaced: it is not there, is empty, or holds what a build has put there and nothing else.
 * @throws Stopped where it is something else, naming what stands there
 */
export function refuseOthers(folder: string): void {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isDirectory()) throw new Stopped(`“${folder}”是文件，不是目录`, '换一个目录，或把那个文件移开。');
  const others = findOthers(folder);
  if (!others.length) return;
  const named = `${others.slice(0, 3).join('、')}${others.length > 3 ? ` 等${others.length}个` : ''}`;
  throw new Stopped(
    existsSync(join(folder, MARKS.built))
      ? `“${folder}”里有不是本程序生成的文件（${named}）`
      : `“${folder}”不是空的，也不是本程序生成的（里面有 ${named}）`,
    '换一个空目录；这些文件确实要留在网站里的，用 mingzhang release 的 --export 目录，它不动别人的文件。',
  );
}
