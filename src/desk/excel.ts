import { deflateSync } from 'fflate';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { findKind, type FormRecord, type KindId } from '../core/forms/registry.ts';
import { formWorkbook, hasWorkbook } from '../core/workbook/form-workbook.ts';
import { templateWorkbook } from '../core/workbook/template.ts';
import type { Workbook } from '../core/workbook/workbook.ts';
import { WorkbookWriter } from '../exporters/xlsx/write-workbook.ts';
import type { CheckedDraft } from '../filing/checked-draft.ts';
import { saveFile } from './save-file.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Same bytes as the file that the site offers. */
const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

const saveWorkbook = (name: string, workbook: Workbook): void =>
  saveFile(`${name}.xlsx`, new WorkbookWriter((bytes) => deflateSync(bytes, { level: 6 })).write(workbook), XLSX);

/** Saves a form in its official layout. @returns in Chinese why there is no workbook of it */
export function saveForm({ record, lacks, title, kindName, id }: CheckedDraft, kind: KindId): string | undefined {
  const form = record as unknown as FormRecord;
  if (lacks.length) return `还缺${lacks.map(({ label }) => `“${label}”`).join('、')}，补上以后才能存成 Excel。`;
  if (!hasWorkbook(form)) return '这种材料是文字，没有 Excel 版式；或者有一段文字太长，一格放不下。';
  const entry = { id: id ?? title, year: form.year, unit: '', project: '', kind, record: form };
  saveWorkbook(`${title}-${kindName}`, formWorkbook(entry, { address: (path) => path, hash }));
  return undefined;
}

/** Saves the blank form of a kind. */
export function saveTemplate(id: KindId): void {
  const kind = findKind(id)!;
  saveWorkbook(`${kind.name}-空白表`, templateWorkbook(kind));
}
