import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeFile } from './code-file.ts';
import { madePart } from './made-part.ts';

/** Address of the module that a command starts with: compiled, or, where nothing can be written beside the source, itself. */
export async function commandFile(): Promise<string> {
  try {
    return pathToFileURL(join((await madePart('commands')).folder, 'mingzhang.js')).href;
  } catch (error) {
    const { syscall, message } = error as NodeJS.ErrnoException;
    if (syscall === undefined) {
      console.error(message);
      process.exit(1);
    }
    return pathToFileURL(codeFile('mingzhang')).href;
  }
}
