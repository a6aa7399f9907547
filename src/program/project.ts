import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('the folder of the project was not found');
  return findAbove(dirname(folder));
}

/** The folder of the program: the repository, or the package where it is installed. */
export const PROJECT = findAbove(import.meta.dirname);

/** Whether this runs as the package has it, compiled and without its source. */
export const IS_COMPILED = !import.meta.filename.endsWith('.ts');

/** What the package brings that is made of the source, below `PROJECT`. */
export const COMPILED = join(PROJECT, 'program');
