import type { SourceNote, SourceTable } from '../core/intake/document.ts';
import { buildTable, sizeOf, type PlacedCell } from './build-table.ts';
import type { Input } from './reader.ts';

interface OpenCell extends PlacedCell {
  rowSpan: number;
  columnSpan: number;
}

/** Cells of a table while its rows are read in order: one may grow by those that go on with it. */
export class GrowingCells {
  readonly cells: OpenCell[] = [];
  private readonly above = new Map<number, OpenCell>();
  private before: OpenCell | undefined;
  private row = -1;

  startRow(): void {
    this.row++;
    this.before = undefined;
  }

  add(text: string, column: number, columnSpan: number): void {
    this.before = { text, row: this.row, column, rowSpan: 1, columnSpan };
    this.cells.push(this.before);
    this.above.set(column, this.before);
  }

  /** Widens the cell before in the row; false where there is none. */
  widen(columnSpan: number): boolean {
    if (!this.before) return false;
    this.before.columnSpan += columnSpan;
    return true;
  }

  /** Makes the cell above reach down to this row; false where none ends right above. */
  lengthen(column: number): boolean {
    const upper = this.above.get(column);
    if (!upper || upper.row + upper.rowSpan !== this.row) return false;
    upper.rowSpan++;
    return true;
  }
}

/** Counts and names the tables of a document; ends reading where their cells become too many. */
export class WordTables {
  private readonly input: Input;
  private readonly notes: SourceNote[];
  private tables = 0;
  private cells = 0;

  /** `notes`: where the reader tells what it left out. */
  constructor(input: Input, notes: SourceNote[]) {
    this.input = input;
    this.notes = notes;
  }

  /** `表3`; `inside` is the address of the cell that holds the table. */
  nextName(inside = ''): string {
    this.input.checkTime();
    return `${inside}表${++this.tables}`;
  }

  /** The table of these cells as a list of one, or of none where it has no row. */
  build(name: string, cells: readonly PlacedCell[]): SourceTable[] {
    const size = sizeOf(cells);
    this.cells += size.rows * size.columns;
    if (this.cells > this.input.limits.cells)
      this.input.fail('too-large', '文档里的表格太大', '请只留下绩效表，另存一份再导入');
    const at = (row: number, column: number): string => `${name}第${row + 1}行第${column + 1}列`;
    return size.rows > 0 ? [buildTable(cells, size, at, this.notes)] : [];
  }
}
