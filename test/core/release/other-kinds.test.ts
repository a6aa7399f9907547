import { describe, expect, test } from 'vitest';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { DEPARTMENT } from '../../../src/core/forms/subject.ts';
import { compareContents } from '../../../src/core/release/changes.ts';
import { checkChanges, type Published } from '../../../src/core/release/check-changes.ts';
import { headOf, type CorrectionEntry } from '../../../src/core/release/correction.ts';
import { recordHash } from '../../../src/core/release/values.ts';
import { writeCorrections } from '../../../src/core/release/write-corrections.ts';
import { departmentSelfEvaluation, evaluationReport } from '../forms/records.ts';
import { chain, contentOf, formOf, sha256, withStatus } from './made-up.ts';

const whole = (projects: string): FormRecord =>
  departmentSelfEvaluation({
    funds: [
      { source: 'total', label: '年度资金总额', adjusted: '1300.00', executed: '1269.00' },
      { source: 'projects', breakdown: 'spending', label: '项目支出', adjusted: projects },
    ],
    tasks: [{ name: '社区服务', content: '样例', total: '60.00' }],
  });
const report = (body: string, score = '96.50'): FormRecord => evaluationReport({ body, score });

/** What a change of a kind is told of by: where, from what, to what. */
const CHANGES: readonly [string, string, FormRecord, FormRecord, string, string, string][] = [
  [
    'a figure of a whole department',
    DEPARTMENT,
    whole('440.00'),
    whole('441.00'),
    'funds.1.adjusted',
    '440.00',
    '441.00',
  ],
  [
    'the text of a report',
    'dangjian',
    report('支出10万元。'),
    report('支出11万元。'),
    'body',
    '支出10万元。',
    '支出11万元。',
  ],
  ['the score of a report', 'dangjian', report('样例'), report('样例', '95.50'), 'score', '96.50', '95.50'],
];

describe.each(CHANGES)('%s', (_, project, before, after, path, old, now) => {
  const published = (record: FormRecord): Published => ({
    forms: [formOf(project, record)],
    withdrawn: {},
    corrections: headOf([], sha256),
  });
  const id = formOf(project, before).id;
  const check = (record: FormRecord, corrections: readonly CorrectionEntry[] = []): string[] =>
    checkChanges(published(before), contentOf([formOf(project, record)], corrections), sha256).map(
      ({ message }) => message,
    );

  test('is told at its place, and may change only with an entry that says from what to what', () => {
    expect(compareContents(contentOf([formOf(project, before)]), contentOf([formOf(project, after)]))).toMatchObject([
      { id, sort: 'changed', values: [{ path, old, new: now }] },
    ]);
    expect(check(after)).toEqual([expect.stringContaining('没有更正说明')]);
    expect(check(after, chain({ record: id, path, old, new: now, reason: '样例' }))).toEqual([]);
    expect(check(after, chain({ record: id, path, old: '别的', new: now, reason: '样例' }))).not.toEqual([]);
  });

  test('gets its entry written', () => {
    const changes = compareContents(contentOf([formOf(project, before)]), contentOf([formOf(project, after)]));
    const written = writeCorrections(
      changes,
      [],
      0,
      { reason: '样例', by: () => '样例人员', date: '2026-03-01' },
      sha256,
    );
    expect(check(after, written)).toEqual([]);
  });

  test('is another hash, which a reader can hold the form against', () =>
    expect(recordHash(after, sha256)).not.toBe(recordHash(before, sha256)));

  test('does not come back by way of a withdrawal', () => {
    const out = withStatus(before, { status: 'withdrawn', withdrawn: { date: '2026-01-01', reason: '样例' } });
    expect(compareContents(contentOf([formOf(project, before)]), contentOf([formOf(project, out)]))).toMatchObject([
      { id, sort: 'withdrawn', values: [] },
    ]);
    expect(check(withStatus(after, out.publication))).not.toEqual([]);
  });
});
