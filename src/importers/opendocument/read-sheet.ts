import type { SourceNote } from '../../core/intake/document.ts';
import { elementsOf, type XmlElement } from '../parse-xml.ts';
import type { Input } from '../reader.ts';
import { refuseCells } from '../refuse-size.ts';
import { note, noteRemark, noteStruck, sayTyped } from '../source-notes.ts';
import type { Filled, Merge } from '../workbook/hidden-lines.ts';
import { nameCell } from '../workbook/name-cell.ts';
import { readCell, remarkOf, type CellText } from './read-cell.ts';
import type { Styles } from './styles.ts';

/** Groups and headings that stand around rows. */
const AROUND_ROWS = new Set(['table-row-group', 'table-header-rows', 'table-rows']);

const repeatOf = (element: XmlElement, of: string): number => {
  const text = element.attributes[`number-${of}-repeated`] ?? '1';
  return /^\d{1,9}$/.test(text) ? Math.max(1, Number(text)) : 1;
};

const spanOf = (element: XmlElement, of: string): number => {
  const text = element.attributes[`number-${of}-spanned`] ?? '1';
  return /^\d{1,7}$/.test(text) ? Math.max(1, Number(text)) : 1;
};

const rowsOf = (parent: XmlElement): XmlElement[] =>
  elementsOf(parent).flatMap((child) =>
    child.name === 'table-row' ? [child] : AROUND_ROWS.has(child.name) ? rowsOf(child) : [],
  );

/** A sheet while it is read. */
interface OpenSheet {
  readonly name: string;
  readonly filled: Filled[];
  readonly merges: Map<string, Merge>;
  readonly hidden: { readonly rows: Set<number>; readonly columns: Set<number> };
  readonly notes: SourceNote[];
}

const isHidden = ({ attributes }: XmlElement): boolean =>
  attributes['visibility'] === 'collapse' || attributes['visibility'] === 'filter';

const WIDEST = 1_000; // an empty cell repeated to the edge of the sheet is no cell of the form

/** The style that cells of each column have where they name none; hidden columns are noted. */
function readColumns(parent: XmlElement, sheet: OpenSheet, styles: string[] = []): string[] {
  for (const element of elementsOf(parent)) {
    if (element.name.startsWith('table-column') && element.name !== 'table-column') readColumns(element, sheet, styles);
    if (element.name === 'table-header-columns') readColumns(element, sheet, styles);
    if (element.name !== 'table-column') continue;
    for (let i = Math.min(repeatOf(element, 'columns'), WIDEST - styles.length); i > 0; i--) {
      if (isHidden(element)) sheet.hidden.columns.add(styles.length);
      styles.push(element.attributes['default-cell-style-name'] ?? '');
    }
  }
  return styles;
}

function placeCell(cell: XmlElement, { text, struck }: CellText, row: number, column: number, sheet: OpenSheet): void {
  const at = nameCell(sheet.name, row, column);
  const [down, across] = [spanOf(cell, 'rows'), spanOf(cell, 'columns')];
  if (text !== '') sheet.filled.push({ row, column, text });
  if (down > 1 || across > 1)
    sheet.merges.set(`${row} ${column}`, {
      s: { r: row, c: column },
      e: { r: row + down - 1, c: column + across - 1 },
    });
  if (struck) sheet.notes.push(noteStruck(at, struck));
  const typed = sayTyped(cell.attributes['formula']?.replace(/^(?:\w+:)?=/, ''), text);
  if (typed) sheet.notes.push(note(at, typed.id, ...(typed.about ?? [])));
  const remark = remarkOf(cell);
  if (remark) sheet.notes.push(noteRemark(at, remark));
}

/** Cells of a row with their places; `rows` are those that it stands for. */
function placeRow(
  input: Input,
  element: XmlElement,
  rows: readonly number[],
  sheet: OpenSheet,
  byColumn: readonly string[],
  styles: Styles,
): void {
  let column = 0;
  for (const cell of elementsOf(element)) {
    if (cell.name !== 'table-cell' && cell.name !== 'covered-table-cell') continue;
    const times = repeatOf(cell, 'columns');
    const style = cell.attributes['style-name'] ?? element.attributes['default-cell-style-name'] ?? byColumn[column];
    const read = readCell(cell, styles, style);
    const isBlank = cell.children.length === 0 && !cell.attributes['number-rows-spanned'];
    // a few cells may stand for a million
    if (!isBlank && sheet.filled.length + Math.min(times, WIDEST) * rows.length > input.limits.cells)
      refuseCells(input);
    for (let i = 0; !isBlank && i < Math.min(times, WIDEST); i++)
      for (const row of rows) placeCell(cell, read, row, column + i, sheet);
    column += times;
  }
}

/** Empty rows and cells are written once with a count, which may be a million. */
export function readSheet(input: Input, element: XmlElement, styles: Styles): OpenSheet {
  const name = element.attributes['name'] ?? '';
  const sheet: OpenSheet = {
    name,
    filled: [],
    merges: new Map(),
    hidden: { rows: new Set(), columns: new Set() },
    notes: [],
  };
  const byColumn = readColumns(element, sheet);
  let row = 0;
  for (const line of rowsOf(element)) {
    const times = repeatOf(line, 'rows');
    const isFilled = elementsOf(line).some((cell) => elementsOf(cell).length > 0);
    const count = isFilled ? times : 1;
    if (count * elementsOf(line).length > input.limits.cells || sheet.filled.length > input.limits.cells)
      refuseCells(input);
    const rows = Array.from({ length: count }, (_, i) => row + i);
    if (isHidden(line)) rows.forEach((one) => sheet.hidden.rows.add(one));
    placeRow(input, line, rows, sheet, byColumn, styles);
    row += times;
  }
  return sheet;
}
