import type { SourceNote, SourcePart } from '../../core/intake/document.ts';
import { buildTable, sizeOf, type PlacedCell } from '../build-table.ts';
import type { Input, Reading } from '../reader.ts';
import { refuseLongPart, type ZipFiles } from '../unpack-zip.ts';
import { nameCell } from '../workbook/name-cell.ts';
import { elementsOf, findChild, parseXml, type XmlElement } from '../parse-xml.ts';

const DAMAGED = ['工作簿已损坏，或没有传完整', '请用 WPS 或 LibreOffice 打开，另存为 .xlsx 再导入'] as const;

/** Groups and headings that stand around rows. */
const AROUND_ROWS = new Set(['table-row-group', 'table-header-rows', 'table-rows']);

/** The text of a paragraph: `<text:s c="3"/>` is three blanks; notes of reviewers are no part of it. */
function readInline(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/[ \t\r\n]+/g, ' ');
      if (child.name === 's') return ' '.repeat(Math.min(100, Number(child.attributes['c'] ?? '1')));
      if (child.name === 'tab') return '\t';
      if (child.name === 'line-break') return '\n';
      return ['annotation', 'note', 'ruby-text'].includes(child.name) ? '' : readInline(child);
    })
    .join('');
}

const readText = (cell: XmlElement): string =>
  elementsOf(cell)
    .filter(({ name }) => name === 'p' || name === 'h')
    .map(readInline)
    .join('\n');

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

interface SheetCells {
  cells: PlacedCell[];
  hidden: number[];
}

/** Cells with their places; empty rows and cells are written once with a count, which may be a million. */
function placeCells(input: Input, sheet: XmlElement): SheetCells {
  const read: SheetCells = { cells: [], hidden: [] };
  let row = 0;
  for (const element of rowsOf(sheet)) {
    const times = repeatOf(element, 'rows');
    const placed = placeRow(element);
    const filled = placed.some(({ text }) => text !== '');
    if (filled && (times * placed.length > input.limits.cells || read.cells.length > input.limits.cells))
      input.fail('too-large', '工作簿里的格子太多', '请只留下绩效表，另存一份再导入');
    for (let i = 0; i < (filled ? times : Math.min(times, 1)); i++) {
      read.cells.push(...placed.map((cell) => ({ ...cell, row: row + i })));
      if (filled && element.attributes['visibility'] === 'collapse') read.hidden.push(row + i);
    }
    row += times;
  }
  return read;
}

const WIDEST = 1_000; // an empty cell repeated to the edge of the sheet is no cell of the form

function placeRow(element: XmlElement): Omit<PlacedCell, 'row'>[] {
  const placed: Omit<PlacedCell, 'row'>[] = [];
  let column = 0;
  for (const cell of elementsOf(element)) {
    if (cell.name !== 'table-cell' && cell.name !== 'covered-table-cell') continue;
    const times = repeatOf(cell, 'columns');
    const text = cell.name === 'table-cell' ? readText(cell) : '';
    const merged = { rowSpan: spanOf(cell, 'rows'), columnSpan: spanOf(cell, 'columns') };
    const kept = text !== '' || merged.rowSpan > 1 || merged.columnSpan > 1;
    for (let i = 0; kept && i < Math.min(times, WIDEST); i++) placed.push({ text, column: column + i, ...merged });
    column += times;
  }
  return placed;
}

/** Cuts off what lies beyond the filled part, as merges without text over whole rows do. */
function cutToUsed({ cells }: SheetCells): PlacedCell[] {
  const used = sizeOf(
    cells.filter(({ text, columnSpan = 1, rowSpan = 1 }) => text !== '' && columnSpan < 64 && rowSpan < 1_000),
  );
  const wide = sizeOf(cells.filter(({ text }) => text !== '').map(({ text, row, column }) => ({ text, row, column })));
  const rows = Math.max(used.rows, wide.rows);
  const columns = Math.max(used.columns, wide.columns);
  return cells
    .filter(({ row, column }) => row < rows && column < columns)
    .map((cell) => ({
      ...cell,
      rowSpan: Math.min(cell.rowSpan ?? 1, rows - cell.row),
      columnSpan: Math.min(cell.columnSpan ?? 1, columns - cell.column),
    }));
}

/** Styles by which a sheet is hidden. */
function hiddenStyles(content: XmlElement): Set<string> {
  const styles = findChild(content, 'automatic-styles');
  return new Set(
    (styles ? elementsOf(styles) : [])
      .filter((style) => findChild(style, 'table-properties')?.attributes['display'] === 'false')
      .map((style) => style.attributes['name'] ?? ''),
  );
}

function readSheets(input: Input, content: XmlElement): Reading {
  const spreadsheet = findChild(content, 'body', 'spreadsheet');
  if (!spreadsheet) return input.fail('no-table', '这不是表格文件', '请选 .xlsx、.ods 或 .docx 文件');
  const hidden = hiddenStyles(content);
  const sheets = elementsOf(spreadsheet).filter(({ name }) => name === 'table');
  const notes: SourceNote[] = [];
  const parts = sheets.flatMap((sheet): SourcePart[] => {
    input.checkTime();
    const name = sheet.attributes['name'] ?? '';
    if (hidden.has(sheet.attributes['style-name'] ?? '') && sheets.length > 1) {
      notes.push({ at: name, message: `工作表“${name}”是隐藏的，没有读入；要读入请先取消隐藏` });
      return [];
    }
    const placed = placeCells(input, sheet);
    const cells = cutToUsed(placed);
    const size = sizeOf(cells);
    if (size.rows * size.columns > input.limits.cells)
      return input.fail('too-large', `工作表“${name}”的格子太多`, '请只留下绩效表，另存一份再导入');
    for (const row of placed.hidden)
      notes.push({ at: `${name}!${row + 1}`, message: `第 ${row + 1} 行是隐藏的，已照样读入` });
    if (cells.every(({ text }) => text === '')) return [];
    return [{ name, blocks: [buildTable(cells, size, (row, column) => nameCell(name, row, column))] }];
  });
  return { parts, notes };
}

/** An OpenDocument workbook: the text of every cell is in the file as it is shown. `files` have passed the limits. */
export function readOds(input: Input, files: ZipFiles): Reading {
  const bytes = files.get('content.xml');
  if (!bytes) return input.fail('damaged', ...DAMAGED);
  refuseLongPart(input, bytes.length);
  try {
    const content = findChild(parseXml(new TextDecoder().decode(bytes).replace(/^\uFEFF/, '')), 'document-content');
    return content ? readSheets(input, content) : input.fail('damaged', ...DAMAGED);
  } catch (error) {
    if (error instanceof SyntaxError) return input.fail('damaged', ...DAMAGED, error);
    throw error;
  }
}
