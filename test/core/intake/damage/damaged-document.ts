import type { SourceDocument } from '../../../../src/core/intake/document.ts';
import { readDocument } from '../../../../src/importers/read-document.ts';
import { rowsOf } from '../../../fixtures/forms/lay-out.ts';
import { drawPage } from '../../../fixtures/forms/make-web-page.ts';
import { makeWorkbook } from '../../../fixtures/forms/make-workbook.ts';
import type { Drawn } from './damages.ts';

/** Cells parted by tabs, each at its place; a place that a merged cell covers is empty. */
function drawTabs(form: Drawn): string {
  const quote = (text: string): string => (/[\n\t]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const rows = rowsOf(form).map((row) => {
    const width = Math.max(0, ...row.map(({ column }) => column + 1));
    return Array.from({ length: width }, (_, x) => quote(row.find(({ column }) => column === x)?.text ?? '')).join(
      '\t',
    );
  });
  return [form.title, form.subtitle, ...rows, ''].join('\n');
}

/** What is left of a table that was copied as text: one cell a line, and nothing of blank ones. */
const drawLines = (form: Drawn): string =>
  [form.title, form.subtitle, ...rowsOf(form).flatMap((row) => row.map(({ text }) => text.replace(/\n/g, '')))]
    .filter((text) => text !== '')
    .join('\n');

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The formats in which a damaged form is drawn; spaces part cells where text was flattened. */
const FORMATS: Readonly<Record<string, (form: Drawn) => Uint8Array>> = {
  html: (form) => encode(drawPage([form], 'utf-8')),
  xlsx: (form) => makeWorkbook([form], 'xlsx'),
  txt: (form) => encode(drawTabs(form)),
  lines: (form) => encode(drawLines(form)),
};
export const FORMAT_NAMES = Object.keys(FORMATS);

/** The form as a file of the format, and read again as such. */
export const drawDocument = (form: Drawn, format: string): Promise<SourceDocument> =>
  readDocument({ name: `样例.${format === 'lines' ? 'txt' : format}`, bytes: FORMATS[format]!(form) });
