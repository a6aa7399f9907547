import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Stopped } from '../disk/stop.ts';
import { makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import { EXAMPLE } from './example.ts';
import { EXAMPLE_LIST, hashOf } from './content-folder.ts';

/** @throws Stopped where something stands in a folder already; an empty repository of Git is none */
export function refuseFull(folder: string): void {
  if (!existsSync(folder)) return;
  if (statSync(folder).isDirectory() && readdirSync(folder).every((name) => name === '.git')) return;
  throw new Stopped(`${folder} 里已经有文件，什么都没有写`, '换一个空的、还没有的目录。');
}

/** Moves all that is in one folder into another, or, where one entry cannot be moved, nothing. */
function moveAll(from: string, to: string): void {
  const moved: string[] = [];
  try {
    for (const name of readdirSync(from)) {
      renameSync(join(from, name), join(to, name));
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) renameSync(join(to, name), join(from, name));
    throw error;
  }
}

/** Writes a new folder whole or not at all. @throws Stopped where it is not empty */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  refuseFull(folder);
  const full = resolve(folder);
  mkdirSync(dirname(full), { recursive: true });
  const work = makeWorkFolder(dirname(full), '.mingzhang-');
  try {
    const made = join(work, 'made');
    for (const [path, text] of files) {
      mkdirSync(dirname(join(made, path)), { recursive: true });
      writeFileSync(join(made, path), text, { flag: 'wx' });
    }
    // a folder that is there stays the one that others have open
    if (existsSync(full)) moveAll(made, full);
    else renameSync(made, full);
  } finally {
    removeWorkFolder(work);
  }
}

/** Removes the folders above a file that are empty, up to the folder of content. */
function removeEmptyAbove(folder: string, path: string): void {
  for (let at = dirname(path); at !== '.' && readdirSync(join(folder, at)).length === 0; at = dirname(at))
    rmdirSync(join(folder, at));
}

function readHashes(folder: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(join(folder, EXAMPLE_LIST), 'utf8')) as Record<string, unknown>;
  } catch {
    throw new Stopped(`${folder} 里没有 mingzhang init 留下的样例`, '写当时建立的目录；已经删过的不用再删。');
  }
}

/**
 * Takes the example away again: of its files those that nobody has changed since.
 * @returns paths, removed and kept
 * @throws Stopped where no example was written
 */
export function removeExample(folder: string): { removed: string[]; kept: string[] } {
  const hashes = readHashes(folder);
  // nothing but the example's own paths is ever removed, whatever the list says
  const there = [...EXAMPLE.keys()].filter((path) => existsSync(join(folder, path)));
  const isOwn = (path: string): boolean => hashes[path] === hashOf(readFileSync(join(folder, path)));
  const kept = there.filter((path) => !isOwn(path));
  // a record needs its project and unit: where one file was changed, all are in use
  if (kept.length > 0) return { removed: [], kept };
  for (const path of there) {
    rmSync(join(folder, path));
    removeEmptyAbove(folder, path);
  }
  rmSync(join(folder, EXAMPLE_LIST));
  return { removed: there, kept };
}
