import type { Input, Reading } from './reader.ts';
import { readWorkbook } from './workbook/read-workbook.ts';

const DAMAGED = ['文件已损坏，或没有传完整', '请用 Office 或 WPS 打开，另存为 .xlsx 或 .docx 再导入'] as const;

/** Names of the streams in an OLE file: they tell a workbook from a Word document and from an encrypted file. */
async function listStreams(input: Input): Promise<string[]> {
  const { CFB } = await import('@e965/xlsx');
  try {
    const container = CFB.read(input.bytes, { type: 'array' }) as { FileIndex: { name: string }[] };
    return container.FileIndex.map(({ name }) => name);
  } catch (error) {
    return input.fail('damaged', ...DAMAGED, error);
  }
}

/** .xls is read; encrypted files, .doc and others say what to do. */
export async function readOldOffice(input: Input): Promise<Reading> {
  const names = new Set(await listStreams(input));
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo'))
    input.fail('encrypted', '文件加了打开密码', '请用 Office 或 WPS 打开，取消密码后另存一份再导入');
  if (names.has('WordDocument'))
    input.fail('not-supported', '这是旧版 Word 文档（.doc），不能直接读', '请用 Word 或 WPS 打开，另存为 .docx 再导入');
  if (names.has('PowerPoint Document'))
    input.fail('not-supported', '这是演示文稿，里面没有绩效表', '请选绩效表的 Excel、Word、PDF 或网页文件');
  if (!['Workbook', 'Book', 'WORKBOOK', 'BOOK'].some((name) => names.has(name))) input.fail('damaged', ...DAMAGED);
  return readWorkbook(input, input.bytes);
}
