import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('the folder of the project was not found');
  return findAbove(dirname(folder));
}

/** The folder of the project, wherever in it this code has been compiled to. */
export const PROJECT = findAbove(import.meta.dirname);
