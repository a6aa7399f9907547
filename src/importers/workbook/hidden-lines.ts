import type { SourceNote } from '../../core/intake/document.ts';
import { nameColumn } from './name-cell.ts';
import { note } from '../source-notes.ts';

/** A cell that holds something. */
export interface Filled {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** The first and last cell of a merge, by row and column. */
export interface Merge {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number; readonly c: number };
}

/** Merges by the row and column where they start: `3 0`. */
export type Merges = ReadonlyMap<string, Merge>;

export interface Hidden {
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
}

const HAN = /\p{Script=Han}/u;

/** Says of each hidden row or column whether it was read. */
function noteHidden(name: string, line: 'row' | 'column', index: number, isLeft: boolean): SourceNote {
  const [at, called] =
    line === 'row' ? [String(index + 1), `第 ${index + 1} 行`] : [nameColumn(index), `${nameColumn(index)} 列`];
  return note(`${name}!${at}`, isLeft ? 'line-left-out' : 'line-hidden', called);
}

function findInLines(
  line: 'row' | 'column',
  name: string,
  filled: readonly Filled[],
  isHidden: (cell: Filled) => boolean,
  notes: SourceNote[],
): Filled[] {
  const hidden = Map.groupBy(filled.filter(isHidden), (cell) => cell[line]);
  return [...hidden].flatMap(([index, cells]) => {
    const isLeft = cells.length < filled.length && !cells.some(({ text }) => HAN.test(text));
    notes.push(noteHidden(name, line, index, isLeft));
    return isLeft ? cells : [];
  });
}

/**
 * Hidden rows and columns are read, since people hide what does not fit on the screen. One without any Chinese word is left
 * out: a column of a form has a heading, codes that systems leave for themselves have none. Gives the cells that are left
 * out; those merged with a shown row or column are shown.
 */
export function findUnread(
  filled: readonly Filled[],
  name: string,
  hidden: Hidden,
  merges: Merges,
  notes: SourceNote[],
): Set<Filled> {
  const endOf = ({ row, column }: Filled): Merge['e'] => merges.get(`${row} ${column}`)?.e ?? { r: row, c: column };
  const inRow = (cell: Filled): boolean => hidden.rows.has(cell.row) && endOf(cell).r === cell.row;
  const inColumn = (cell: Filled): boolean => hidden.columns.has(cell.column) && endOf(cell).c === cell.column;
  return new Set([
    ...findInLines('row', name, filled, inRow, notes),
    ...findInLines('column', name, filled, inColumn, notes),
  ]);
}
