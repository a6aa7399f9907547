import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A file on the disk, by what changes when it is written again. */
export interface FoundFile {
  readonly size: number;
  /** Milliseconds, with the fraction the disk keeps. */
  readonly time: number;
}

export function findFile(path: string): FoundFile | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? { size: found.size, time: found.mtimeMs } : undefined;
}

export const isSame = (a: FoundFile | undefined, b: FoundFile | undefined): boolean =>
  a !== undefined && b !== undefined && a.size === b.size && a.time === b.time;

/** All files below a folder by their paths; undefined where it is no folder, or something else than files is in it. */
export function findFiles(folder: string): ReadonlyMap<string, FoundFile> | undefined {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
  const found = new Map<string, FoundFile>();
  const walk = (below: string): boolean =>
    readdirSync(join(folder, below), { withFileTypes: true }).every((entry) => {
      const path = `${below}${entry.name}`;
      if (entry.isDirectory()) return walk(`${path}/`);
      const file = findFile(join(folder, path));
      if (file) found.set(path, file);
      return file !== undefined;
    });
  return walk('') ? found : undefined;
}
