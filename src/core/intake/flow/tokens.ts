import { makeCell, type Line } from '../lines.ts';
import type { Raised } from '../doubts.ts';

/** A run of text between white space, with the line it stands on. */
export interface Token {
  readonly text: string;
  /** Which line of the form, and which token of that line. */
  readonly line: number;
  readonly index: number;
  readonly at: string;
}

export interface Unflowed {
  readonly lines: readonly Line[];
  readonly doubts: readonly Raised[];
  /** Headings of whole tables, which no row keeps: 绩效指标. */
  readonly groups?: readonly Pick<Token, 'text' | 'at'>[];
}

/** A cell of running text: its text, where it begins, and the pieces that it was made of. */
interface MadeCell {
  readonly text: string;
  readonly at: string;
  readonly column: number;
  readonly pieces?: readonly Pick<Token, 'at'>[];
}

/** A row of cells made of running text. */
export const makeLine = (cells: readonly MadeCell[]): Line => ({
  cells: cells.map(({ text, at, column, pieces = [] }) => ({
    ...makeCell(text, at, { column }),
    alsoAt: [...new Set(pieces.map((piece) => piece.at))].filter((other) => other !== at),
  })),
  row: 0,
  paragraph: false,
});
