import { decodeText } from './decode-text.ts';
import type { FileReader, Input, Reading } from './reader.ts';
import { readOds } from './opendocument/read-ods.ts';
import { readCsv, readPlainText } from './text/read-plain-text.ts';
import { unpackZip } from './unpack-zip.ts';
import { readPage } from './web/read-page.ts';
import { readWorkbook } from './workbook/read-workbook.ts';
import { refuseDoctype, repackWorkbook } from './workbook/repack.ts';
import { readXlsxMarks } from './workbook/xlsx-marks.ts';
import { readWord } from './word/read-word.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readOldOffice } from './read-old-office.ts';
import { readMhtml } from './web/read-mhtml.ts';

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** The first kilobytes as characters of one byte: enough for tags and names, whatever the encoding of the rest. */
function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 8192);
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return new TextDecoder(wide ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1')
    .decode(head)
    .replace(/^\u00ef\u00bb\u00bf/, '');
}

const isZip = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06);

/** Names of a zip's files stand at its end, uncompressed. */
const zipHolds = (bytes: Uint8Array, name: string): boolean => {
  const wanted = new TextEncoder().encode(name);
  const from = Math.max(0, bytes.length - 512 * 1024);
  for (let at = bytes.indexOf(wanted[0]!, from); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
};

async function readXlsx(input: Input): Promise<Reading> {
  const files = unpackZip(
    input,
    (name) =>
      /\.(xml|rels|bin)$/i.test(name) &&
      !/\/(media|drawings|embeddings|charts|customXml|pivot[^/]*|theme|externalLinks)\//i.test(name),
  );
  return readWorkbook(input, repackWorkbook(input, files), readXlsxMarks(files));
}

function readOdsZip(input: Input): Reading {
  const files = unpackZip(input, (name) => /^(content|styles|META-INF\/manifest)\.xml$/i.test(name));
  const manifest = files.get('META-INF/manifest.xml');
  if (manifest && new TextDecoder().decode(manifest).includes('encryption-data'))
    input.fail('encrypted', '工作簿加了打开密码', '请用 WPS 或 LibreOffice 打开，取消密码后另存一份再导入');
  refuseDoctype(input, files);
  return readOds(input, files);
}

function readWordZip(input: Input): Reading {
  const files = unpackZip(input, (name) =>
    /^word\/.*\.xml$|^word\/_rels\/document\d*\.xml\.rels$|\.(?:x?html?|mht)$|^\[Content_Types\]\.xml$/i.test(name),
  );
  refuseDoctype(input, files);
  return readWord(input, files);
}

/** The encoding a page declares in `<meta>`. */
const declaredCharset = (bytes: Uint8Array): string | undefined =>
  /<meta[^>]+charset\s*=\s*["']?\s*(gb2312|gbk|gb18030|big5|utf-8|utf-16)/i.exec(headOf(bytes))?.[1]?.toLowerCase();

const readHtml = (input: Input): Reading => readPage(input, decodeText(input.bytes, declaredCharset(input.bytes)).text);

/** Tags that text with a stray `<h3>` or `<p>` in a cell does not have. */
const HTML = /<(?:!doctype\s+html|html|head|body|table|meta)[\s>/]/i;
const isMhtml = (bytes: Uint8Array): boolean =>
  /^\s*(?:from|date|subject|mime-version|content-type):[^<]*multipart\/related/is.test(headOf(bytes).slice(0, 2000));
const isSheetXml = (bytes: Uint8Array): boolean =>
  /<(?:\w+:)?Workbook[\s>][^]*urn:schemas-microsoft-com:office:spreadsheet|office:mimetype="application\/vnd\.oasis\.opendocument\.spreadsheet/i.test(
    headOf(bytes),
  );
const isHtml = (bytes: Uint8Array): boolean => {
  const head = headOf(bytes);
  return /^\s*</.test(head) && HTML.test(head);
};

/** Whether bytes are text: few control characters other than tabs and line ends; UTF-16 counts as text. */
function isText(bytes: Uint8Array): boolean {
  const sample = decodeText(bytes.subarray(0, 4096)).text;
  const controls = sample.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0;
  return controls <= sample.length / 200;
}

/** The formats that are told by their content, first match wins. A new one is listed here and nowhere else. */
export const FORMATS: readonly FileReader[] = [
  {
    id: 'xlsx',
    label: 'Excel 工作簿（.xlsx）',
    endings: ['.xlsx', '.xlsm', '.xltx', '.et'],
    recognise: (bytes) => isZip(bytes) && zipHolds(bytes, 'xl/'),
    read: readXlsx,
  },
  {
    id: 'docx',
    label: 'Word 文档（.docx）',
    endings: ['.docx', '.docm', '.dotx'],
    recognise: (bytes) => isZip(bytes) && zipHolds(bytes, 'word/'),
    read: readWordZip,
  },
  {
    id: 'ods',
    label: 'ODS 表格（.ods）',
    endings: ['.ods'],
    recognise: (bytes) => isZip(bytes) && zipHolds(bytes, 'content.xml'),
    read: readOdsZip,
  },
  {
    id: 'ole',
    label: '旧版 Office 文件（.xls、.doc）',
    endings: ['.xls', '.doc', '.et', '.wps'],
    recognise: (bytes) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0),
    read: readOldOffice,
  },
  {
    id: 'pdf',
    label: 'PDF',
    endings: ['.pdf'],
    recognise: (bytes) => headOf(bytes).slice(0, 1100).includes('%PDF-'),
    read: readPdf,
  },
  { id: 'mhtml', label: '单个文件网页（.mht）', endings: ['.mht', '.mhtml'], recognise: isMhtml, read: readMhtml },
  {
    id: 'sheet-xml',
    label: 'XML 表格',
    endings: ['.xml'],
    recognise: isSheetXml,
    read: (input) => readWorkbook(input, input.bytes),
  },
  {
    id: 'html',
    fragments: true,
    label: '网页（.html）',
    endings: ['.html', '.htm'],
    recognise: isHtml,
    read: readHtml,
  },
  { id: 'csv', plain: true, label: 'CSV 文本', endings: ['.csv'], recognise: () => false, read: readCsv },
  {
    id: 'text',
    plain: true,
    label: '纯文本（.txt、.tsv）',
    endings: ['.txt', '.tsv', '.text', '.md'],
    recognise: isText,
    read: readPlainText,
  },
];
