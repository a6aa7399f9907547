import { isTable } from '../forms/kind.ts';
import { kindOf, sheetOf, type FormRecord } from '../forms/registry.ts';
import { nameOf } from '../forms/subject.ts';
import { formPath } from '../library/addresses.ts';
import type { FormEntry } from '../library/library.ts';
import type { Frame } from '../outputs/frame.ts';
import { printedHash, textsByPath } from '../release/values.ts';
import { listAside } from './aside.ts';
import { layAside } from './aside-sheet.ts';
import { layForm } from './lay-form.ts';
import { LONGEST_TEXT, type Workbook } from './workbook.ts';

/** The first text of a record that is longer than a cell may be, by its path. */
export function findTooLong(record: FormRecord): string | undefined {
  return textsByPath(record, ({ length }) => length > LONGEST_TEXT)
    .keys()
    .next().value;
}

/** Whether there is a workbook of a form: prose has none, nor has a form with a text that no cell can hold. */
export const hasWorkbook = (record: FormRecord): boolean =>
  isTable(kindOf(record)) && findTooLong(record) === undefined;

/** The same of a form, whose record is not read for it where it does not have to be. */
export const formHasWorkbook = (form: FormEntry): boolean =>
  isTable(kindOf(form)) && ((form.size ?? Infinity) <= LONGEST_TEXT || hasWorkbook(form.record));

/** A form in its official layout, as the page draws it. Only for records that `hasWorkbook` says have one. */
export function formWorkbook(form: FormEntry, { address, hash }: Pick<Frame, 'address' | 'hash'>): Workbook {
  const { id, record } = form;
  const kind = kindOf(record);
  const sheet = sheetOf(record)!;
  const aside = layAside(listAside(record, sheet), kind);
  return {
    properties: {
      title: `${nameOf(record)}：${sheet.title}`,
      subject: id,
      description: `${address(formPath(form))}\nSHA-256 ${printedHash(form, hash)}`,
    },
    sheets: [{ sort: 'grid', name: kind.name, ...layForm(sheet), footer: id }, ...(aside ? [aside] : [])],
  };
}
