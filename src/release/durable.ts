import {
  chmodSync,
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { Step } from './step.ts';

/** Folders opened for reading cannot be flushed everywhere (Windows, some network disks); the files in them are all the same. */
const CANNOT_SYNC = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP']);

/** What is published may be read by everybody, by the web server first of all, whatever the habit of who publishes (umask). */
export function openToReaders(folder: string): void {
  try {
    chmodSync(folder, 0o755);
  } catch {
    // a disk without rights, or a folder of somebody else's
  }
}

/** Makes a folder and those above it, for readers too. */
export function makeOpenFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length && made !== dirname(made); made = dirname(made))
    openToReaders(made);
}

/** Writes a new file. @param finish is given the open file at the end @throws where there is a file already, or on a full disk */
export function writeNew(path: string, bytes: Uint8Array, step: Step, finish = (_: number): void => undefined): void {
  makeOpenFolder(dirname(path));
  step('write-file', path);
  const file = openSync(path, 'wx', 0o644);
  try {
    try {
      fchmodSync(file, 0o644);
    } catch {
      // a disk without rights
    }
    // one call may write less than it was given
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    finish(file);
  } finally {
    closeSync(file);
  }
}

/** Writes a new file and waits until the disk has it. @throws as `writeNew` does */
export const writeDurably = (path: string, bytes: Uint8Array, step: Step): void =>
  writeNew(path, bytes, step, (file) => {
    step('sync-file', path);
    fsyncSync(file);
  });

/** Waits until the disk has what was written into a file. */
export function syncFile(path: string, step: Step): void {
  step('sync-file', path);
  // for writing: some systems wait for nothing else
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Waits until the disk has the names in a folder. */
export function syncFolder(folder: string, step: Step): void {
  step('sync-folder', folder);
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch (error) {
    if (!CANNOT_SYNC.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Waits until the disk has everything of the file system that something stands on, where the system can be asked for that. */
export const syncDisk = (at: string): boolean =>
  process.platform === 'linux' && spawnSync('sync', ['--file-system', at], { stdio: 'ignore' }).status === 0;

/**
 * Waits until the disk has the names in many folders: by one call for the whole disk where the system has it, which takes
 * less than one for each folder.
 * @param folders `at` and those below it
 */
export function syncFolders(at: string, folders: readonly string[], step: Step): void {
  step('sync-folder', at);
  if (syncDisk(at)) return;
  for (const folder of folders) syncFolder(folder, step);
}

/** Gives a file another name on the same disk, where that is possible: not across disks, nor everywhere on one. */
export function linkDurably(from: string, to: string, step: Step): boolean {
  step('keep-file', to);
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    return false;
  }
}

/** Puts a file in the place of another in one move: a reader meets the old or the new one, never a part. */
export function replaceDurably(folder: string, path: string, bytes: Uint8Array, step: Step): void {
  const beside = join(folder, dirname(path), `.${path.slice(path.lastIndexOf('/') + 1)}.${process.pid}.new`);
  // a former attempt of this process may have left it
  rmSync(beside, { force: true });
  writeDurably(beside, bytes, step);
  step('rename', path);
  renameSync(beside, join(folder, path));
}
