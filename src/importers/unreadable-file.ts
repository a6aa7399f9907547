/** Why a file gives no document. Stable words: the command prints them and tests hold on to them. */
export type UnreadableCode =
  'encrypted' | 'damaged' | 'empty' | 'image-only' | 'wrong-name' | 'too-large' | 'not-supported' | 'no-table';

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
