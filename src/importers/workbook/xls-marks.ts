import type { Input } from '../reader.ts';
import { refuseCells } from '../refuse-size.ts';
import { strikePieces, type SheetMarks, type StruckText } from './sheet-marks.ts';
import { listRecords, readCharacters, RECORD, type XlsRecord } from './xls-records.ts';
import { readStrings, type XlsString } from './xls-strings.ts';

const STRIKE = 0x08;
const SHOWS_ZEROS = 0x10;
/** The font of this number is missing from every file. */
const NO_FONT = 4;

/** What the beginning of a workbook says of all its sheets. */
interface Common {
  readonly sheets: { readonly name: string; readonly at: number }[];
  readonly isStruckFont: boolean[];
  /** The font of each format of cells. */
  readonly fonts: number[];
  readonly strings: DataView[];
}

function readCommon(stream: DataView): Common {
  const common: Common = { sheets: [], isStruckFont: [], fonts: [], strings: [] };
  let before = 0;
  for (const { type, data } of listRecords(stream)) {
    if (type === RECORD.end) break;
    if (type === RECORD.font) {
      if (common.isStruckFont.length === NO_FONT) common.isStruckFont.push(false);
      common.isStruckFont.push((data.getUint16(2, true) & STRIKE) !== 0);
    } else if (type === RECORD.format) common.fonts.push(data.getUint16(0, true));
    else if (type === RECORD.sheet) {
      const name = readCharacters(data, 8, data.getUint8(6), (data.getUint8(7) & 1) === 1);
      common.sheets.push({ name, at: data.getUint32(0, true) });
    } else if (type === RECORD.strings || (type === RECORD.continued && before === RECORD.strings))
      common.strings.push(data);
    if (type !== RECORD.continued) before = type;
  }
  return common;
}

function struckIn({ text, runs }: XlsString, isStruck: readonly boolean[]): StruckText | undefined {
  const stretches = [{ from: 0, font: -1 }, ...runs];
  return strikePieces(
    stretches.map(({ from, font }, i) => ({
      text: text.slice(from, runs[i]?.from),
      isStruck: isStruck[font] === true,
    })),
  );
}

const CELLS: ReadonlySet<number> = new Set([
  RECORD.formula,
  RECORD.sharedText,
  RECORD.number,
  RECORD.text,
  RECORD.roundNumber,
]);

/** @throws UnreadableFile for more filled cells than a form has, before the library unfolds them */
export function refuseManyRecords(input: Input, bytes: Uint8Array): void {
  let cells = 0;
  for (const { type, data } of listRecords(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    if (CELLS.has(type)) cells++;
    else if (type === RECORD.roundNumbers) cells += Math.floor((data.byteLength - 6) / 6);
    if (cells > input.limits.cells) refuseCells(input);
  }
}

/** The formats of the cells of a record by their columns; one may hold several numbers of a row. */
function formatsIn({ type, data }: XlsRecord): { column: number; format: number }[] {
  const column = data.getUint16(2, true);
  if (CELLS.has(type)) return [{ column, format: data.getUint16(4, true) }];
  if (type !== RECORD.roundNumbers) return [];
  const count = Math.floor((data.byteLength - 6) / 6);
  return Array.from({ length: count }, (_, i) => ({ column: column + i, format: data.getUint16(4 + 6 * i, true) }));
}

function readSheet(
  stream: DataView,
  at: number,
  common: Common,
  strings: readonly (StruckText | undefined)[],
): SheetMarks {
  const struck = new Map<string, StruckText>();
  const [headers, footers]: [string[], string[]] = [[], []];
  let hidesZeros = false;
  for (const record of listRecords(stream, at)) {
    const { type, data } = record;
    if (type === RECORD.end) break;
    if (type === RECORD.view) hidesZeros = (data.getUint16(0, true) & SHOWS_ZEROS) === 0;
    if ((type === RECORD.header || type === RECORD.footer) && data.byteLength > 3) {
      const text = readCharacters(data, 3, data.getUint16(0, true), (data.getUint8(2) & 1) === 1);
      (type === RECORD.header ? headers : footers).push(text);
    }
    if (!CELLS.has(type) && type !== RECORD.roundNumbers) continue;
    for (const { column, format } of formatsIn(record)) {
      const shared = type === RECORD.sharedText ? strings[data.getUint32(6, true)] : undefined;
      const found = common.isStruckFont[common.fonts[format] ?? 0] ? { left: '' } : shared;
      if (found) struck.set(`${data.getUint16(0, true)} ${column}`, found);
    }
  }
  return { struck, hidesZeros, headers, footers };
}

const EXCEL_97 = 0x0600;

/** What an .xls file says of its sheets beyond values, by the sheet's name; nothing for those before Excel 97. */
export function readXlsMarks(bytes: Uint8Array): Map<string, SheetMarks> {
  const stream = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || stream.getUint16(4, true) !== EXCEL_97) return new Map();
  try {
    const common = readCommon(stream);
    const isStruck = common.isStruckFont;
    const strings = isStruck.includes(true) ? readStrings(common.strings).map((text) => struckIn(text, isStruck)) : [];
    return new Map(common.sheets.map(({ name, at }) => [name, readSheet(stream, at, common, strings)]));
  } catch (error) {
    // a table cut short: the values are read without it
    if (error instanceof RangeError) return new Map();
    throw error;
  }
}
