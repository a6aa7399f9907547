import type { SheetBlock, SheetCell } from '../../../src/core/forms/sheet.ts';

type Rows = readonly (readonly SheetCell[])[];

/**
 * The cells of a run of rows laid on a grid of `columns`, as a browser lays a table: each place holds the cell that covers
 * it. Throws where a cell overlaps another, runs over an edge or leaves a hole.
 */
function fillRows(rows: Rows, columns: number): SheetCell[][] {
  const grid: (SheetCell | undefined)[][] = rows.map(() => Array.from({ length: columns }, () => undefined));
  rows.forEach((cells, y) => {
    for (const cell of cells) {
      const x = grid[y]!.indexOf(undefined);
      if (x < 0) throw new Error(`row ${y} has no place left for “${cell.text}” (${cell.path})`);
      for (let down = 0; down < (cell.rows ?? 1); down++)
        for (let across = 0; across < (cell.cols ?? 1); across++) {
          const row = grid[y + down];
          if (!row || x + across >= columns) throw new Error(`“${cell.text}” (${cell.path}) runs over the edge`);
          if (row[x + across]) throw new Error(`“${cell.text}” (${cell.path}) overlaps “${row[x + across]!.text}”`);
          row[x + across] = cell;
        }
    }
  });
  return grid.map((row, y) =>
    row.map((cell, x) => {
      if (!cell) throw new Error(`hole in row ${y}, column ${x}`);
      return cell;
    }),
  );
}

/** Head and body of a block on its grid. */
export const fillGrid = ({ head = [], body, widths }: SheetBlock): { head: SheetCell[][]; body: SheetCell[][] } => ({
  head: fillRows(head, widths.length),
  body: fillRows(body, widths.length),
});

/** A grid as lines of text, a merged cell repeated in every place it covers. */
export const drawGrid = (grid: readonly (readonly SheetCell[])[]): string[] =>
  grid.map((row) => row.map(({ text }) => text || '·').join(' | '));
