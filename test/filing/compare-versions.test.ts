import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormRecord } from '../../src/core/forms/registry.ts';
import type { FormEntry } from '../../src/core/library/library.ts';
import { compareBeside, findBesides } from '../../src/filing/compare-beside.ts';
import { compareVersions } from '../../src/filing/compare-versions.ts';
import { describeDifference } from '../../src/io/import/describe-draft.ts';
import { evaluationReport, selfEvaluation } from '../core/forms/records.ts';
import { RECORD } from '../io/import/sample-record.ts';

const withRows = (indicators: readonly object[]) => ({ ...RECORD, indicators });
const told = (before: object, after: object): string[] =>
  compareVersions(before as never, after as never).map(describeDifference);

test('a report is held against the self-evaluation of its year, score beside score', () => {
  const form = (record: FormRecord): FormEntry => ({
    id: `2023/jiedao/a.${record.kind}`,
    ...{ year: '2023', unit: 'jiedao', project: 'a', kind: record.kind, record },
  });
  const report = evaluationReport({ score: '91' });
  const besides = findBesides('2023/jiedao/a.evaluation-report', [
    form(selfEvaluation({ total: { weight: '100', score: '93' } })),
  ]);
  expect(besides.map(({ name }) => name)).toEqual(['同年的自评表']);
  const row = compareBeside(report, besides).find(({ path }) => path === 'score');
  expect([row?.text, row?.others]).toEqual(['91', ['93']]);
});

describe('differences between two versions of a record', () => {
  test('a version does not differ from itself, and publication and waivers are not compared', () => {
    expect(compareVersions(RECORD, structuredClone(RECORD))).toEqual([]);
    const other = { ...RECORD, publication: { status: 'published' }, waivers: [] };
    expect(compareVersions(RECORD, other)).toEqual([]);
  });

  test('each text is told with its place in Chinese, its old and its new wording', () => {
    const [first, second] = RECORD.indicators;
    const after = { ...withRows([{ ...first, score: '49.5' }, second!]), total: { weight: '100', score: '98.5' } };
    expect(told(RECORD, after)).toEqual(['第1行 活动次数·得分：50 → 49.5', '总分的得分：99 → 98.5']);
  });

  test('what one version does not have is told as missing, a blank as blank', () => {
    const { grade: _, ...after } = RECORD;
    expect(told(RECORD, after)).toEqual(['评分等级：优 → （没有这一栏）']);
    expect(told(after, { ...after, grade: '' })).toEqual(['评分等级：（没有这一栏） → （空）']);
  });

  test('a row put in between does not make the rows below it differ', () => {
    const [first, second] = RECORD.indicators;
    const added = { level1: '产出指标', level2: '质量指标', name: '合格率', target: '100%' };
    expect(told(RECORD, withRows([first!, added, second!]))).toEqual([
      '第2行 合格率·一级指标：（没有这一栏） → 产出指标',
      '第2行 合格率·二级指标：（没有这一栏） → 质量指标',
      '第2行 合格率·三级指标：（没有这一栏） → 合格率',
      '第2行 合格率·年度指标值：（没有这一栏） → 100%',
    ]);
    expect(compareVersions(RECORD, withRows([second!])).every(({ after }) => after === undefined)).toBe(true);
  });

  test('a renamed row is the same row', () => {
    const [first, second] = RECORD.indicators;
    expect(told(RECORD, withRows([first!, { ...second!, name: '居民满意度' }]))).toEqual([
      '第2行 居民满意度·三级指标：群众满意度 → 居民满意度',
    ]);
  });

  test('of long texts the part that differs is shown', () => {
    const long = '为民服务'.repeat(40);
    const [line] = told({ ...RECORD, goal: { expected: `${long}一` } }, { ...RECORD, goal: { expected: `${long}二` } });
    expect(line).toMatch(/…….*服务一 → …….*服务二$/);
  });

  test('no difference is lost or invented, whatever happens to the rows', () => {
    const row = fc.record({ name: fc.constantFrom('甲', '乙', '丙'), score: fc.constantFrom('1', '2') });
    const rows = fc.array(row, { maxLength: 8 });
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const differences = compareVersions(withRows(before), withRows(after));
        expect(differences.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
        // texts that came and went account for the difference in number
        const count = (key: 'before' | 'after'): number =>
          differences.filter((difference) => difference[key] !== undefined).length;
        expect(count('after') - count('before')).toBe(2 * (after.length - before.length));
      }),
    );
  });
});
