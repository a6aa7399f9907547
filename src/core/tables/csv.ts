import { isValue, type Cell, type Column } from './table.ts';

/** Excel takes a file without it for GBK. */
const BOM = '\ufeff';
const LINE_END = '\r\n';

/** How a spreadsheet program tells a formula from a text, in half and full width. */
const LIKE_FORMULA = /^[=+@'\t\r\n＝＋－＠-]/;
/** A dash for nothing, or a negative number. */
const DASHES_OR_NUMBER = /^-+$|^-\d+(?:,\d{3})*(?:\.\d+)?$/;

/**
 * A text that a spreadsheet program would take for a formula gets one `'` in front; so does one that begins with `'`, so that
 * `unguard` gives every text back.
 */
export const guard = (text: string): string =>
  LIKE_FORMULA.test(text) && !DASHES_OR_NUMBER.test(text) ? `'${text}` : text;

/** Takes off what `guard` has put in front. */
export const unguard = (text: string): string => (text.startsWith("'") ? text.slice(1) : text);

/** Quoted where it must be, or where a reader might trim it (RFC 4180). */
const quote = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const join = (cells: readonly string[]): string => cells.join(',') + LINE_END;

/** The first line of a CSV file: the columns' names. */
export const csvHead = (columns: readonly Column[]): string => BOM + join(columns.map(({ name }) => name));

/** A line for each row. Texts are guarded, values are plain digits. */
export function listLines(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string[] {
  const areTexts = columns.map((column) => !isValue(column));
  return rows.map((row) => {
    let line = '';
    for (let at = 0; at < row.length; at++) {
      const text = row[at];
      if (at > 0) line += ',';
      if (text !== undefined && text !== '') line += areTexts[at] ? quote(guard(text)) : text;
    }
    return line + LINE_END;
  });
}

/** The lines of rows as one text. */
export const csvLines = (columns: readonly Column[], rows: readonly (readonly Cell[])[]): string =>
  listLines(columns, rows).join('');
