import { readOldWord } from './old-word/read-old-word.ts';
import type { Streams } from './old-word/word-file.ts';
import type { Input, Reading } from './reader.ts';
import { readWorkbook } from './workbook/read-workbook.ts';
import { readXlsMarks, refuseManyRecords } from './workbook/xls-marks.ts';

const DAMAGED = ['文件已损坏，或没有传完整', '请用 Office 或 WPS 打开，另存为 .xlsx 或 .docx 再导入'] as const;

/** The streams of an OLE file by their names, in small letters, which tell a workbook from a Word document and from an encrypted file. */
async function openStreams(input: Input): Promise<Streams> {
  const { CFB } = await import('@e965/xlsx');
  try {
    const container = CFB.read(input.bytes, { type: 'array' }) as {
      FileIndex: { name: string; content?: Uint8Array | number[] }[];
      FullPaths: string[];
    };
    // `Root Entry/WordDocument`: what lies deeper belongs to objects inside the document
    const own = container.FileIndex.filter((_, i) => container.FullPaths[i]!.split('/').length === 2);
    return new Map(own.map(({ name, content }) => [name.toLowerCase(), Uint8Array.from(content ?? [])]));
  } catch (error) {
    return input.fail('damaged', ...DAMAGED, error);
  }
}

/** .xls and .doc are read; encrypted files and others say what to do. */
export async function readOldOffice(input: Input): Promise<Reading> {
  const streams = await openStreams(input);
  if (streams.has('encryptedpackage') || streams.has('encryptioninfo'))
    input.fail('encrypted', '文件加了打开密码', '请用 Office 或 WPS 打开，取消密码后另存一份再导入');
  if (streams.has('worddocument')) return readOldWord(input, streams);
  if (streams.has('powerpoint document'))
    input.fail('not-supported', '这是演示文稿，里面没有绩效表', '请选绩效表的 Excel、Word、PDF 或网页文件');
  if (!['workbook', 'book'].some((name) => streams.has(name))) input.fail('damaged', ...DAMAGED);
  const stream = streams.get('workbook') ?? new Uint8Array();
  refuseManyRecords(input, stream.length ? stream : (streams.get('book') ?? stream));
  return readWorkbook(input, input.bytes, readXlsMarks(stream));
}
