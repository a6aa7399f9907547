import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { COMMANDS, IS_COMPILED, PROJECT } from './project.ts';

/** Files that a preview sends to the browser as they are; they are no part of any built site. */
export const SENT_FILES = ['staff/live.js', 'staff/live.css', 'office/office.css'] as const;
const SENT = 'sent';
const WORDS = 'words.txt';

export const readSentFile = (path: (typeof SENT_FILES)[number]): Buffer =>
  readFileSync(IS_COMPILED ? join(COMMANDS, SENT, path) : join(PROJECT, 'src', path));

/** Every text that the product may say of its own, among its code. */
function gatherWords(): string {
  const cwd = join(PROJECT, 'src');
  return globSync('**/*.{ts,astro}', { cwd })
    .sort()
    .map((path) => readFileSync(join(cwd, path), 'utf8'))
    .join('\n');
}

/** The words of the product: whoever uses the same heading gives nothing away by it. */
export const productWords = (): string => (IS_COMPILED ? readFileSync(join(COMMANDS, WORDS), 'utf8') : gatherWords());

/** Puts beside compiled commands what they read of the source. @param folder of the part `commands` */
export function copyOwnFiles(folder: string): void {
  for (const path of SENT_FILES) {
    const copy = join(folder, SENT, path);
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(join(PROJECT, 'src', path), copy);
  }
  writeFileSync(join(folder, WORDS), gatherWords());
}
