/**
 * What a reader of files makes of a file: tables and paragraphs in the order of the document, with the address of each
 * cell. Readers know no form; intake knows no file format. Plain data, so that it can cross to a browser's worker.
 */
export interface SourceDocument {
  /** The file's name without its folder, for messages and `source.file`. */
  readonly file: string;
  /** Sheets, or one part for a document without sheets; pages are no parts, since forms break over them. */
  readonly parts: readonly SourcePart[];
  /** What the reader itself was unsure of or left out: a hidden sheet, a picture, a cell's number that the format rounds. */
  readonly notes: readonly SourceNote[];
}

export interface SourceNote {
  /** Which note it is: `typed-formula`. */
  readonly id: string;
  readonly at: string;
  readonly message: string;
}

export interface SourcePart {
  /** The sheet's name; empty where the format has none. */
  readonly name: string;
  /** What is printed over its pages: a header may hold the form's title and year. Each text once. */
  readonly above?: readonly SourceParagraph[];
  readonly blocks: readonly SourceBlock[];
  /** What is printed beneath its pages: footers, footnotes. */
  readonly below?: readonly SourceParagraph[];
}

export type SourceBlock = SourceParagraph | SourceTable;

export interface SourceParagraph {
  readonly type: 'paragraph';
  /** Without surrounding white space; a line break inside is `\n`. */
  readonly text: string;
  /** `段落12`, `第2页第3段`, `第12行` */
  readonly at: string;
  /** Level of a heading or depth of a list where the format says so. */
  readonly heading?: number | undefined;
  readonly list?: number | undefined;
  /**
   * Of a line of plain text, where a paragraph may be broken over several: whether it is set in, as the first of a paragraph is.
   * A paragraph of any other format is whole and does not say.
   */
  readonly setIn?: boolean | undefined;
}

export interface SourceTable {
  readonly type: 'table';
  /** Every cell once, at its upper left corner, row by row; empty cells included. */
  readonly cells: readonly SourceCell[];
  readonly rows: number;
  readonly columns: number;
  /**
   * Whether the spans of cells are the document's own. Text files hold no merges: the cells covered by one are left out or
   * empty, and columns may be shifted.
   */
  readonly merges: 'true' | 'lost';
  /**
   * How many cells each row prints, where no cell is merged and rows differ in it, as on pages whose merges were stripped: what
   * a row lacks was covered from above, at its beginning.
   */
  readonly widths?: readonly number[] | undefined;
}

export interface SourceCell {
  /** Text as shown, tags and wrapping kept as the file has them: intake removes them and says so. */
  readonly text: string;
  /** Zero-based, within the table. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** As a person finds it: `Sheet1!D14`, `表2第3行第4列`, `第1页表1第3行第4列`, `第14行第4列`. */
  readonly at: string;
}
