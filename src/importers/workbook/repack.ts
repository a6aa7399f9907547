import { strFromU8, strToU8, zipSync, type Zippable } from 'fflate';
import type { Input } from '../reader.ts';
import { refuseCells, refuseLongPart, refuseManyTags } from '../refuse-size.ts';
import type { ZipFiles } from '../unpack-zip.ts';
import { CHINESE_FORMATS } from './chinese-formats.ts';
import { refuseFarPlaces } from './far-places.ts';

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

const LEVEL = { level: 0 } as const;

/** Texts of cells stand apart from them: there are no more than cells. */
function refuseManyStrings(input: Input, text: string): void {
  if ((text.match(/<(?:\w+:)?si[\s>/]/g)?.length ?? 0) > input.limits.cells) refuseCells(input);
}

/** The checked parts as a new zip without compression, with what a reader of sheets needs and nothing else. */
export function repackWorkbook(input: Input, files: ZipFiles): Uint8Array {
  refuseDoctype(input, files);
  const parts: Zippable = {};
  for (const [name, bytes] of files) {
    refuseLongPart(input, bytes.length);
    const isSheet = /\/worksheets\/[^/]+\.xml$/i.test(name);
    const text = isSheet ? '' : new TextDecoder().decode(bytes);
    if (/\/sharedStrings\.xml$/i.test(name)) refuseManyStrings(input, text);
    else refuseManyTags(input, text);
    if (/\/workbook\.xml$/i.test(name)) refuseFarPlaces(input, text);
    parts[name] = [/\/styles\.xml$/i.test(name) ? strToU8(addFormats(text)) : bytes, LEVEL];
  }
  return zipSync(parts, LEVEL);
}
