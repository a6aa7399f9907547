import { describe, expect, test } from 'vitest';
import { compareContents } from '../../../src/core/release/changes.ts';
import { selfEvaluation, target } from '../forms/records.ts';
import { contentOf, formOf, withStatus } from './made-up.ts';

const row = { level1: '产出指标', level2: '数量指标', name: '活动', target: '≥10次' };
const before = selfEvaluation({
  funds: [{ source: 'total', label: '年度资金总额', adjusted: '17.00', executed: '9.66' }],
  indicators: [row],
});
const after = selfEvaluation({
  funds: [{ source: 'total', label: '年度资金总额', adjusted: '17.00', executed: '9.67' }],
  indicators: [row, { ...row, name: '培训' }],
});
const compare = (old: Parameters<typeof contentOf>[0], now: Parameters<typeof contentOf>[0]) =>
  compareContents(contentOf(old), contentOf(now)).map(({ id, sort, values }) => ({ id, sort, values }));

const ID = '2023/jiedao/dangjian.self-evaluation';
const WITHDRAWN = { status: 'withdrawn', withdrawn: { date: '2026-01-01', reason: '样例' } } as const;

describe('what a release changes', () => {
  test('is told figure by figure, with what was not there as undefined', () => {
    expect(compare([formOf('dangjian', before)], [formOf('dangjian', after)])).toEqual([
      {
        id: ID,
        sort: 'changed',
        values: [
          { path: 'funds.0.executed', old: '9.66', new: '9.67' },
          { path: 'indicators.1.level1', old: undefined, new: '产出指标' },
          { path: 'indicators.1.level2', old: undefined, new: '数量指标' },
          { path: 'indicators.1.name', old: undefined, new: '培训' },
          { path: 'indicators.1.target', old: undefined, new: '≥10次' },
        ],
      },
    ]);
  });

  test('is nothing where only the way to the public or waivers differ; dates and hashes beside the form are told', () => {
    const other = {
      ...before,
      source: { file: 'other.xlsx' },
      publication: { status: 'published' as const, scheduled: '2026-01-01' },
      waivers: [{ rule: 'a', path: 'b', reason: 'c', by: 'd', date: '2026-01-01' }],
    };
    expect(compare([formOf('dangjian', before)], [formOf('dangjian', other)])).toEqual([]);
    const beside = {
      ...other,
      source: { file: 'other.xlsx', sha256: 'a' },
      publication: { status: 'published' as const, date: '2026-01-01', index: '甲', publisher: '乙' },
    };
    expect(compare([formOf('dangjian', before)], [formOf('dangjian', beside)])).toMatchObject([
      {
        sort: 'changed',
        values: [
          { path: 'publication.date', new: '2026-01-01' },
          { path: 'publication.index', new: '甲' },
          { path: 'publication.publisher', new: '乙' },
          { path: 'source.sha256', new: 'a' },
        ],
      },
    ]);
  });

  test('names added, removed, withdrawn and restored records, in the order of their ids', () => {
    const out = formOf('dangjian', withStatus(before, WITHDRAWN));
    const other = formOf('a', target());
    expect(compare([], [formOf('dangjian', before), other]).map(({ id, sort }) => [id, sort])).toEqual([
      ['2023/jiedao/a.target', 'added'],
      [ID, 'added'],
    ]);
    expect(compare([formOf('dangjian', before)], [])).toMatchObject([{ sort: 'removed' }]);
    expect(compare([formOf('dangjian', before)], [out])).toEqual([{ id: ID, sort: 'withdrawn', values: [] }]);
    expect(compare([out], [formOf('dangjian', before)])).toMatchObject([{ sort: 'restored' }]);
    expect(compare([out], [out])).toEqual([]);
  });
});
