import type { PageCell } from './fill-grid.ts';
import { glue } from './join-lines.ts';

const endOf = ({ row, rowSpan = 1 }: PageCell): number => row + rowSpan;

const sameColumns = (a: PageCell, b: PageCell): boolean =>
  a.column === b.column && (a.columnSpan ?? 1) === (b.columnSpan ?? 1);

const count = (text: string, signs: RegExp): number => text.match(signs)?.length ?? 0;

/** Whether a text breaks off inside a bracket that the other closes. */
const breaksOff = (upper: string, lower: string): boolean =>
  count(upper, /[(（]/g) > count(upper, /[)）]/g) && count(lower, /[(（]/g) < count(lower, /[)）]/g);

/**
 * A merged cell that the page's edge cut in two has its text in one half, or in both where a bracket goes over the edge: the
 * halves become one cell again. Only where a half is merged over rows: two plain cells, one of them blank, are two values.
 */
export function mendCut(cells: readonly PageCell[], seam: number): PageCell[] {
  const mended = new Map<PageCell, PageCell>();
  const gone = new Set<PageCell>();
  for (const lower of cells.filter(({ row }) => row === seam)) {
    const upper = cells.find((cell) => endOf(cell) === seam && sameColumns(cell, lower));
    if (!upper || ((upper.text === '') === (lower.text === '') && !breaksOff(upper.text, lower.text))) continue;
    if ((upper.rowSpan ?? 1) === 1 && (lower.rowSpan ?? 1) === 1) continue;
    mended.set(upper, { ...upper, text: upper.text + lower.text, rowSpan: endOf(lower) - upper.row });
    gone.add(lower);
  }
  return cells.filter((cell) => !gone.has(cell)).map((cell) => mended.get(cell) ?? cell);
}

/** Whether the text of a cell that ends at the page's edge was full there, so that the cell below may be its second half. */
const wraps = (upper: PageCell, lower: PageCell): boolean =>
  upper.rest !== undefined && lower.piece !== undefined && lower.piece > upper.rest;

/**
 * A row that the page's edge cut in two: in every column the text stands in one half, or fills the upper half and goes on
 * in the lower, which at least one column shows. The halves become one row again.
 */
export function mendRow(cells: readonly PageCell[], seam: number): { cells: PageCell[]; mended: boolean } {
  const lower = cells.filter(({ row }) => row === seam);
  const pairs = lower.map((cell) => ({
    cell,
    upper: cells.find((other) => endOf(other) === seam && sameColumns(other, cell)),
  }));
  const both = pairs.filter(({ cell, upper }) => cell.text !== '' && upper && upper.text !== '');
  const cut =
    pairs.every(({ upper }) => upper) && both.length > 0 && both.every(({ cell, upper }) => wraps(upper!, cell));
  // two rows without any blank are two rows, however their texts end
  if (!cut || both.length === pairs.length) return { cells: [...cells], mended: false };
  const join = (upper: PageCell, cell: PageCell): PageCell => ({
    ...upper,
    text: upper.text + glue(upper.text, cell.text) + cell.text,
    rowSpan: (upper.rowSpan ?? 1) + (cell.rowSpan ?? 1) - 1,
  });
  const joined = new Map(pairs.map(({ cell, upper }) => [upper!, join(upper!, cell)]));
  const rest = cells.filter(({ row }) => row !== seam).map((cell) => joined.get(cell) ?? cell);
  return { cells: rest.map((cell) => (cell.row > seam ? { ...cell, row: cell.row - 1 } : cell)), mended: true };
}
