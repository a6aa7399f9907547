import * as XLSX from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { read, tablesOf } from './read.ts';

type Cells = Record<string, XLSX.CellObject | string>;

export function makeSheet(cells: Cells, more: Partial<XLSX.WorkSheet> = {}): XLSX.WorkSheet {
  const range = Object.keys(cells).map((name) => XLSX.utils.decode_cell(name));
  const [r, c] = [Math.max(...range.map((cell) => cell.r)), Math.max(...range.map((cell) => cell.c))];
  const full = Object.entries(cells).map(([name, cell]) => [
    name,
    typeof cell === 'string' ? { t: 's', v: cell } : cell,
  ]);
  return { '!ref': XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r, c } }), ...Object.fromEntries(full), ...more };
}

export function makeBook(
  sheets: Record<string, XLSX.WorkSheet>,
  hidden: readonly string[] = [],
  bookType: XLSX.BookType = 'xlsx',
): Uint8Array {
  // the library writes by the formats of the file that it read last: to read nothing makes it forget them
  XLSX.read('<?xml version="1.0"?><Workbook></Workbook>', { type: 'string' });
  const book = XLSX.utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) XLSX.utils.book_append_sheet(book, sheet, name);
  book.Workbook = { Sheets: book.SheetNames.map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })) };
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType, bookSST: true }) as ArrayBuffer);
}

export const range = (ref: string): XLSX.Range => XLSX.utils.decode_range(ref);

/** Changes a part of a workbook as text. */
export function change(book: Uint8Array, part: string, edit: (xml: string) => string): Uint8Array {
  const files = unzipSync(book);
  return zipSync({ ...files, [part]: strToU8(edit(strFromU8(files[part]!))) });
}

export const textsOf = async (bytes: Uint8Array, name = '表.xlsx'): Promise<Record<string, string>> => {
  const cells = tablesOf(await read(name, bytes)).flatMap((table) => table.cells);
  return Object.fromEntries(cells.map(({ at, text }) => [at.split('!')[1]!, text]));
};

/** An .ods file of what stands in its sheets, its automatic styles and, where given, what its styles.xml holds. */
export const makeOds = (body: string, styles = '', common = ''): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(
      `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`,
    ),
    ...(common && { 'styles.xml': strToU8(`<office:document-styles>${common}</office:document-styles>`) }),
  });
