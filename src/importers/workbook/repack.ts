import { strFromU8, strToU8, zipSync, type Zippable } from 'fflate';
import type { Input } from '../reader.ts';
import { refuseLongPart, type ZipFiles } from '../unpack-zip.ts';
import { CHINESE_FORMATS } from './chinese-formats.ts';

function addFormats(styles: string): string {
  const missing = Object.entries(CHINESE_FORMATS)
    .filter(
      ([id]) => !new RegExp(`numFmtId="${id}"[^>]*formatCode=|formatCode="[^"]*"[^>]*numFmtId="${id}"`).test(styles),
    )
    .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
    .join('');
  if (/<numFmts[^>]*[^/]>/.test(styles)) return styles.replace(/<numFmts[^>]*>/, (tag) => tag + missing);
  return styles.replace(/<styleSheet[^>]*>/, (tag) => `${tag}<numFmts>${missing}</numFmts>`);
}

/** Cells and rows that only carry a style: some programs write a million of them. */
const dropEmpty = (sheet: string): string => sheet.replace(/<c\s[^<>]*\/>/g, '').replace(/<row\s[^<>]*\/>/g, '');

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** @throws UnreadableFile for a document type declaration, which can make a small file endless. */
export function refuseDoctype(input: Input, files: ZipFiles): void {
  for (const [name, bytes] of files)
    if (/\.(xml|rels)$/i.test(name) && /<!(DOCTYPE|ENTITY)/i.test(strFromU8(bytes.subarray(0, 4096), true)))
      input.fail(
        'damaged',
        '文件里有 Office 不会写的内容（DTD），可能被改动过',
        '请用 Excel 或 WPS 打开，确认内容后另存一份再导入',
      );
}

const MOST_ROWS = 1_048_576;
const LAST_COLUMN = 'XFD';
const isBeyond = (column: string, row: string): boolean =>
  Number(row) > MOST_ROWS || column.length > 3 || (column.length === 3 && column > LAST_COLUMN);

/** Places beyond the last cell of a sheet would have the library walk through what is not there. @throws UnreadableFile */
function refuseFarPlaces(input: Input, part: string): void {
  const texts = part.matchAll(/\s(?:r|ref|sqref)\s*=\s*["']([^"']*)["']|<definedName[^>]*>([^<]*)/g);
  for (const [, place, name] of texts)
    for (const [, column = '', row = ''] of (place ?? name)!.matchAll(
      name === undefined ? /([A-Z]*)\$?(\d+)/gi : /\$([A-Z]+)\$(\d+)/gi,
    ))
      if (isBeyond(column.toUpperCase(), row))
        input.fail(
          'damaged',
          `文件里写着表格以外的位置（${(column + row).slice(0, 20)}），可能被改动过`,
          '请用 Excel 或 WPS 打开，确认内容后另存一份再导入',
        );
}

const LEVEL = { level: 0 } as const;

/** The checked parts as a new zip without compression, with what a reader of sheets needs and nothing else. */
export function repackWorkbook(input: Input, files: ZipFiles): Uint8Array {
  refuseDoctype(input, files);
  const parts: Zippable = {};
  let cells = 0;
  for (const [name, bytes] of files) {
    if (/\/worksheets\/[^/]+\.xml$/i.test(name)) {
      const sheet = dropEmpty(new TextDecoder().decode(bytes));
      refuseLongPart(input, sheet.length);
      refuseFarPlaces(input, sheet);
      cells += count(sheet, /<(?:\w+:)?c[\s>]/g);
      parts[name] = [strToU8(sheet), LEVEL];
    } else if (/\/styles\.xml$/i.test(name))
      parts[name] = [strToU8(addFormats(new TextDecoder().decode(bytes))), LEVEL];
    else {
      if (/\/workbook\.xml$/i.test(name)) refuseFarPlaces(input, new TextDecoder().decode(bytes));
      parts[name] = [bytes, LEVEL];
    }
  }
  if (cells > input.limits.cells) input.fail('too-large', '工作簿里的格子太多', '请只留下绩效表，另存一份再导入');
  return zipSync(parts, LEVEL);
}
