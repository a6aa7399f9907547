import type { PageCell, PageTable } from './fill-grid.ts';
import { mendCut, mendRow } from './mend-seam.ts';
import { cluster } from './page-content.ts';

/** A table of one or more pages. `pages` says for each row where it came from: page, table of the page, row in it. */
export interface JoinedTable {
  xs: readonly number[];
  cells: PageCell[];
  origins: { page: number; table: number; row: number }[];
  ruled: boolean;
  spans: boolean;
}

const NEAR = 4;

export function startTable(table: PageTable, page: number, number: number): JoinedTable {
  const origins = Array.from({ length: table.rows }, (_, row) => ({ page, table: number, row }));
  const { xs, ruled, spans } = table;
  return { xs, cells: [...table.cells], origins, ruled, spans };
}

/** Whether a table can go on in another: both reach from the same left edge to the same right edge. */
export const canJoin = (upper: JoinedTable, lower: PageTable): boolean =>
  upper.ruled === lower.ruled &&
  (lower.ruled
    ? Math.abs(upper.xs[0]! - lower.xs[0]!) <= NEAR && Math.abs(upper.xs.at(-1)! - lower.xs.at(-1)!) <= NEAR
    : upper.xs.length === lower.xs.length && upper.xs.slice(0, -1).every((x, i) => Math.abs(x - lower.xs[i]!) <= 10));

const nearest = (edges: readonly number[], place: number): number => {
  let best = 0;
  edges.forEach((edge, i) => {
    if (Math.abs(edge - place) < Math.abs(edges[best]! - place)) best = i;
  });
  return best;
};

/** Cells moved to other columns: the edges stay where they are on the page. */
const moveColumns = (cells: readonly PageCell[], from: readonly number[], to: readonly number[]): PageCell[] =>
  cells.map((cell) => {
    const column = nearest(to, from[cell.column]!);
    const end = nearest(to, from[cell.column + (cell.columnSpan ?? 1)]!);
    return { ...cell, column, columnSpan: Math.max(1, end - column) };
  });

const rowText = (cells: readonly PageCell[], row: number): string =>
  JSON.stringify(
    cells
      .filter((cell) => cell.row === row)
      .sort((a, b) => a.column - b.column)
      .map(({ text }) => text.replace(/\s/g, '')),
  );

const firstText = (cells: readonly PageCell[], row: number): string =>
  [...cells].sort((a, b) => a.column - b.column).find((cell) => cell.row === row && cell.text !== '')?.text ?? '';

/**
 * Rows at the top that repeat the rows the whole table begins with, whatever they hold: every page may print them again. What
 * follows them must go on otherwise than the table does, or it is a second table like the first.
 */
function countOpening(upper: readonly PageCell[], lower: readonly PageCell[], rows: number): number {
  let same = 0;
  while (same < rows && firstText(lower, same) !== '' && rowText(upper, same) === rowText(lower, same)) same++;
  return same < rows && firstText(lower, same) !== firstText(upper, same) ? same : 0;
}

/** Rows at the top that repeat earlier rows of labels, as a printed heading does: at least three labels and no figure. */
function countRepeated(upper: JoinedTable, lower: readonly PageCell[], rows: number): number {
  const known = new Set(upper.origins.map((_, row) => rowText(upper.cells, row)));
  let repeated = countOpening(upper.cells, lower, rows);
  while (repeated < rows) {
    const filled = lower.filter(({ row, text }) => row === repeated && text !== '');
    const labels = filled.length >= 3 && filled.every(({ text }) => !/^[≥≤><=＝]?\s*[\d.,]+/.test(text));
    if (!labels || !known.has(rowText(lower, repeated))) break;
    repeated++;
  }
  return repeated;
}

/** Whether a table goes on in another: that does not begin as this did, or only repeats its first rows. */
export const goesOn = (upper: JoinedTable, lower: PageTable): boolean =>
  canJoin(upper, lower) &&
  lower.ruled &&
  (firstText(upper.cells, 0) !== firstText(lower.cells, 0) || countOpening(upper.cells, lower.cells, lower.rows) > 0);

/** Adds the table of the next page below: same edges become one column, repeated headings go, cut cells are mended. */
export function joinTable(upper: JoinedTable, lower: PageTable, page: number, number: number): void {
  const xs = lower.ruled ? cluster([...upper.xs, ...lower.xs], NEAR) : upper.xs;
  const seam = upper.origins.length;
  const above = moveColumns(upper.cells, upper.xs, xs);
  const below = moveColumns(lower.cells, lower.xs, xs);
  const skip = countRepeated({ ...upper, cells: above }, below, lower.rows);
  const kept = below.filter(({ row }) => row >= skip).map((cell) => ({ ...cell, row: cell.row - skip + seam }));
  const origins = Array.from({ length: lower.rows - skip }, (_, i) => ({ page, table: number, row: i + skip }));
  const whole = [...above, ...kept];
  const row = lower.ruled && origins.length > 0 ? mendRow(whole, seam) : { cells: whole, mended: false };
  upper.xs = xs;
  upper.spans &&= lower.spans;
  upper.cells = lower.ruled && !row.mended ? mendCut(row.cells, seam) : row.cells;
  upper.origins.push(...origins.slice(row.mended ? 1 : 0));
}
