import type * as Library from '@e965/xlsx';
import type { WorkBook } from '@e965/xlsx';
import type { SourceNote, SourcePart } from '../../core/intake/document.ts';
import type { Input, Reading } from '../reader.ts';
import { CHINESE_FORMATS } from './chinese-formats.ts';
import { readSheet } from './read-sheet.ts';
import { marginLines, NO_MARKS, type SheetMarks } from './sheet-marks.ts';
import { note } from '../source-notes.ts';

const DAMAGED = ['工作簿已损坏，或没有传完整', '请用 Excel 或 WPS 打开，另存为 .xlsx 再导入'] as const;
const LOCKED = ['工作簿加了打开密码', '请用 Excel 或 WPS 打开，取消密码后另存一份再导入'] as const;

/** The library's text of a cell is a number's or a date's printed form; nothing is turned into another type. */
const OPTIONS = {
  type: 'array',
  dense: true,
  cellNF: true,
  cellText: true,
  cellHTML: false,
  cellStyles: true,
  cellFormula: true,
  bookVBA: false,
  dateNF: 'yyyy/m/d',
} as const;

/** Old .xls files of Chinese offices hold text in GBK: the library asks for a table of it, browsers and Node have it built in. */
const CODEPAGES: Record<number, string> = {
  932: 'shift_jis',
  936: 'gb18030',
  950: 'big5',
  1200: 'utf-16le',
  65001: 'utf-8',
  54936: 'gb18030',
};

const decodeCodepage = (codepage: number, data: string | ArrayLike<number>): string => {
  const bytes = typeof data === 'string' ? Uint8Array.from(data, (c) => c.charCodeAt(0)) : Uint8Array.from(data);
  return new TextDecoder(CODEPAGES[codepage] ?? 'windows-1252').decode(bytes);
};

/** The smallest file at which the library begins with its own formats again. */
const NOTHING = '<?xml version="1.0"?><Workbook></Workbook>';

const OLE = 0xd0; // the first byte of an .xls file

/**
 * What the library must be told of before it reads an .xls file: it holds both for the whole program, and still knows the
 * formats of the file before, which hold where the next file names none. To read an empty sheet makes it forget them.
 */
function prepareOld(XLSX: typeof Library, bytes: Uint8Array): void {
  XLSX.read(NOTHING, { type: 'string' });
  // it knows the American built-in formats; formats that the file itself has come after and win
  for (const [id, format] of Object.entries(CHINESE_FORMATS)) XLSX.SSF.load(format, Number(id));
  const before97 = !XLSX.CFB.find(XLSX.CFB.read(bytes, { type: 'array' }), 'Workbook');
  const utils = { decode: decodeCodepage, encode: (_: number, text: string) => text, hascp: () => true };
  if (before97) XLSX.set_cptable({ utils });
}

async function open(input: Input, bytes: Uint8Array): Promise<WorkBook> {
  const XLSX = await import('@e965/xlsx');
  if (input.bytes[0] === OLE) prepareOld(XLSX, bytes);
  try {
    return XLSX.read(bytes, OPTIONS);
  } catch (error) {
    const locked = /password|encrypt/i.test(error instanceof Error ? error.message : '');
    return locked ? input.fail('encrypted', ...LOCKED, error) : input.fail('damaged', ...DAMAGED, error);
  }
}

const isHidden = (book: WorkBook, index: number): boolean => Boolean(book.Workbook?.Sheets?.[index]?.Hidden);

/** Visible sheets; hidden ones where there is nothing else. A hidden sheet is last year's form more often than this year's. */
function chooseSheets(book: WorkBook, notes: SourceNote[]): string[] {
  const visible = book.SheetNames.filter((_, i) => !isHidden(book, i));
  const filled = visible.some((name) =>
    (book.Sheets[name]?.['!data'] ?? []).some((row) => row?.some((cell) => (cell?.v ?? '') !== '')),
  );
  if (!filled) return book.SheetNames;
  for (const [i, name] of book.SheetNames.entries())
    if (isHidden(book, i)) notes.push(note(name, 'sheet-hidden', name));
  return visible;
}

/** Every sheet as one part with one table. `bytes` have passed the limits; `marks` are what the library does not tell. */
export async function readWorkbook(
  input: Input,
  bytes: Uint8Array,
  marks: ReadonlyMap<string, SheetMarks> = new Map(),
): Promise<Reading> {
  const book = await open(input, bytes);
  const notes: SourceNote[] = [];
  const parts: SourcePart[] = [];
  for (const name of chooseSheets(book, notes)) {
    input.checkTime();
    const sheet = book.Sheets[name];
    if (!sheet?.['!data']) continue;
    const own = marks.get(name) ?? NO_MARKS;
    const read = readSheet(input, name, sheet, { marks: own, from1904: book.Workbook?.WBProps?.date1904 ?? false });
    notes.push(...read.notes);
    if (!read.table) continue;
    const [above, below] = [marginLines(own.headers, name, '页眉'), marginLines(own.footers, name, '页脚')];
    parts.push({ name, above, blocks: [read.table], below });
  }
  return { parts, notes };
}
