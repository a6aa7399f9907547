import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FileReader } from './file-reader.ts';

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Paths of all files under a folder, relative, with `/`, in the order of their code units. Hidden files are left out. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => {
      if (!entry.isDirectory()) return [entry.name];
      return listFiles(join(folder, entry.name)).map((path) => `${entry.name}/${path}`);
    })
    .sort(byCodeUnits);
}

/** Names of the folders in a folder. */
export const listFolders = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
        .sort(byCodeUnits)
    : [];

/** A name that can stand in an address: lower-case ASCII. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether all names can stand in an address; where one cannot, that is a problem of the file. */
export function checkSlugs(path: string, slugs: readonly string[], reader: FileReader): boolean {
  const wrong = slugs.filter((slug) => !SLUG.test(slug));
  for (const slug of wrong)
    reader.refuse(path, `名称“${slug}”不能用作网址`, '文件夹和文件名只用小写字母、数字和连字符，如拼音 dangqun-fuwu。');
  return wrong.length === 0;
}

export const slugOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');

/** A name under which two paths would meet on some disk or in some address: case, width, composition and ending aside. */
const foldedPath = (path: string): string =>
  path
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.(ya?ml|json)$/, '');

/** Two files of one meaning (`a.yaml` and `a.json`, `A.yaml`, full-width `ａ.yaml`) are a problem of the later one. */
export function refuseTwins(paths: readonly string[], reader: FileReader): void {
  const first = new Map<string, string>();
  for (const path of paths) {
    const folded = foldedPath(path);
    const other = first.get(folded);
    if (other === undefined) first.set(folded, path);
    else
      reader.refuse(
        path,
        `与“${reader.nameOf(other)}”重复，会成为同一个网页`,
        '两个文件只留一个，或改成不同的名称（大小写、全半角和文件类型不算不同）。',
      );
  }
}
