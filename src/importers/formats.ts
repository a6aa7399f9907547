import { decodeText } from './decode-text.ts';
import {
  declaredCharset,
  headOf,
  isHtml,
  isMhtml,
  isSheetXml,
  isText,
  isWordXml,
  isZip,
  startsWith,
  zipHolds,
} from './recognise.ts';
import type { FileReader, Input, Reading } from './reader.ts';
import { readOds } from './opendocument/read-ods.ts';
import { readCsv, readPlainText } from './text/read-plain-text.ts';
import { countOf, refuseCells, refuseLongPart, refuseManyTags } from './refuse-size.ts';
import { unpackZip } from './unpack-zip.ts';
import { readPage } from './web/read-page.ts';
import { readWorkbook } from './workbook/read-workbook.ts';
import { refuseDoctype, repackWorkbook } from './workbook/repack.ts';
import { refuseFarSteps } from './workbook/far-places.ts';
import { thinSheets } from './workbook/thin-sheet.ts';
import { readXlsxMarks } from './workbook/xlsx-marks.ts';
import { openWord, partsOfXml } from './word/open-word.ts';
import { partsOfZip } from './word/word-parts.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readOldOffice } from './read-old-office.ts';
import { readMhtml } from './web/read-mhtml.ts';

async function readXlsx(input: Input): Promise<Reading> {
  const all = unpackZip(
    input,
    (name) =>
      /\.(xml|rels|bin)$/i.test(name) &&
      !/\/(media|drawings|embeddings|charts|customXml|pivot[^/]*|theme|externalLinks)\//i.test(name),
  );
  const files = thinSheets(input, all);
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
  return openWord(input, () => partsOfZip(input, files));
}

/** Word as one XML file: a package, or the format of Word 2003. */
function readWordXml(input: Input): Reading {
  refuseLongPart(input, input.bytes.length);
  const { text } = decodeText(input.bytes);
  refuseManyTags(input, text);
  return openWord(input, () => partsOfXml(text));
}

/** A workbook as one XML file: the library makes of every cell many times its text. */
function readSheetXml(input: Input): Promise<Reading> {
  refuseLongPart(input, input.bytes.length);
  const { text } = decodeText(input.bytes);
  if (countOf(text, '<') > input.limits.tags) refuseCells(input);
  refuseFarSteps(input, text);
  return readWorkbook(input, input.bytes);
}

const readHtml = (input: Input): Reading => readPage(input, decodeText(input.bytes, declaredCharset(input.bytes)).text);

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
    read: readSheetXml,
  },
  {
    id: 'word-xml',
    label: 'Word 的 XML 文档（.xml）',
    endings: ['.xml', '.doc'],
    recognise: isWordXml,
    read: readWordXml,
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
