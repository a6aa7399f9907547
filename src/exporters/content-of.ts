import { crc32, deflateRawSync } from 'node:zlib';
import type { OutputFile, Page } from '../core/outputs/output.ts';
import type { Workbook } from '../core/workbook/workbook.ts';
import { makeFile, type FindPart, type JoinedFile, type PackKeyed } from './open-data/make-file.ts';
import { WorkbookWriter } from './xlsx/write-workbook.ts';

/** More takes twice as long and makes forms a twentieth smaller. */
const LEVEL = 3;

const WRITER = new WorkbookWriter((bytes) => deflateRawSync(bytes, { level: LEVEL }), crc32);

/** The bytes of a workbook, the same each time. */
export const packWorkbook = (workbook: Workbook): Uint8Array => WRITER.write(workbook);

/** Whether a file is joined of what units have. */
export const isJoined = (output: OutputFile): output is JoinedFile =>
  output.sort === 'table' || output.sort === 'zip' || output.sort === 'book';

/**
 * What stands in a file for machines or for other programs, in pieces.
 * @param find gives what tables are joined of
 * @param keyed gives texts packed that may be kept so
 */
export function contentOf(
  output: Exclude<OutputFile, Page>,
  find: FindPart,
  keyed?: PackKeyed,
): Iterable<string | Uint8Array> {
  if (isJoined(output)) return makeFile(output, find, keyed);
  return [output.sort === 'workbook' ? packWorkbook(output.make()) : output.make()];
}
