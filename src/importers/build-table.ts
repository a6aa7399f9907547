import type { SourceCell, SourceNote, SourceTable } from '../core/intake/document.ts';
import { note } from './source-notes.ts';

/** A cell with the place it was given; its span may run over the edge or into another cell. */
export interface PlacedCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
}

export interface TableSize {
  readonly rows: number;
  readonly columns: number;
}

/** Cuts a span to the table, and to the places that no earlier cell covers. */
function fitSpan(cell: PlacedCell, size: TableSize, taken: readonly Uint8Array[]): { down: number; across: number } {
  const free = (row: number, column: number): boolean => taken[row]?.[column] === 0;
  let across = 0;
  while (across < (cell.columnSpan ?? 1) && free(cell.row, cell.column + across)) across++;
  let down = 1;
  const rowFree = (row: number): boolean => {
    for (let x = 0; x < across; x++) if (!free(row, cell.column + x)) return false;
    return row < size.rows;
  };
  while (down < (cell.rowSpan ?? 1) && rowFree(cell.row + down)) down++;
  return { down, across };
}

/**
 * A table of every cell once: places that no cell covers become empty cells. Where two cells claim a place, the one that
 * comes first keeps it, and a note tells the text of the other, which stands beneath it.
 */
export function buildTable(
  placed: readonly PlacedCell[],
  size: TableSize,
  at: (row: number, column: number) => string,
  notes: SourceNote[],
  merges: SourceTable['merges'] = 'true',
): SourceTable {
  const taken = Array.from({ length: size.rows }, () => new Uint8Array(size.columns));
  const cells: SourceCell[] = [];
  const put = (cell: PlacedCell): void => {
    if (taken[cell.row]?.[cell.column] !== 0) {
      if (cell.text.trim() !== '') notes.push(note(at(cell.row, cell.column), 'under-merge', cell.text));
      return;
    }
    const { down, across } = fitSpan(cell, size, taken);
    for (let y = 0; y < down; y++) taken[cell.row + y]!.fill(1, cell.column, cell.column + across);
    const { text, row, column } = cell;
    cells.push({ text, row, column, rowSpan: down, columnSpan: across, at: at(row, column) });
  };
  placed.forEach(put);
  taken.forEach((line, row) => line.forEach((mark, column) => mark || put({ text: '', row, column })));
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { type: 'table', cells, rows: size.rows, columns: size.columns, merges };
}

/** The least size that holds every cell with its span. */
export function sizeOf(placed: readonly PlacedCell[]): TableSize {
  let rows = 0;
  let columns = 0;
  for (const { row, column, rowSpan = 1, columnSpan = 1 } of placed) {
    rows = Math.max(rows, row + rowSpan);
    columns = Math.max(columns, column + columnSpan);
  }
  return { rows, columns };
}
