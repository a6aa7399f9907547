import type { PageCell, PageTable } from './fill-grid.ts';
import { glue } from './join-text.ts';
import { cluster } from './page-content.ts';

/** A table of one or more pages. `pages` says for each row where it came from: page, table of the page, row in it. */
export interface JoinedTable {
  xs: readonly number[];
  cells: PageCell[];
  origins: { page: number; table: number; row: number }[];
  ruled: boolean;
}

const NEAR = 4;

export function startTable(table: PageTable, page: number, number: number): JoinedTable {
  const origins = Array.from({ length: table.rows }, (_, row) => ({ page, table: number, row }));
  return { xs: table.xs, cells: [...table.cells], origins, ruled: table.ruled };
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

/** Rows at the top that repeat earlier rows of labels, as a printed heading does: at least three labels and no figure. */
function countRepeated(upper: JoinedTable, lower: readonly PageCell[], rows: number): number {
  const known = new Set(upper.origins.map((_, row) => rowText(upper.cells, row)));
  let repeated = 0;
  while (repeated < rows) {
    const filled = lower.filter(({ row, text }) => row === repeated && text !== '');
    const labels = filled.length >= 3 && filled.every(({ text }) => !/^[≥≤><=＝]?\s*[\d.,]+/.test(text));
    if (!labels || !known.has(rowText(lower, repeated))) break;
    repeated++;
  }
  return repeated;
}

const endOf = ({ row, rowSpan = 1 }: PageCell): number => row + rowSpan;

const sameColumns = (a: PageCell, b: PageCell): boolean =>
  a.column === b.column && (a.columnSpan ?? 1) === (b.columnSpan ?? 1);

/**
 * A merged cell that the page's edge cut in two has its text in one half: the halves become one cell again. Only where a
 * half is merged over rows: two plain cells, one of them blank, are two values.
 */
function mendCut(cells: readonly PageCell[], seam: number): PageCell[] {
  const mended = new Map<PageCell, PageCell>();
  const gone = new Set<PageCell>();
  for (const lower of cells.filter(({ row }) => row === seam)) {
    const upper = cells.find((cell) => endOf(cell) === seam && sameColumns(cell, lower));
    if (!upper || (upper.text === '') === (lower.text === '')) continue;
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
function mendRow(cells: readonly PageCell[], seam: number): { cells: PageCell[]; mended: boolean } {
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
  upper.cells = lower.ruled && !row.mended ? mendCut(row.cells, seam) : row.cells;
  upper.origins.push(...origins.slice(row.mended ? 1 : 0));
}
