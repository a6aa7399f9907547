import type { SourceDocument, SourceNote } from '../core/intake/document.ts';
import { FORMATS } from './formats.ts';
import { LIMITS, type Limits } from './limits.ts';
import { mendReading } from './mend-reading.ts';
import { openInput, type FileReader, type Input, type Reading } from './reader.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { note } from './source-notes.ts';

export { UnreadableFile, type UnreadableCode } from './unreadable-file.ts';
export { LIMITS, type Limits } from './limits.ts';

export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadOptions {
  readonly limits?: Partial<Limits>;
  /** Milliseconds on any clock. */
  readonly now?: () => number;
}

/** Endings of names that a clerk can choose. */
export const READABLE_ENDINGS: readonly string[] = [...new Set(FORMATS.flatMap(({ endings }) => endings))];

const endingOf = (name: string): string => /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? '';

const PICTURES: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];

const isPicture = (bytes: Uint8Array): boolean =>
  PICTURES.some((magic) => magic.every((byte, i) => bytes[i] === byte)) && bytes.subarray(0, 512).includes(0);

const SUPPORTED = '能读的有 .xlsx、.xls、.ods、.docx、.doc、.pdf、.html、.txt、.tsv、.csv';

function refuse(input: Input, ending: string): never {
  const { bytes } = input;
  if (isPicture(bytes))
    input.fail('image-only', '这是一张图片，里面没有文字', '请找原来的 Excel、Word 文件，或有文字的 PDF');
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (zip && FORMATS.some(({ endings }) => endings.includes(ending)))
    input.fail(
      'damaged',
      `文件已损坏，或不是真正的 ${ending} 文件`,
      '请重新下载或重新导出，能用 Office 或 WPS 打开后另存一份再导入',
    );
  if (zip) input.fail('not-supported', '这是压缩包', '请先解压，再导入里面的文件');
  const known = FORMATS.some(({ endings }) => endings.includes(ending));
  if (known)
    input.fail('damaged', `文件已损坏，或内容不是 ${ending} 文件`, `请用原来的软件打开，另存一份再导入；${SUPPORTED}`);
  return input.fail('not-supported', '不能读这种文件', SUPPORTED);
}

const RTF = [0x7b, 0x5c, 0x72, 0x74, 0x66];

/** Text has no marks of its own: the name tells a .csv and an .html fragment from other text. */
function chooseFormat(input: Input, ending: string): FileReader {
  if (RTF.every((byte, i) => input.bytes[i] === byte))
    input.fail(
      'not-supported',
      '这是 RTF 文档（有的系统导出的 .doc 其实也是）',
      '请用 Word 或 WPS 打开，另存为 .docx 再导入',
    );
  const found = FORMATS.find(({ recognise }) => recognise(input.bytes)) ?? refuse(input, ending);
  if (!found.plain) return found;
  return FORMATS.find(({ plain, fragments, endings }) => (plain || fragments) && endings.includes(ending)) ?? found;
}

/** A wrong name is no reason to refuse a file; it is said, since other programs will stumble over it. */
function noteName(format: FileReader, ending: string): SourceNote[] {
  if (format.endings.includes(ending)) return [];
  return [note('', 'other-format', ending, format.label)];
}

/** Binary files with the ending of text, or text with the ending of an Office file that holds no table. */
function checkName(input: Input, format: FileReader, ending: string, reading: Reading): void {
  if (!format.plain || format.endings.includes(ending)) return;
  const office = FORMATS.find(({ plain, endings }) => !plain && endings.includes(ending));
  const hasTable = reading.parts.some(({ blocks }) => blocks.some(({ type }) => type === 'table'));
  if (office && !hasTable)
    input.fail(
      'wrong-name',
      `文件名以 ${ending} 结尾，内容却是没有表格的文字`,
      `请找原来的${office.label}，或把扩展名改为 .txt 再导入`,
    );
}

const isEmpty = ({ parts }: Reading): boolean =>
  parts.every(({ blocks }) =>
    blocks.every((block) =>
      block.type === 'paragraph' ? block.text === '' : block.cells.every(({ text }) => text.trim() === ''),
    ),
  );

/**
 * Reads a file by its content, whatever its name. Nothing is altered: texts, numbers and dates are as the file shows them.
 * @throws UnreadableFile, and nothing else, where the file gives no document.
 */
export async function readDocument(file: SourceFile, options: ReadOptions = {}): Promise<SourceDocument> {
  const now = options.now ?? (() => performance.now());
  const input = openInput(file.name, file.bytes, { ...LIMITS, ...options.limits }, now);
  const ending = endingOf(file.name);
  if (file.bytes.every((byte) => byte === 0)) input.fail('empty', '文件是空的', '请检查是否选错了文件，或重新导出');
  if (file.bytes.length > input.limits.bytes)
    input.fail(
      'too-large',
      `文件超过 ${Math.round(input.limits.bytes / 1048576)} MB`,
      '请只留下绩效表，去掉图片，另存一份再导入',
    );
  const format = chooseFormat(input, ending);
  const reading = await readSafely(format, input);
  checkName(input, format, ending, reading);
  if (isEmpty(reading))
    input.fail('empty', '文件里没有文字', '请检查是否选错了文件；如果内容是图片，请找原来的 Excel、Word 文件');
  return { file: file.name, parts: reading.parts, notes: [...noteName(format, ending), ...reading.notes] };
}

async function readSafely(format: FileReader, input: Input): Promise<Reading> {
  try {
    return mendReading(await format.read(input));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    return input.fail(
      'reader-failed',
      `没能读出这个文件（按${format.label}读时出错），可能是文件已损坏，也可能是程序的问题`,
      '请用原来的软件打开，另存一份再导入；能正常打开却还是这样，请把文件和这句话交给维护人员',
      error,
    );
  }
}
