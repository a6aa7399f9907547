/**
 * How a cell of a form looks; `value`, `start` and `number` differ in where their text stands, `group` is a label that begins
 * where its rows do, as it must where they go on over the page.
 */
export type CellStyle = 'title' | 'subtitle' | 'label' | 'group' | 'value' | 'start' | 'number';

/** A cell that covers `rows` by `columns` of the grid; rows and columns are counted from 0. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly text: string;
  readonly style: CellStyle;
  /** Where the value stands in the record. */
  readonly path?: string | undefined;
  /** Whether it is to be filled in: it is tinted, and stays open where the sheet is locked. */
  readonly isOpen?: boolean;
}

/** What a spreadsheet program asks of cells as they are filled in; it warns, and takes what the clerk insists on. */
export interface Check {
  /** The words to choose from; a number, or a dash for none, where undefined. */
  readonly words?: readonly string[];
  readonly cells: readonly GridCell[];
  readonly title: string;
  readonly message: string;
}

/** A sheet that is looked at and printed: A4 landscape, one page wide. Every cell is text. */
export interface GridSheet {
  readonly sort: 'grid';
  readonly name: string;
  /** Of the columns, in characters of the width of a digit. */
  readonly widths: readonly number[];
  /** Of the rows, in points. */
  readonly heights: readonly number[];
  readonly cells: readonly GridCell[];
  /** The first and last row that each printed page repeats. */
  readonly headRows?: readonly [number, number] | undefined;
  /** Printed smaller, on so many pages. Otherwise it is as large as the page is wide. */
  readonly fitsPages?: number;
  /** Left of the page's number. */
  readonly footer: string;
  /** Whether only open cells can be changed; without a password, so that anybody can lift it. */
  readonly isLocked?: boolean;
  readonly checks?: readonly Check[];
}

/** What a file says of itself beside its sheets. */
export interface Properties {
  readonly title: string;
  /** What it is of: the id of a record. */
  readonly subject: string;
  readonly description: string;
}

/** A file of a spreadsheet program as plain data; `src/exporters` makes bytes of it. */
export interface Workbook {
  readonly properties: Properties;
  readonly sheets: readonly GridSheet[];
}

/** The most characters that spreadsheet programs keep in a cell. */
export const LONGEST_TEXT = 32_767;
