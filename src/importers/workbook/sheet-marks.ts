import type { SourceParagraph } from '../../core/intake/document.ts';
import { headerTexts } from './header-text.ts';

/** A text that is struck out, wholly or in part. */
export interface StruckText {
  readonly left: string;
  /** What is struck out; the whole text where it is not given. */
  readonly gone?: string;
}

/** A text in pieces, some of them struck out; undefined where none is. */
export function strikePieces(
  pieces: readonly { readonly text: string; readonly isStruck: boolean }[],
): StruckText | undefined {
  const join = (isStruck: boolean): string =>
    pieces
      .filter((piece) => piece.isStruck === isStruck)
      .map(({ text }) => text)
      .join('');
  return pieces.some(({ isStruck }) => isStruck) ? { left: join(false), gone: join(true) } : undefined;
}

/** What a sheet has beside the values of its cells, and the library does not tell. */
export interface SheetMarks {
  /** By row and column: `3 0`. */
  readonly struck: ReadonlyMap<string, StruckText>;
  /** Whether the sheet is set to show nothing in cells that hold zero. */
  readonly hidesZeros: boolean;
  /** Codes of the headers and footers of its printed pages. */
  readonly headers: readonly string[];
  readonly footers: readonly string[];
}

export const NO_MARKS: SheetMarks = { struck: new Map(), hidesZeros: false, headers: [], footers: [] };

/** Lines of the printed header or footer of a sheet, each once. */
export function marginLines(codes: readonly string[], sheet: string, called: '页眉' | '页脚'): SourceParagraph[] {
  const texts = new Set(codes.flatMap((code) => headerTexts(code, sheet)));
  return [...texts].map((text) => ({ type: 'paragraph', text, at: sheet ? `${sheet}!${called}` : called }));
}
