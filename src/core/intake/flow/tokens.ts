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
}

/** A row of cells made of running text: text and column. */
export const makeLine = (cells: readonly { text: string; at: string; column: number }[]): Line => ({
  cells: cells.map(({ text, at, column }) => makeCell(text, at, { column })),
  row: 0,
  paragraph: false,
});
