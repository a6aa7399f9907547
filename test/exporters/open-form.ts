import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { formWorkbook } from '../../src/core/workbook/form-workbook.ts';
import type { Workbook } from '../../src/core/workbook/workbook.ts';
import type { FormEntry } from '../../src/core/library/library.ts';
import type { Draft } from '../../src/core/intake/take-in.ts';
import { WorkbookWriter } from '../../src/exporters/xlsx/write-workbook.ts';
import { readForms } from '../../src/filing/read-forms.ts';
import { readDocument } from '../../src/importers/read-document.ts';

export const PLACE = {
  address: (path: string): string => `https://www.example.gov.cn${path}`,
  hash: (text: string): string => createHash('sha256').update(text).digest('hex'),
};

const WRITER = new WorkbookWriter(deflateRawSync);
export const write = (workbook: Workbook): Uint8Array => WRITER.write(workbook);

export const exportForm = (form: FormEntry): Uint8Array => write(formWorkbook(form, PLACE));

/** The forms of a workbook as the importer reads them, without any content beside. */
export async function importBytes(bytes: Uint8Array, name = 'form.xlsx'): Promise<readonly Draft[]> {
  const document = await readDocument({ name, bytes });
  return readForms({ document, sha256: '' }, { forms: [] }).drafts;
}
