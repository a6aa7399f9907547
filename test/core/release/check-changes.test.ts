import { describe, expect, test } from 'vitest';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { checkChanges, type Published } from '../../../src/core/release/check-changes.ts';
import { compareContents } from '../../../src/core/release/changes.ts';
import { headOf, type CorrectionEntry } from '../../../src/core/release/correction.ts';
import { printedPart, recordHash, textsByPath } from '../../../src/core/release/values.ts';
import { writeCorrections } from '../../../src/core/release/write-corrections.ts';
import { selfEvaluation } from '../forms/records.ts';
import { REAL } from '../library/real-content.ts';
import { chain, contentOf, formOf, sha256, withStatus } from './made-up.ts';

const ID = '2023/jiedao/dangjian.self-evaluation';
const recordWith = (executed: string): FormRecord =>
  selfEvaluation({ funds: [{ source: 'total', label: '年度资金总额', executed }] });
const publishedWith = (record: FormRecord, corrections: readonly CorrectionEntry[] = []): Published => ({
  forms: [formOf('dangjian', record)],
  withdrawn: {},
  corrections: headOf(corrections, sha256),
});
const check = (published: Published, record: FormRecord, corrections: readonly CorrectionEntry[] = []): string[] =>
  checkChanges(published, contentOf([formOf('dangjian', record)], corrections), sha256).map(({ message }) => message);

const tell = (old: string, now: string, more = {}) => ({
  ...{ record: ID, path: 'funds.0.executed', old, new: now, reason: '录错了（样例）' },
  ...more,
});

/** A copy of a record with the text at a path replaced. */
function replaceText(record: FormRecord, path: string, text: string): FormRecord {
  const copy = structuredClone(record) as unknown as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop()!;
  const holder = steps.reduce<Record<string, unknown>>((node, step) => node[step] as Record<string, unknown>, copy);
  holder[last] = text;
  return copy as unknown as FormRecord;
}

describe('a published text may change', () => {
  test('with an entry that tells what it was and what it is', () => {
    expect(check(publishedWith(recordWith('9.66')), recordWith('9.67'), chain(tell('9.66', '9.67')))).toEqual([]);
  });

  test('in several steps, told one after the other', () => {
    const steps = chain(tell('9.66', '9.70'), tell('9.70', '9.67'));
    expect(check(publishedWith(recordWith('9.66')), recordWith('9.67'), steps)).toEqual([]);
    const gap = chain(tell('9.66', '9.70'), tell('9.71', '9.67'));
    expect(check(publishedWith(recordWith('9.66')), recordWith('9.67'), gap)).toHaveLength(1);
  });

  test('not with an entry that tells something else, nor with one that was used before', () => {
    const published = publishedWith(recordWith('9.66'));
    expect(check(published, recordWith('9.67'))).toMatchObject([expect.stringContaining('没有更正说明')]);
    expect(check(published, recordWith('9.67'), chain(tell('9.65', '9.67')))).not.toEqual([]);
    expect(check(published, recordWith('9.67'), chain(tell('9.66', '9.68')))).not.toEqual([]);
    const used = chain(tell('9.66', '9.67'));
    expect(check(publishedWith(recordWith('9.66'), used), recordWith('9.67'), used)).not.toEqual([]);
  });

  test('with an entry that does not repeat what may not be shown', () => {
    const entry = chain({ ...tell('', '9.67'), old: undefined, hidden: 'old' });
    expect(check(publishedWith(recordWith('13800138000')), recordWith('9.67'), entry)).toEqual([]);
  });

  test('in no place of the real records without an entry: 100 of 100', () => {
    const { forms } = REAL.content;
    const places = forms.flatMap((form) =>
      [...textsByPath(printedPart(form.record)).keys()]
        .filter(
          (path) => !/^(?:kind|year|currency)$/.test(path) && !path.startsWith('extra.') && !path.includes('.extra.'),
        )
        .map((path) => ({ form, path })),
    );
    const published: Published = { forms, withdrawn: {}, corrections: { count: 0, head: undefined } };
    const every = Math.floor(places.length / 100);
    const refused = Array.from({ length: 100 }, (_, i) => places[i * every]!).filter(({ form, path }) => {
      const changed = { ...form, record: replaceText(form.record, path, '7.77') };
      const after = forms.map((other) => (other === form ? changed : other));
      const [objection, ...more] = checkChanges(published, { forms: after }, sha256);
      return more.length === 0 && objection?.at === form.id && objection.message.includes(path);
    });
    expect(refused).toHaveLength(100);
    expect(checkChanges(published, { forms }, sha256)).toEqual([]);
  });
});

describe('the chain of corrections', () => {
  const entries = chain(tell('9.66', '9.67'), tell('9.67', '9.68'), tell('9.68', '9.69'));

  test('is refused where an entry was altered, taken out or moved', () => {
    const published = publishedWith(recordWith('9.66'));
    const altered = entries.with(0, { ...entries[0]!, correction: { ...entries[0]!.correction, reason: '别的理由' } });
    const broken = [altered, entries.slice(1), [entries[1]!, entries[0]!, entries[2]!]];
    for (const wrong of broken)
      expect(check(published, recordWith('9.69'), wrong)).toMatchObject(
        [/链断了/].map((p) => expect.stringMatching(p)),
      );
  });

  test('is refused where its last public entries are missing or rewritten, even with good hashes', () => {
    const published = publishedWith(recordWith('9.69'), entries);
    expect(check(published, recordWith('9.69'), entries)).toEqual([]);
    expect(check(published, recordWith('9.69'), entries.slice(0, 2))).toMatchObject([
      expect.stringContaining('改过或删过'),
    ]);
    const rewritten = chain(tell('9.66', '9.67', { reason: '别的理由' }), tell('9.67', '9.68'), tell('9.68', '9.69'));
    expect(check(published, recordWith('9.69'), rewritten)).toMatchObject([expect.stringContaining('改过或删过')]);
  });

  test('says nothing that the record does not print', () => {
    const wrong = chain(tell('9.66', '9.70'));
    expect(check(publishedWith(recordWith('9.66')), recordWith('9.66'), wrong)).toMatchObject([
      expect.stringContaining('记录里却是“9.66”'),
    ]);
  });

  test('is written for all changes at once, and then nothing stands in the way', () => {
    const published = publishedWith(recordWith('9.69'), entries);
    const after = contentOf(
      [formOf('dangjian', selfEvaluation({ ...recordWith('9.60'), grade: '良' } as never))],
      entries,
    );
    const account = { reason: '样例', by: () => '样例人员', date: '2026-05-01' };
    const changes = compareContents(published, after);
    const made = writeCorrections(changes, entries, entries.length, account, sha256);
    expect(made.map(({ id }) => id)).toEqual(['2026/0004', '2026/0005']);
    expect(made.map(({ correction: { path, old, new: now } }) => [path, old, now])).toEqual([
      ['funds.0.executed', '9.69', '9.60'],
      ['grade', undefined, '良'],
    ]);
    expect(checkChanges(published, { ...after, corrections: [...entries, ...made] }, sha256)).toEqual([]);
  });
});

describe('a published record', () => {
  const record = recordWith('9.66');
  const out = withStatus(record, { status: 'withdrawn', withdrawn: { date: '2026-01-01', reason: '样例' } });
  const empty = { forms: [], corrections: { count: 0, head: undefined } };

  test('does not vanish; it is withdrawn', () => {
    expect(checkChanges(publishedWith(record), contentOf([]), sha256)).toMatchObject([
      { at: ID, message: expect.stringContaining('却没有了') },
    ]);
    expect(check(publishedWith(record), out)).toEqual([]);
  });

  test('keeps its notice and its content while it is withdrawn', () => {
    const published = { ...empty, withdrawn: { [ID]: recordHash(record, sha256) } };
    expect(check(published, out)).toEqual([]);
    expect(check(published, record)).toEqual([]);
    expect(checkChanges(published, contentOf([]), sha256)).toMatchObject([{ at: ID }]);
    const changed = recordWith('1.00');
    expect(check(published, changed)).toMatchObject([expect.stringContaining('撤回前后不一样')]);
    const told = chain({ ...tell('9.66', '1.00') });
    expect(check(published, changed, told)).toEqual([]);
  });

  test('cannot be altered on its way out', () => {
    const altered = withStatus(recordWith('1.00'), out.publication);
    expect(check(publishedWith(record), altered)).toMatchObject([expect.stringContaining('撤回前后不一样')]);
  });
});
