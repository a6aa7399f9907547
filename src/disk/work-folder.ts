import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isSameProcess, startOf } from './processes.ts';
import { CACHES, MADE } from './caches.ts';

/*
 * Folders a command works in until it is done. The name of each says whose it is, so that what a killed command has left is
 * told from what a living one is at work on: `<prefix>work-<process>-<its start>-<number>-<machine>`. Two machines may share
 * a disk; what another one is at work on is left alone.
 */
const HOST = hostname().replace(/[^A-Za-z0-9.-]/g, '_');
const NAME = /^work-(\d+)-(\d*)-\d+-(.+)$/;

/** The process at work in a folder of this name: still there, gone, or nobody's. */
function stateOf(name: string, prefix: string): 'alive' | 'dead' | 'none' {
  const [, pid = '', start = '', host] = (name.startsWith(prefix) && NAME.exec(name.slice(prefix.length))) || [];
  if (host === undefined) return 'none';
  return host !== HOST || isSameProcess(Number(pid), start) ? 'alive' : 'dead';
}

/** Whether a name is that of a work folder without prefix. */
export const isWorkFolder = (name: string): boolean => NAME.test(name);

const namesIn = (above: string): string[] => (existsSync(above) ? readdirSync(above) : []);

/** Removes a folder as far as the system allows: what cannot be removed is no reason to stop. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // somebody else's, or still open (Windows)
  }
}

/** Removes what processes that have ended left of their work in a folder. @param rescue takes out of it what must not be lost */
export function clearDead(above: string, prefix: string, rescue: (folder: string) => void = () => undefined): void {
  for (const name of namesIn(above).filter((one) => stateOf(one, prefix) === 'dead')) {
    rescue(join(above, name));
    remove(join(above, name));
  }
}

/** Removes from the caches whatever no living process is at work on. */
export function clearCaches(): void {
  for (const cache of Object.values(CACHES))
    for (const name of namesIn(cache).filter((one) => stateOf(one, '') !== 'alive')) remove(join(cache, name));
  clearDead(MADE, '');
}

/** The folders of others at work beside one's own. */
export const othersAtWork = (above: string, prefix: string, own: string): string[] =>
  namesIn(above).filter((name) => join(above, name) !== own && stateOf(name, prefix) === 'alive');

const own = new Set<string>();
let isWatched = false;

/** An empty folder of this process to work in, readable by its user only. It is gone when the process ends in any orderly way. */
export function makeWorkFolder(above: string, prefix = ''): string {
  clearDead(above, prefix);
  mkdirSync(above, { recursive: true });
  if (!isWatched) process.once('exit', () => own.forEach(remove));
  isWatched = true;
  for (let number = 1; ; number++) {
    const folder = join(above, `${prefix}work-${process.pid}-${startOf(process.pid)}-${number}-${HOST}`);
    try {
      mkdirSync(folder, { mode: 0o700 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    own.add(folder);
    return folder;
  }
}

export function removeWorkFolder(folder: string): void {
  remove(folder);
  own.delete(folder);
}

/** Leaves a folder to whoever clears up after this process: what has to be rescued is in it. */
export const leaveWorkFolder = (folder: string): void => void own.delete(folder);
