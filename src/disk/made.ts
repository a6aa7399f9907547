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
  /** Of a place for releases. */
  target: '.mingzhang-target',
} as const;

/** @throws Stopped where a folder to write to lies in one that a command has made: the next run takes it away again */
export function keepOutOfMade(name: string, path: string): void {
  for (let at = follow(path); at !== dirname(at); at = dirname(at))
    if (Object.values(MARKS).some((mark) => existsSync(join(dirname(at), mark))))
      throw new Stopped(`${name}（${follow(path)}）在生成或发布的目录 ${dirname(at)} 里`, '换一个单独的目录。');
}
