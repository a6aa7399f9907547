import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('the folder of the project was not found');
  return findAbove(dirname(folder));
}

/** The folder of the program: the repository, or the package where it is installed. */
export const PROJECT = findAbove(import.meta.dirname);

/** Where a package has what is made of the source: the parts of `made-part.ts`, each in its folder. */
export const PACKAGED = join(PROJECT, 'program');

/** Whether this code runs compiled; else it is the source itself. */
export const IS_COMPILED = !import.meta.filename.endsWith('.ts');

/** The folder of the part `commands`, where this code is compiled: beside it are the other parts, of the same state of the source. */
export const COMMANDS = import.meta.dirname;

/** Whether this is the package, which has no source. */
export const IS_PACKAGE = IS_COMPILED && dirname(COMMANDS) === PACKAGED;
