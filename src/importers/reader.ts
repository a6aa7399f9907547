import type { SourceNote, SourcePart } from '../core/intake/document.ts';
import type { Limits } from './limits.ts';
import { UnreadableFile, type UnreadableCode } from './unreadable-file.ts';

/** A file on its way through a reader. */
export interface Input {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly limits: Limits;
  /** Ends reading with one error that says what is wrong and what to do. */
  fail(code: UnreadableCode, wrong: string, todo: string, cause?: unknown): never;
  /** @throws UnreadableFile when the time is over. */
  checkTime(): void;
}

export interface Reading {
  readonly parts: readonly SourcePart[];
  readonly notes: readonly SourceNote[];
}

/** One format of files: how its bytes are told from others, and what makes a document of them. */
export interface FileReader {
  readonly id: string;
  /** As a clerk calls it: `Excel 工作簿（.xlsx）`. */
  readonly label: string;
  /** Endings of names that go with it, lower case, with the dot. */
  readonly endings: readonly string[];
  /** Text without marks of its own: among these the file's name decides. */
  readonly plain?: true;
  /** Pieces of it look like text: there the name decides too. */
  readonly fragments?: true;
  /** Looks at content only, never at the name. */
  recognise(bytes: Uint8Array): boolean;
  read(input: Input): Promise<Reading> | Reading;
}

export function openInput(name: string, bytes: Uint8Array, limits: Limits, now: () => number): Input {
  const end = now() + limits.time;
  const fail: Input['fail'] = (code, wrong, todo, cause) => {
    throw new UnreadableFile(name, code, wrong, todo, cause);
  };
  return {
    name,
    bytes,
    limits,
    fail,
    checkTime: () => {
      if (now() > end)
        fail('too-large', '读这个文件用的时间太长', '请把文件拆成几个小的再导入，或删去其中与绩效表无关的内容');
    },
  };
}
