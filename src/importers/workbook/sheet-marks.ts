import type { SourceParagraph } from '../../core/intake/document.ts';
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

/** Lines of the printed header or footer of a sheet, each once. */
export function marginLines(codes: readonly string[], sheet: string, called: '页眉' | '页脚'): SourceParagraph[] {
  const texts = new Set(codes.flatMap((code) => headerTexts(code, sheet)));
  return [...texts].map((text) => ({ type: 'paragraph', text, at: sheet ? `${sheet}!${called}` : called }));
}
