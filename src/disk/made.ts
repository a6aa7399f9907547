import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { follow } from './places.ts';
import { Stopped } from './stop.ts';

/** What commands leave in the folders they make, to know them again. */
export const MARKS = {
  /** Of a build: the paths of all it has put there. */
  built: '.mingzhang-build.json',
  /** Of an export: likewise. */
  exported: '.mingzhang-export.json',
  /** Of a folder of packs. */
  packs: '.mingzhang-packs.json',
  /** Of a place for releases. */
  target: '.mingzhang-target',
  /** Of such a place that sites are unpacked to. */
  unpacked: '.mingzhang-unpacked',
} as const;

const isMade = (folder: string): boolean => Object.values(MARKS).some((mark) => existsSync(join(folder, mark)));

/** @throws Stopped where a folder to add to was made by a command: the next run takes it away again, or publishes it */
export function refuseMade(name: string, path: string): void {
  if (isMade(path)) throw new Stopped(`${name}（${follow(path)}）是生成或发布的目录`, '换一个单独的目录。');
}

/** @throws Stopped where a folder to write to lies in one that a command has made: the next run takes it away again */
export function keepOutOfMade(name: string, path: string): void {
  for (let at = follow(path); at !== dirname(at); at = dirname(at))
    if (isMade(dirname(at)))
      throw new Stopped(`${name}（${follow(path)}）在生成或发布的目录 ${dirname(at)} 里`, '换一个单独的目录。');
}
