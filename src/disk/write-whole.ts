import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeWorkFolder, removeWorkFolder } from './work-folder.ts';

/** Writes a file whole or not at all; it takes the place of what stood there. Folders on the way are made. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const work = makeWorkFolder(dirname(file), '.mingzhang-');
  try {
    const fresh = join(work, basename(file));
    writeFileSync(fresh, bytes, { flag: 'wx', flush: true });
    renameSync(fresh, file);
  } finally {
    removeWorkFolder(work);
  }
}
