/** The official layout of a form as plain data: what a page, a print or a workbook draws. */
export interface SheetCell {
  readonly text: string;
  /** Where the value stands in the record (`funds.0.rate`); headings have none. */
  readonly path?: string;
  readonly heading?: 'row' | 'column';
  readonly cols?: number;
  readonly rows?: number;
  readonly align?: 'start' | 'number';
}

/** One run of rows under one grid. `head` repeats on each printed page. */
export interface SheetBlock {
  /** What the rows are about, for those who hear the page. */
  readonly caption: string;
  /** Widths of the grid's columns in percent of the sheet: whole numbers that add up to 100. */
  readonly widths: readonly number[];
  readonly head?: readonly (readonly SheetCell[])[];
  readonly body: readonly (readonly SheetCell[])[];
}

export interface Sheet {
  readonly title: string;
  /** The line under the title: `(2023 年度)`, or the tracked period. */
  readonly subtitle: string;
  readonly blocks: readonly SheetBlock[];
}

/** Columns and rows of the grid that a cell covers; 1 where not given. */
export type Size = Pick<SheetCell, 'cols' | 'rows'>;

export const rowHead = (text: string, size: Size = {}): SheetCell => ({ text, heading: 'row', ...size });
export const columnHead = (text: string, size: Size = {}): SheetCell => ({ text, heading: 'column', ...size });
export const printed = (text: string | undefined, path: string, size: Size = {}): SheetCell => ({
  text: text ?? '',
  path,
  ...size,
});
export const prose = (text: string | undefined, path: string, size: Size = {}): SheetCell => ({
  ...printed(text, path, size),
  align: 'start',
});
export const figure = (text: string | undefined, path: string, size: Size = {}): SheetCell => ({
  ...printed(text, path, size),
  align: 'number',
});
export const empty = (size: Size = {}): SheetCell => ({ text: '', ...size });

/** The columns each of `count` cells covers to fill `span` between them, as even as whole columns go, the wider first. */
export const splitSpan = (span: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.floor((span + count - 1 - i) / count));

/** The row with its last cell widened, so that it fills `span` columns. */
export function fillRow(cells: readonly SheetCell[], span: number): SheetCell[] {
  const last = cells.at(-1);
  if (!last) return [];
  const before = cells.slice(0, -1);
  const taken = before.reduce((sum, { cols = 1 }) => sum + cols, 0);
  return [...before, { ...last, cols: span - taken }];
}

/** Shares of the sheet's width as whole percents that add up to 100: what rounding down leaves goes to the largest rests. */
export function shares(...parts: number[]): number[] {
  const whole = parts.reduce((a, b) => a + b, 0);
  const exact = parts.map((part) => (part / whole) * 100);
  const floors = exact.map(Math.floor);
  const left = 100 - floors.reduce((a, b) => a + b, 0);
  const rest = (i: number): number => exact[i]! - floors[i]!;
  const raised = new Set([...floors.keys()].sort((a, b) => rest(b) - rest(a)).slice(0, left));
  return floors.map((share, i) => share + (raised.has(i) ? 1 : 0));
}
