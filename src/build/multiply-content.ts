import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FOLDERS = ['units', 'projects', 'records'];

/** The text files below a folder, relative to it, in a fixed order. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** `units/jiedao.yaml` → `units/jiedao-07.yaml`; the unit is the part of the path after its kind, and after a record's year. */
const moveToCopy = (path: string, suffix: string): string =>
  path.replace(/^(units\/|projects\/|records\/\d{4}\/)([^/.]+)/, `$1$2-${suffix}`);

/**
 * Writes content in which every unit of `from` stands `times` times with its projects and records, for measuring. The name
 * of a copy says 样例数据 and its number; no figure is changed, so that the copies are as sound as the original.
 * @returns how many records were written
 */
export function multiplyContent(from: string, to: string, times: number): number {
  cpSync(from, to, { recursive: true, filter: (path) => !FOLDERS.some((name) => path === join(from, name)) });
  let records = 0;
  for (const folder of FOLDERS)
    for (const file of filesBelow(join(from, folder))) {
      const path = join(folder, file);
      const text = readFileSync(join(from, path), 'utf8');
      for (let copy = 1; copy <= times; copy++) {
        const target = join(to, moveToCopy(path.replaceAll('\\', '/'), String(copy).padStart(3, '0')));
        mkdirSync(dirname(target), { recursive: true });
        const named =
          folder === 'units' ? text.replace(/^name: *"?([^"\n]*)"?/m, `name: "$1（样例数据${copy}）"`) : text;
        writeFileSync(target, named);
      }
      if (folder === 'records') records += times;
    }
  return records;
}
