import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditCatalogue } from '../../../src/core/audit/run-audit.ts';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';
import { makeCatalogue } from '../library/made-up.ts';
import { reportOf } from '../report/report-of.ts';

/* 样例数据: whole forms of regions and transfers, as three places lay them out, from the file to the page and the audit. */

const FOLDER = join(import.meta.dirname, '../../fixtures/regions');
const FILES = readdirSync(FOLDER);

const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
async function record(html: string): Promise<FormRecord> {
  const document = await readDocument({ name: 'form.html', bytes: new TextEncoder().encode(html) });
  const { drafts } = takeIn(document);
  expect(drafts).toHaveLength(1);
  const beside = { source: { file: 'form.html' }, publication: { status: 'published' } };
  return { ...beside, ...drafts[0]!.record } as unknown as FormRecord;
}
const catalogueOf = (form: FormRecord) => makeCatalogue({ xiangmu: { forms: [form] } });
const arithmetic = (form: FormRecord): string[] =>
  auditCatalogue(catalogueOf(form)).flatMap(({ findings }) =>
    findings.filter(({ verdict }) => verdict).map(({ rule, at }) => `${rule} ${at}`),
  );

describe.each(FILES)('%s', (file) => {
  const texts = [...read(file).matchAll(/<td[^>]*>([^<]+)<\/td>/g)].map(([, text]) => text!);

  test('keeps all it prints, on the page too', async () => {
    const form = await record(read(file));
    const page = JSON.stringify(reportOf(catalogueOf(form).content.forms[0]!, catalogueOf(form)).sheet);
    const figures = texts.filter((text) => /\d/.test(text) && !/年度|[A-E][）)]/.test(text));
    expect(figures.filter((text) => !page.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
    expect(texts.filter((text) => /分配|下达|拨付/.test(text) && !page.includes(text))).toEqual([]);
  });

  test('is not accused', async () => expect(arithmetic(await record(read(file)))).toEqual([]));
});

describe('a rate that its letters do not give is named', () => {
  test.each([
    ['county.html', '95%', '59%', 'funds.0.rate'],
    ['forestry.html', '96%', '69%', 'funds.0.extra.到位率（B/A）'],
    ['forestry.html', '<td>90%</td><td>10</td>', '<td>86.4%</td><td>10</td>', 'funds.0.rate'],
    ['forestry.html', '<td>48</td>', '<td>58</td>', 'funds.0.extra.结余（D=B-C）'],
    ['adjusted.html', '100.00%', '93.33%', 'funds.0.extra.到位率（D/C×100%）'],
    ['adjusted.html', '95.00%', '88.67%', 'funds.0.rate'],
  ])('%s: %s printed as %s', async (file, right, wrong, at) => {
    const html = read(file);
    expect(html).toContain(right);
    expect(arithmetic(await record(html.replace(right, wrong)))).toContainEqual(expect.stringContaining(at));
  });
});
