import { describe, expect, test } from 'vitest';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { compareContents } from '../../../src/core/release/changes.ts';
import { checkChanges, type Published } from '../../../src/core/release/check-changes.ts';
import type { CorrectionEntry } from '../../../src/core/release/correction.ts';
import { leadsFrom } from '../../../src/core/release/undo.ts';
import { recordHash } from '../../../src/core/release/values.ts';
import { writeCorrections } from '../../../src/core/release/write-corrections.ts';
import { selfEvaluation } from '../forms/records.ts';
import { REAL } from '../library/real-content.ts';
import { chain, contentOf, formOf, sha256, withStatus } from './made-up.ts';

const ID = '2023/jiedao/dangjian.self-evaluation';
const row = (name: string) => ({ level1: '产出指标', level2: '数量指标', name, target: '1', actual: '1' });
const fund = (executed: string) => ({ source: 'total' as const, label: '年度资金总额', executed });
const account = { reason: '样例', by: () => '样例人员', date: '2026-05-01' };

/** The entries that the command writes for a change. */
function tellChanges(before: FormRecord, after: FormRecord): CorrectionEntry[] {
  const [old, now] = [before, after].map((record) => ({ forms: [formOf('dangjian', record)] }));
  return writeCorrections(compareContents(old!, now!), [], 0, account, sha256);
}
const leads = (before: FormRecord, after: FormRecord, entries: readonly CorrectionEntry[]): boolean =>
  leadsFrom(
    recordHash(before, sha256),
    after,
    entries.map(({ correction }) => correction),
    sha256,
  );

const CHANGES: Readonly<Record<string, readonly [before: FormRecord, after: FormRecord]>> = {
  'a figure': [selfEvaluation({ funds: [fund('9.66')] }), selfEvaluation({ funds: [fund('9.67')] })],
  'a row more and a row less': [
    selfEvaluation({ indicators: [row('一'), row('二')] }),
    selfEvaluation({ indicators: [row('一'), row('二'), row('三')] }),
  ],
  'a row taken away': [
    selfEvaluation({ indicators: [row('一'), row('二'), row('三')] }),
    selfEvaluation({ indicators: [row('一'), row('三')] }),
  ],
  'rows in another order': [
    selfEvaluation({ indicators: [row('一'), row('二')] }),
    selfEvaluation({ indicators: [row('二'), row('一')] }),
  ],
  'columns of the form’s own, with dots in their names': [
    selfEvaluation({ extra: { '备注.一': '旧' } }),
    selfEvaluation({ extra: { '备注.一': '新', '1.备注': '多' }, labels: { 'a.b': '签' } }),
  ],
  'a column that goes': [selfEvaluation({ extra: { 备注: '旧' } }), selfEvaluation({})],
  'a first column in an empty list of columns': [
    selfEvaluation({ extra: {} }),
    selfEvaluation({ extra: { 备注: '新' } }),
  ],
};

describe('entries taken back lead to what had the hash', () => {
  test.each(Object.entries(CHANGES))('%s, there and back', (_, [before, after]) => {
    expect(leads(before, after, tellChanges(before, after))).toBe(true);
    expect(leads(after, before, tellChanges(after, before))).toBe(true);
  });

  test.each(Object.entries(CHANGES))('%s: not where one of them is missing or false', (_, [before, after]) => {
    const entries = tellChanges(before, after);
    expect(leads(before, after, [])).toBe(false);
    for (const [i, { id, correction }] of entries.entries()) {
      expect(leads(before, after, entries.toSpliced(i, 1))).toBe(false);
      expect(leads(before, after, entries.with(i, { id, correction: { ...correction, old: '别的' } }))).toBe(false);
    }
  });
});

describe('a record that was withdrawn', () => {
  const before = selfEvaluation({ funds: [fund('9.66')], grade: '优' });
  const after = selfEvaluation({ funds: [fund('9.67')], grade: '良' });
  const published: Published = {
    forms: [],
    withdrawn: { [ID]: recordHash(before, sha256) },
    corrections: { count: 0, head: undefined },
  };
  const check = (entries: readonly CorrectionEntry[], record = after) =>
    checkChanges(published, contentOf([formOf('dangjian', record)], entries), sha256);

  test('comes back changed only with an entry for each change', () => {
    expect(check(tellChanges(before, after))).toEqual([]);
    const [first] = tellChanges(before, after);
    expect(check([first!])).toMatchObject([{ at: ID, message: expect.stringContaining('没有说全') }]);
    const hidden = (path: string, now: string) => chain({ record: ID, path, new: now, hidden: 'old', reason: '样例' });
    expect(check(hidden('grade', '良'))).toMatchObject([{ at: ID, message: expect.stringContaining('没有说全') }]);
    expect(check(hidden('title', after.title))).toMatchObject([{ at: ID }]);
  });

  test('is not changed on its way out but for what entries tell', () => {
    const out = withStatus(after, { status: 'withdrawn', withdrawn: { date: '2026-01-01', reason: '样例' } });
    const open = { ...published, withdrawn: {}, forms: [formOf('dangjian', before)] };
    const told = tellChanges(before, after);
    const checkOut = (entries: readonly CorrectionEntry[]) =>
      checkChanges(open, contentOf([formOf('dangjian', out)], entries), sha256);
    expect(checkOut(told)).toEqual([]);
    expect(checkOut(told.slice(0, 1))).toMatchObject([{ at: ID }]);
  });
});

test('an entry tells of no change that never was', () => {
  const record = selfEvaluation({ funds: [fund('9.67')] });
  const published: Published = {
    forms: [formOf('dangjian', record)],
    withdrawn: {},
    corrections: { count: 0, head: undefined },
  };
  const check = (old: string | undefined, path = 'funds.0.executed') => {
    const entry = { record: ID, path, new: '9.67', reason: '样例', ...(old === undefined ? {} : { old }) };
    return checkChanges(published, contentOf([formOf('dangjian', record)], chain(entry)), sha256);
  };
  expect(check('9.66')).toMatchObject([{ message: expect.stringContaining('公布着的却是“9.67”') }]);
  expect(check(undefined)).toMatchObject([{ message: expect.stringContaining('公布着的却是“9.67”') }]);
  // away and back again: the first begins with what is public, the last ends with it
  const there = chain(
    { record: ID, path: 'funds.0.executed', old: '9.67', new: '9.70', reason: '样例' },
    { record: ID, path: 'funds.0.executed', old: '9.70', new: '9.67', reason: '样例' },
  );
  expect(checkChanges(published, contentOf([formOf('dangjian', record)], there), sha256)).toEqual([]);
});

test('no real record changes in any way without being told: labels, columns of its own, texts, order, rows, files', () => {
  const { forms } = REAL.content;
  const published: Published = { forms, withdrawn: {}, corrections: { count: 0, head: undefined } };
  const refused = (form: (typeof forms)[number], change: (copy: Record<string, never>) => void): boolean => {
    const record = structuredClone(form.record);
    change(record as never);
    const after = forms.map((other) => (other === form ? { ...form, record } : other));
    return checkChanges(published, { forms: after }, sha256).some(({ at }) => at === form.id);
  };
  type Loose = Record<string, Record<string, string>> & { indicators?: unknown[]; body?: string };
  const changes: readonly ((copy: Loose) => void)[] = [
    (copy) => copy.indicators?.reverse(),
    (copy) => copy.indicators?.pop(),
    (copy) => copy.indicators?.splice(1, 1),
    (copy) => void copy.indicators?.push({ ...row('新加的一行') }),
    (copy) => Object.assign(copy, { labels: { ...copy['labels'], rate: '别的栏名' } }),
    (copy) => Object.assign(copy, { extra: { ...copy['extra'], 备注: '新' } }),
    (copy) => Object.assign(copy, { department: '别的部门' }),
    (copy) => Object.assign(copy, { title: '别的标题' }),
  ];
  for (const form of forms) {
    const own = 'body' in form.record ? [(copy: Loose) => void (copy.body = `${copy.body} `)] : changes;
    for (const [i, change] of own.entries()) expect(refused(form, change as never), `${form.id} ${i}`).toBe(true);
    const without = forms.filter((other) => other !== form);
    expect(checkChanges(published, { forms: without }, sha256)).toMatchObject([{ at: form.id }]);
    const renamed = { ...form, id: form.id.replace(/\.([^.]+)$/, '-moved.$1') };
    expect(checkChanges(published, { forms: [...without, renamed] }, sha256)).toMatchObject([{ at: form.id }]);
  }
});
