import { crc32, deflateRawSync } from 'node:zlib';
import type { OutputFile, Page } from '../core/outputs/output.ts';
import type { Workbook } from '../core/workbook/workbook.ts';
import { makeFile, type FindPart, type PackKeyed } from './open-data/make-file.ts';
import { WorkbookWriter } from './xlsx/write-workbook.ts';

/** More takes twice as long and makes forms a twentieth smaller. */
const LEVEL = 3;

const WRITER = new WorkbookWriter((bytes) => deflateRawSync(bytes, { level: LEVEL }), crc32);

/** The bytes of a workbook, the same each time. */
export const packWorkbook = (workbook: Workbook): Uint8Array => WRITER.write(workbook);

/**
 * What stands in a file for machines or for other programs.
 * @param find gives what tables are joined of
 * @param keyed gives texts packed that may be kept so
 */
export function contentOf(output: Exclude<OutputFile, Page>, find: FindPart, keyed?: PackKeyed): string | Uint8Array {
  if (output.sort === 'workbook') return packWorkbook(output.make());
  const isJoined = output.sort === 'table' || output.sort === 'zip' || output.sort === 'book';
  return isJoined ? makeFile(output, find, keyed) : output.make();
}
