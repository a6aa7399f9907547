import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What a commit does to a disk; tests let any step fail. */
export interface Disk {
  write(file: string, text: string): void;
  rename(from: string, to: string): void;
}

/** On the disk for good, and read again: a full disk may cut a file short without an error. */
function writeWhole(file: string, text: string): void {
  const handle = openSync(file, 'wx');
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (readFileSync(file, 'utf8') !== text) throw new Error(`写入的内容不完整：${file}`);
}

export const DISK: Disk = { write: writeWhole, rename: renameSync };
