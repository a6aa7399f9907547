import type { SourceNote, SourceParagraph } from '../../core/intake/document.ts';
import { headerTexts } from './header-text.ts';

/** What a sheet has beside the values of its cells, and the library does not tell. */
export interface SheetMarks {
  /** What is left of texts that are struck out, wholly or in part, by row and column: `3 0`. */
  readonly struck: ReadonlyMap<string, string>;
  /** Codes of the headers and footers of its printed pages. */
  readonly headers: readonly string[];
  readonly footers: readonly string[];
}

export const NO_MARKS: SheetMarks = { struck: new Map(), headers: [], footers: [] };

/** A text that is struck out is no part of the value. */
export const noteStruck = (at: string, text: string): SourceNote => ({
  at,
  message: `用删除线划去的文字没有读入：${text}`,
});

const REMARK_SHOWN = 200; // characters: a note names the remark, it does not print it

/** What a reviewer wrote beside a text. */
export const noteRemark = (at: string, text: string): SourceNote => ({
  at,
  message: `批注没有读入：${text.trim().slice(0, REMARK_SHOWN)}`,
});

/** Lines of the printed header or footer of a sheet, each once. */
export function marginLines(codes: readonly string[], sheet: string, called: '页眉' | '页脚'): SourceParagraph[] {
  const texts = new Set(codes.flatMap((code) => headerTexts(code, sheet)));
  return [...texts].map((text) => ({ type: 'paragraph', text, at: `${sheet}!${called}` }));
}
