import { statSync } from 'node:fs';

/** A file by what its system says of it: while that is the same, so is what it holds. Times in milliseconds. */
export interface FileState {
  readonly size: number;
  readonly time: number;
  /** When anything about it was changed, which nobody can set. */
  readonly changed: number;
  readonly inode: number;
  /** Whether it was old enough: another change at the same moment of a coarse clock would not be seen. */
  readonly isSettled: boolean;
}

/** Between two times that a disk tells apart, at most: FAT keeps even seconds. */
const COARSE = 2000;
const FINE = 50;

const isWhole = (time: number): boolean => time % 1000 === 0;

/** @returns undefined where it is no file */
export function stateOfFile(path: string): FileState | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) return undefined;
  const { size, mtimeMs: time, ctimeMs: changed, ino: inode } = found;
  const grain = isWhole(time) ? COARSE : FINE;
  return { size, time, changed, inode, isSettled: Math.max(time, changed) + grain < Date.now() };
}

export const isUntouched = (before: FileState, now: FileState): boolean =>
  before.isSettled &&
  before.size === now.size &&
  before.time === now.time &&
  before.changed === now.changed &&
  before.inode === now.inode;
