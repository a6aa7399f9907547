import type { Cell, Column } from '../../core/tables/table.ts';
import { isValue } from '../../core/tables/table.ts';
import { LONGEST_TEXT } from '../../core/workbook/workbook.ts';
import { textElement } from './escape.ts';

/** Texts keep the format of text, so that one who edits `1-2` or `=365天` does not get a date or a formula. */
export const TEXT_STYLE = 1;
export const HEAD_STYLE = 2;
export const TITLE_STYLE = 3;

/** Of a text that no cell can hold: it stands whole in the other files. */
const TOO_LONG = '（文字太长，Excel 放不下；请看同名的 CSV）';

export const textCell = (text: string, style = TEXT_STYLE): string =>
  `<c s="${style}" t="inlineStr"><is>${textElement(text.length > LONGEST_TEXT ? TOO_LONG : text)}</is></c>`;
const numberCell = (text: string): string => `<c><v>${text}</v></c>`;

/** Characters of a text that may well stand in other rows too. */
const LONGEST_REPEATED = 80;

/**
 * Rows of a sheet. They do not say where they stand, so that rows of several units can be joined: each follows the one before
 * it (ISO 29500-1, 18.3.1.73).
 * @param areNumbers by column
 */
export function writeRows(rows: readonly (readonly Cell[])[], areNumbers: readonly boolean[]): string[] {
  // ids, words and labels stand in many rows
  const known = new Map<string, string>();
  const remember = (text: string): string => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const cell = textCell(text);
    if (text.length <= LONGEST_REPEATED) known.set(text, cell);
    return cell;
  };
  return rows.map((row) => {
    let cells = '<row>';
    for (let at = 0; at < row.length; at++) {
      const text = row[at];
      cells += text === undefined || text === '' ? '<c/>' : areNumbers[at] ? numberCell(text) : remember(text);
    }
    return `${cells}</row>`;
  });
}

/** The same of a table of the open data. */
export const writeTableRows = (columns: readonly Column[], rows: readonly (readonly Cell[])[]): string[] =>
  writeRows(rows, columns.map(isValue));
