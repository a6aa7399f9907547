import type { PageCell } from './fill-grid.ts';

/**
 * Without rows that are none: where lines miss each other, a row of cells has a second row in which no text begins and most
 * places belong to cells that go on from above.
 */
export function dropHollowRows(
  cells: readonly PageCell[],
  rows: number,
  columns: number,
): { cells: PageCell[]; rows: number } {
  const isHollow = (row: number): boolean => {
    const above = cells.filter((cell) => cell.text !== '' && cell.row < row && row < cell.row + (cell.rowSpan ?? 1));
    const covered = above.reduce((sum, { columnSpan = 1 }) => sum + columnSpan, 0);
    return covered > columns / 2 && !cells.some((cell) => cell.row === row && cell.text !== '');
  };
  const kept = Array.from({ length: rows }, (_, row) => row).filter((row) => !isHollow(row));
  if (kept.length === rows) return { cells: [...cells], rows };
  const place = (row: number): number => kept.filter((other) => other < row).length;
  const moved = cells.map((cell) => {
    const row = place(cell.row);
    return { ...cell, row, rowSpan: place(cell.row + (cell.rowSpan ?? 1)) - row };
  });
  return { cells: moved.filter(({ rowSpan }) => rowSpan > 0), rows: kept.length };
}
