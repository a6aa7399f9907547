import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILED, IS_COMPILED, PROJECT } from './project.ts';

/** Files that a preview sends to the browser as they are; they are no part of any built site. */
export const SENT_FILES = ['staff/live.js', 'staff/live.css', 'office/office.css'] as const;

export const readSentFile = (path: (typeof SENT_FILES)[number]): Buffer =>
  readFileSync(IS_COMPILED ? join(COMPILED, 'sent', path) : join(PROJECT, 'src', path));

/** In a package: the words of the product. */
export const WORDS_FILE = join(COMPILED, 'words.txt');

/** Every text that the product may say of its own, among its code. */
export function gatherWords(): string {
  const cwd = join(PROJECT, 'src');
  return globSync('**/*.{ts,astro}', { cwd })
    .sort()
    .map((path) => readFileSync(join(cwd, path), 'utf8'))
    .join('\n');
}

/** The words of the product: whoever uses the same heading gives nothing away by it. */
export const productWords = (): string => (IS_COMPILED ? readFileSync(WORDS_FILE, 'utf8') : gatherWords());
