import type { SourceNote, SourceTable } from '../../core/intake/document.ts';
import { buildTable, type PlacedCell, type TableSize } from '../build-table.ts';
import type { Input } from '../reader.ts';
import { findUnread, type Filled, type Hidden, type Merges } from './hidden-lines.ts';
import { nameCell } from './name-cell.ts';

/** A sheet of a workbook of any format: its cells that hold something, and how they are laid out. */
export interface SheetContent {
  readonly filled: readonly Filled[];
  readonly merges: Merges;
  readonly hidden: Hidden;
}

const WIDE = 64; // a title merged over more columns than any form has says nothing about the form's width

/** The used part of the sheet: filled cells, and the merges that begin among them. */
function measure(filled: readonly Filled[], merges: Merges): TableSize {
  let rows = 0;
  let columns = 0;
  for (const { row, column } of filled) {
    rows = Math.max(rows, row + 1);
    columns = Math.max(columns, column + 1);
  }
  for (const { s, e } of [...merges.values()]) {
    if (s.r >= rows || s.c >= columns) continue;
    if (e.c - s.c < WIDE) columns = Math.max(columns, e.c + 1);
    if (e.r - s.r < WIDE) rows = Math.max(rows, e.r + 1);
  }
  return { rows, columns };
}

/** Keeps only rows and columns that hold something: for sheets whose few cells stand far apart. */
function squeeze(used: ReadonlySet<number>, whole: number, most: number): number[] {
  if (whole <= most) return Array.from({ length: whole }, (_, i) => i);
  return [...used].sort((a, b) => a - b);
}

/** A sheet as one table with its merges; undefined for an empty sheet. */
export function laySheet(
  input: Input,
  name: string,
  { filled: all, merges, hidden }: SheetContent,
  notes: SourceNote[],
): SourceTable | undefined {
  const unread = findUnread(all, name, hidden, merges, notes);
  const filled = all.filter((cell) => !unread.has(cell));
  if (filled.length === 0) return undefined;
  const size = measure(filled, merges);
  const rows = squeeze(new Set(filled.map(({ row }) => row)), size.rows, 5_000);
  const columns = squeeze(new Set(filled.map(({ column }) => column)), size.columns, 500);
  if (rows.length * columns.length > input.limits.cells)
    input.fail('too-large', `工作表“${name}”的格子太多`, '请只留下绩效表，另存一份再导入');
  const rowAt = new Map(rows.map((row, i) => [row, i]));
  const columnAt = new Map(columns.map((column, i) => [column, i]));
  const place = ({ row, column, text }: Filled): PlacedCell => {
    const merge = merges.get(`${row} ${column}`);
    const rowSpan = merge ? Math.min(merge.e.r, size.rows - 1) - row + 1 : 1;
    const columnSpan = merge ? Math.min(merge.e.c, size.columns - 1) - column + 1 : 1;
    return { text, row: rowAt.get(row)!, column: columnAt.get(column)!, rowSpan, columnSpan };
  };
  const written = new Set(filled.map(({ row, column }) => `${row} ${column}`));
  const blanks = [...merges]
    .filter(([start, { s }]) => !written.has(start) && rowAt.has(s.r) && columnAt.has(s.c))
    .map(([, { s }]): Filled => ({ row: s.r, column: s.c, text: '' }));
  // merges first: what stands under one is not shown on the sheet
  const placed = [...filled, ...blanks].map(place).sort((a, b) => area(b) - area(a));
  const at = (row: number, column: number): string => nameCell(name, rows[row]!, columns[column]!);
  return buildTable(placed, { rows: rows.length, columns: columns.length }, at, notes);
}

const area = ({ rowSpan = 1, columnSpan = 1 }: PlacedCell): number => rowSpan * columnSpan;
