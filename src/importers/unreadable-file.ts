/**
 * Why a file gives no document. Stable words: the command prints them and tests hold on to them. `reader-failed`: a reader
 * met what it did not expect, which may be a fault of the file or of ours.
 */
export type UnreadableCode =
  | 'encrypted'
  | 'damaged'
  | 'empty'
  | 'image-only'
  | 'wrong-name'
  | 'too-large'
  | 'not-supported'
  | 'no-table'
  | 'reader-failed';

/** A file that gives nothing. The message is Chinese, for a clerk: what is wrong, then what to do. */
export class UnreadableFile extends Error {
  readonly code: UnreadableCode;
  readonly file: string;

  constructor(file: string, code: UnreadableCode, wrong: string, todo: string, cause?: unknown) {
    super(`${wrong}。${todo}。`, cause === undefined ? undefined : { cause });
    this.name = 'UnreadableFile';
    this.file = file;
    this.code = code;
  }
}
