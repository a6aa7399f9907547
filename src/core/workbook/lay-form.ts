import type { Sheet, SheetBlock, SheetCell } from '../forms/sheet.ts';
import { fitPages } from './pages.ts';
import { snapColumns } from './snap-columns.ts';
import { textHeight } from './text-height.ts';
import type { CellStyle, GridCell, GridSheet } from './workbook.ts';

/** Digits in ten points that an A4 page holds side by side. */
const PAGE = 130;
/** The highest row that spreadsheet programs allow, in points. */
const TALLEST = 409;
/** Of the title, in points; all else is ten. */
const TITLE_SIZE = 16;

/** A form on one grid. */
export type LaidForm = Pick<GridSheet, 'widths' | 'heights' | 'cells' | 'headRows' | 'fitsPages'>;

const rowsOf = ({ head = [], body }: SheetBlock) => [...head, ...body];

/** The grid of the blocks with most columns, as shares; of several such blocks the mean. */
function gridOf(blocks: readonly SheetBlock[]): number[] {
  const most = Math.max(1, ...blocks.map(({ widths }) => widths.length));
  const equal = blocks.filter(({ widths }) => widths.length === most);
  const mean = (i: number): number => equal.reduce((sum, { widths }) => sum + widths[i]!, 0) / equal.length;
  return equal.length ? Array.from({ length: most }, (_, i) => mean(i)) : [100];
}

const styleOf = ({ heading, align }: SheetCell): CellStyle => (heading ? 'label' : (align ?? 'value'));

/** The cells of a block whose first row is `top`, on the edges of the grid. */
function placeCells(block: SheetBlock, top: number, edges: readonly number[]): GridCell[] {
  const cells: GridCell[] = [];
  /** For each column of the block the row that is free in it. */
  const free = block.widths.map(() => 0);
  for (const [y, row] of rowsOf(block).entries()) {
    let x = 0;
    for (const cell of row) {
      const { cols = 1, rows = 1, text, path } = cell;
      while (free[x]! > y) x++;
      free.fill(y + rows, x, x + cols);
      const column = edges[x]!;
      const columns = edges[x + cols]! - column;
      cells.push({ row: top + y, column, rows, columns, text, path, style: styleOf(cell) });
      x += cols;
    }
  }
  return cells;
}

/** Points that each row needs; what a text over several rows needs beyond them goes to the last. */
function measureRows(count: number, cells: readonly GridCell[], widths: readonly number[]): number[] {
  const heights = Array<number>(count).fill(0);
  const need = ({ text, column, columns, style }: GridCell): number => {
    let width = 0;
    for (let x = column; x < column + columns; x++) width += widths[x]!;
    return textHeight(text, width, style === 'title' ? TITLE_SIZE : undefined);
  };
  for (const cell of cells) if (cell.rows === 1) heights[cell.row] = Math.max(heights[cell.row]!, need(cell));
  for (const cell of cells) {
    if (cell.rows === 1) continue;
    const end = cell.row + cell.rows;
    const there = heights.slice(cell.row, end).reduce((a, b) => a + b, 0);
    heights[end - 1] = heights[end - 1]! + Math.max(0, need(cell) - there);
  }
  return heights;
}

/** Makes several rows of one that is higher than any may be. */
function splitTall({ heights, cells, headRows, widths }: LaidForm): LaidForm {
  if (heights.every((height) => height <= TALLEST)) return { heights, cells, headRows, widths };
  const parts = heights.map((height) => Math.ceil(height / TALLEST));
  const starts = parts.reduce<number[]>((all, part) => [...all, all.at(-1)! + part], [0]);
  return {
    widths,
    heights: heights.flatMap((height, i) => Array<number>(parts[i]!).fill(height / parts[i]!)),
    cells: cells.map((cell) => {
      const row = starts[cell.row]!;
      return { ...cell, row, rows: starts[cell.row + cell.rows]! - row };
    }),
    headRows: headRows && [starts[headRows[0]]!, starts[headRows[1] + 1]! - 1],
  };
}

/** A label in the middle of rows that go on over the page would be cut by the edge of the paper: it begins with them. */
function keepLabelsWhole({ cells, headRows }: LaidForm, pages: number): readonly GridCell[] {
  const isList = ({ row, rows }: GridCell): boolean => rows > 1 && headRows !== undefined && row > headRows[1];
  if (pages === 1) return cells;
  return cells.map((cell) => (cell.style === 'label' && isList(cell) ? { ...cell, style: 'group' } : cell));
}

/** The official layout on one grid: a title, the line under it, and the blocks one under the other. */
export function layForm({ title, subtitle, blocks }: Sheet): LaidForm {
  const grid = gridOf(blocks);
  const across = { column: 0, rows: 1, columns: grid.length };
  const cells: GridCell[] = [
    { ...across, row: 0, text: title, style: 'title', path: 'title' },
    { ...across, row: 1, text: subtitle, style: 'subtitle' },
  ];
  let top = 2;
  let headRows: [number, number] | undefined;
  for (const block of blocks) {
    cells.push(...placeCells(block, top, snapColumns(block.widths, grid)));
    if (block.head?.length) headRows ??= [top, top + block.head.length - 1];
    top += rowsOf(block).length;
  }
  const widths = grid.map((share) => (share * PAGE) / 100);
  const laid = { widths, cells, headRows, heights: measureRows(top, cells, widths) };
  const { count, isSmaller } = fitPages(laid);
  const split = splitTall({ ...laid, cells: keepLabelsWhole(laid, count) });
  return isSmaller ? { ...split, fitsPages: count } : split;
}
