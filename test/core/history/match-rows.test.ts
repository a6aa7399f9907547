import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIndicator } from '../../../src/core/forms/reading.ts';
import { explainMatch, matchNamesakes, matchRewritten, type Candidate } from '../../../src/core/history/match-rows.ts';
import { isSameLevel, printLevel } from '../../../src/core/history/same-level.ts';

type Row = [name: string, target: string, level2?: string];
const candidates = (...rows: Row[]): Candidate[] =>
  rows.map(([name, target, level2 = '数量指标'], at) => ({
    at,
    row: readIndicator({ level1: '产出指标', level2, name, target }, at, undefined),
  }));
const rewritten = (before: Row[], after: Row[]) =>
  matchRewritten(candidates(...before), candidates(...after)).map(({ before: i, after: j, match }) => [
    before[i]![0],
    after[j]![0],
    match.confidence,
    match.basis.join(' '),
  ]);

describe('a name that is new is taken for one that is gone', () => {
  test('where level and unit agree: probably', () =>
    expect(rewritten([['党员满意度', '≥90%']], [['党员群众满意度', '≥95%']])).toEqual([
      ['党员满意度', '党员群众满意度', 'probable', 'likeness level unit'],
    ]));

  test('where only one of them does: possibly', () =>
    expect(rewritten([['开展培训次数', '≥6次']], [['开展培训人数', '≥60人']])).toEqual([
      ['开展培训次数', '开展培训人数', 'possible', 'likeness level'],
    ]));

  test('where two come close: possibly, the nearest in place', () =>
    expect(
      rewritten(
        [['街道培训次数', '≥6次']],
        [
          ['新街道培训次数', '≥6次'],
          ['老街道培训次数', '≥6次'],
        ],
      ),
    ).toEqual([['街道培训次数', '新街道培训次数', 'possible', 'likeness level unit position']]));

  test('where the name is less alike but everything else is the same: possibly', () =>
    expect(rewritten([['居民活动场数', '≥50场']], [['社区活动场次', '≥50场']])).toEqual([
      ['居民活动场数', '社区活动场次', 'possible', 'level unit position'],
    ]));

  test.each<[string, Row, Row]>([
    ['that differs in its count alone', ['第一季度活动次数', '≥6次'], ['第二季度活动次数', '≥6次']],
    ['that turns it into its opposite', ['按时完成率', '≥95%'], ['未按时完成率', '≤5%']],
    ['that differs in its ordinal alone', ['甲类设备完好率', '≥98%'], ['乙类设备完好率', '≥90%']],
    ['that only has its last words in common', ['培训次数', '≥6次'], ['活动次数', '≥5次']],
    ['of another level and unit', ['开展培训次数', '≥6次'], ['开展培训人数', '≥60人', '质量指标']],
  ])('never one %s', (_, before, after) => expect(rewritten([before], [after])).toEqual([]));
});

describe('rows of one name', () => {
  const namesakes = (before: Row[], after: Row[]) =>
    matchNamesakes(candidates(...before), candidates(...after), false).map(({ before: i, after: j, match }) => [
      i,
      j,
      match.confidence,
    ]);

  test('one and one are certain, even in another level', () =>
    expect(namesakes([['准确率', '=1']], [['准确率', '=100%', '质量指标']])).toEqual([[0, 0, 'certain']]));

  test('several are told apart by level and unit, and only probably', () =>
    expect(
      namesakes(
        [
          ['覆盖率', '≥90%'],
          ['覆盖率', '≥90%', '质量指标'],
        ],
        [
          ['覆盖率', '≥95%', '质量指标'],
          ['覆盖率', '≥95%'],
        ],
      ).toSorted(),
    ).toEqual([
      [0, 1, 'probable'],
      [1, 0, 'probable'],
    ]));
});

test('no row and no indicator is paired twice, whatever the names', () => {
  const rows = fc.array(
    fc.tuple(
      fc.constantFrom('培训次数', '培训场次', '开展培训次数', '培训人数', '满意度', ''),
      fc.constantFrom('≥6次', '90%', '及时'),
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const pairs = matchRewritten(candidates(...before), candidates(...after));
      expect(new Set(pairs.map((pair) => pair.before)).size).toBe(pairs.length);
      expect(new Set(pairs.map((pair) => pair.after)).size).toBe(pairs.length);
    }),
  );
});

test('how sure a match is, in words', () => {
  expect(explainMatch({ confidence: 'certain', basis: ['name'] })).toBe('');
  expect(explainMatch({ confidence: 'probable', basis: ['likeness', 'unit'] })).toBe(
    '推断为同一项指标，依据：名称相近、单位相同',
  );
  expect(explainMatch({ confidence: 'possible', basis: ['likeness'] })).toBe('可能是同一项指标，依据：名称相近');
});

test('a level is one however a version of the form spells it', () => {
  const levels = (level1: string, level2: string) => ({ level1, level2 });
  expect(
    isSameLevel(levels('满意度指标', '服务对象满意度指标'), levels('满意度', '社会公众或服务对象满意度指标(10分)')),
  ).toBe(true);
  expect(isSameLevel(levels('产出指标', '成本指标'), levels('成本指标', '经济成本指标'))).toBe(false);
  expect([printLevel(levels('产出指标(50分)', '数量指标')), printLevel(levels('', ''))]).toEqual([
    '产出—数量',
    '未写类别',
  ]);
});
