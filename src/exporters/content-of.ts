import { deflateRawSync } from 'node:zlib';
import type { TextFile, WorkbookFile } from '../core/outputs/output.ts';
import { writeWorkbook } from './xlsx/write-workbook.ts';

/** More takes twice as long and makes forms a twentieth smaller. */
const LEVEL = 3;

const deflate = (bytes: Uint8Array): Uint8Array => deflateRawSync(bytes, { level: LEVEL });

/** What stands in a file for machines or for other programs. */
export const contentOf = (output: TextFile | WorkbookFile): string | Uint8Array =>
  output.sort === 'workbook' ? writeWorkbook(output.make(), deflate) : output.make();
