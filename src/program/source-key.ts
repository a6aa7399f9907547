import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../io/content-files.ts';
import { COMMANDS, IS_COMPILED, PROJECT } from './project.ts';

/** All that is compiled; pictures of the handbook are among the files of pages. */
const FOLDERS = ['src', 'scripts', 'public', 'content/handbook/images'];
const FILES = ['package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json'];
/** Beside compiled commands: the digest of the source that they were made of. */
export const DIGEST_FILE = 'source-digest';

/** A digest of the source as it is on the disk now. */
export function hashSource(): string {
  const hash = createHash('sha256');
  const paths = FOLDERS.flatMap((folder) => listFiles(join(PROJECT, folder)).map((path) => `${folder}/${path}`));
  for (const path of [...FILES, ...paths]) {
    const bytes = readFileSync(join(PROJECT, path));
    hash.update(`${path} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

let digest: string | undefined;

/** The digest of the source that this process runs: it has loaded one state of it. */
export const sourceDigest = (): string =>
  (digest ??= IS_COMPILED ? readFileSync(join(COMMANDS, DIGEST_FILE), 'utf8') : hashSource());

/** A digest of the state of the source, of its packages and of what runs it. */
export const sourceKey = (): string =>
  createHash('sha256').update(`${process.version} ${sourceDigest()}`).digest('hex').slice(0, 16);
