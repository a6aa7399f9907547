import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './content-files.ts';
import { PROJECT } from './project.ts';

/** All that compiled pages are made from; pictures of the handbook are among their files. */
const FOLDERS = ['src', 'public', 'content/handbook/images'];
const FILES = ['package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json'];

function hashSource(): string {
  const hash = createHash('sha256').update(process.version);
  const paths = FOLDERS.flatMap((folder) => listFiles(join(PROJECT, folder)).map((path) => `${folder}/${path}`));
  for (const path of [...FILES, ...paths]) {
    const bytes = readFileSync(join(PROJECT, path));
    hash.update(`${path} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}

let key: string | undefined;

/** A digest of the state of the source, of its packages and of what runs it: a process has loaded one state of them. */
export const sourceKey = (): string => (key ??= hashSource());
