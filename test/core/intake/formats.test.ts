import { describe, expect, test } from 'vitest';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';
import { makeForm, nameOf, type FormFormat } from '../../fixtures/forms/make-forms.ts';
import { REAL } from '../library/real-content.ts';

const TABLES = REAL.content.forms.filter(({ kind }) => kind !== 'narrative');
const FORMATS: readonly FormFormat[] = ['xlsx', 'xls', 'ods', 'docx', 'doc', 'html', 'html-gb18030', 'html-xls', 'txt'];

const takeInAs = async (format: FormFormat, form: (typeof TABLES)[number]) =>
  takeIn(await readDocument({ name: nameOf(format), bytes: await makeForm(form.record, format) }));

describe.each(FORMATS)('the official form as %s', (format) => {
  test.each(TABLES)('of $id is the record it was made from', async (form) => {
    const { source: _, publication: __, ...record } = form.record;
    const { drafts, failure } = await takeInAs(format, form);
    expect(failure).toBeUndefined();
    expect(drafts.map((draft) => draft.record)).toEqual([record]);
    expect(drafts[0]!.unread).toEqual([]);
    expect(drafts[0]!.doubts).toEqual([]);
  });
});

/** A text layer has no spaces but those it shows: a PDF gives the same figures and words. */
const withoutSpace = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replace(/(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])/g, ''));

test('all forms of the content printed to one PDF are as many drafts, with the same figures and words', async () => {
  const records = TABLES.map(({ record }) => record);
  const document = await readDocument({ name: '全部.pdf', bytes: await makeForm(records, 'pdf') });
  const { drafts } = takeIn(document);
  const made = records.map(({ source: _, publication: __, ...record }) => record);
  expect(drafts.map(({ record }) => withoutSpace(record))).toEqual(made.map(withoutSpace));
});

test('all forms of the content in one workbook are as many drafts', async () => {
  const records = TABLES.map(({ record }) => record);
  const document = await readDocument({ name: '全部.xlsx', bytes: await makeForm(records, 'xlsx') });
  const { drafts } = takeIn(document);
  expect(drafts.map(({ record }) => record)).toEqual(
    records.map(({ source: _, publication: __, ...record }) => record),
  );
});
