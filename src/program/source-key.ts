import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../io/content-files.ts';
import { COMPILED, IS_COMPILED, PROJECT } from './project.ts';

/** All that compiled pages are made from; pictures of the handbook are among their files. */
const FOLDERS = ['src', 'public', 'content/handbook/images'];
const FILES = ['package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json'];
/** In a package: the digest of the source that it was made of. */
export const KEY_FILE = join(COMPILED, 'source-key');

/** A digest of the source in this folder, for whoever makes a package of it. */
export function hashSource(): string {
  const hash = createHash('sha256');
  const paths = FOLDERS.flatMap((folder) => listFiles(join(PROJECT, folder)).map((path) => `${folder}/${path}`));
  for (const path of [...FILES, ...paths]) {
    const bytes = readFileSync(join(PROJECT, path));
    hash.update(`${path} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

let key: string | undefined;

function makeKey(): string {
  const source = IS_COMPILED ? readFileSync(KEY_FILE, 'utf8') : hashSource();
  return createHash('sha256').update(`${process.version} ${source}`).digest('hex').slice(0, 16);
}

/** A digest of the state of the source, of its packages and of what runs it: a process has loaded one state of them. */
export const sourceKey = (): string => (key ??= makeKey());
