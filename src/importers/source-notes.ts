import type { SourceNote } from '../core/intake/document.ts';
import { mendCharacters } from './mend-characters.ts';

/** A text that is struck out is no part of the value. */
export const noteStruck = (at: string, text: string): SourceNote => ({
  at,
  message: `用删除线划去的文字没有读入：${text}`,
});

const REMARK_SHOWN = 200; // characters: a note names the remark, it does not print it

/** What a reviewer wrote beside a text. */
export const noteRemark = (at: string, text: string): SourceNote => ({
  at,
  message: `批注没有读入：${mendCharacters(text).trim().slice(0, REMARK_SHOWN)}`,
});
