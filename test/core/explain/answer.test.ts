import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countOutcomes, explainForm } from '../../../src/core/explain/answer.ts';
import { plainText } from '../../../src/core/explain/sentence.ts';
import { kindOf, type FormRecord } from '../../../src/core/forms/registry.ts';
import { anySelfEvaluation, anyTarget, anyTracking } from '../forms/arbitraries.ts';
import { narrative, selfEvaluation, target, tracking } from '../forms/records.ts';

const sentencesOf = (record: FormRecord): string[] => {
  const kind = kindOf(record);
  return explainForm(record, kind, kind.read(record)).map(plainText);
};
const fund = (figures: Record<string, string>) => [{ source: 'total' as const, label: '总额', ...figures }];
const row = (wanted: string, more: Record<string, string> = {}) => ({
  ...{ level1: '产出指标', level2: '数量指标', name: '活动', target: wanted, ...more },
});

describe('the money of a year', () => {
  const moneyOf = (figures: Record<string, string>, currency: '元' | '万元' = '万元') =>
    sentencesOf(selfEvaluation({ currency, funds: fund(figures) }))[0];

  test.each<[Record<string, string>, string]>([
    [
      { initial: '10.00', adjusted: '10.00', executed: '9.50', rate: '95.00' },
      '年初安排10.00万元，全年没有调整，实际用了9.50万元，执行率95.00%。',
    ],
    [
      { initial: '10', adjusted: '12', executed: '12', rate: '99%' },
      '年初安排10万元，后来增加到12万元（多20.00%），全部用完，执行率99%。',
    ],
    [
      { initial: '10', adjusted: '0', executed: '0', rate: '-' },
      '年初安排10万元，后来调减到0万元（少100.00%），实际用了0万元，执行率填的是“-”。',
    ],
    [{ initial: '0', adjusted: '0', executed: '0', rate: '' }, '没有安排预算，实际用了0万元，执行率未填。'],
    [
      { initial: '', adjusted: '10', executed: '8', rate: '80' },
      '年初预算数未填，全年预算数10万元，实际用了8万元，执行率80%。',
    ],
    [{ initial: '10', executed: '8' }, '年初安排10万元，表中没有全年预算数，实际用了8万元，表中没有执行率。'],
    [
      { initial: '10', adjusted: '10', executed: '约八万', rate: '八成' },
      '年初安排10万元，全年没有调整，全年执行数“约八万”不能识别。',
    ],
    [{ initial: '—', adjusted: '', executed: '' }, '年初预算数填的是“—”，全年预算数未填，全年执行数未填。'],
    [
      { initial: '-5', adjusted: '5', executed: '5', rate: '100%' },
      '年初安排-5万元，后来增加到5万元，全部用完，执行率100%。',
    ],
  ])('%j: %s', (figures, sentence) => expect(moneyOf(figures)).toBe(sentence));

  test('in 元 is read in 万元, but small money stays as printed', () => {
    expect(moneyOf({ initial: '1,720,000', adjusted: '1720000.01', executed: '9,999.50', rate: '0.58' }, '元')).toBe(
      '年初安排172.00万元，后来增加到172.00万元（多不到0.01%），实际用了9999.50元，执行率0.58%。',
    );
  });

  test('without a row of the total is said to be missing', () =>
    expect(sentencesOf(selfEvaluation())[0]).toBe('表中没有年度资金总额。'));

  test('of a tracking form names the months, also where all is used up', () =>
    expect(sentencesOf(tracking({ funds: fund({ initial: '5', adjusted: '5', executed: '5', rate: '100' }) }))[0]).toBe(
      '年初安排5万元，跟踪期预算没有变，跟踪期（2023-01 至 2023-08）全部用完，执行率100%。',
    ));

  test('of a declaration that leaves it blank', () =>
    expect(sentencesOf(target({ funds: [{ scope: 'annual', source: 'total', label: '申请', amount: '' }] }))[0]).toBe(
      '年度资金申请总额未填。',
    ));
});

describe('the results', () => {
  const resultsOf = (...rows: [wanted: string, actual: string | undefined, points?: [string, string]][]) =>
    sentencesOf(
      selfEvaluation({
        indicators: rows.map(([wanted, actual, [weight, score] = ['2', '1']]) =>
          row(wanted, { ...(actual !== undefined && { actual }), weight, score }),
        ),
      }),
    )[1];
  const [met, exceeded, missed]: [string, string][] = [
    ['=5', '5'],
    ['≥5', '6'],
    ['≥5', '4'],
  ];

  test.each<[string, Parameters<typeof resultsOf>]>([
    ['2项指标都达到或超过目标。', [met!, exceeded!]],
    ['1项指标达到或超过目标。', [met!]],
    ['2项指标都未达到目标。', [missed!, missed!]],
    ['2项指标中，1项达到或超过目标，1项未达到。', [met!, missed!]],
    ['1项指标无法核实（未填实际完成值）。', [['≥5', '']]],
    [
      '4项指标中，1项达到或超过目标（其中1项目标没写“不少于”还是“不超过”，按“不少于”理解），1项未达到（其中1项目标没写“不少于”还是“不超过”，按“不少于”理解），2项无法核实（未填实际完成值1项，这张表没有实际完成值一栏1项）。',
      [
        ['≥5', ''],
        ['≥5', undefined],
        ['5', '6'],
        ['5', '4'],
      ],
    ],
    [
      '2项指标中，1项未达到目标，1项无法核实（目标与结果的单位不同），这项仍得满分。',
      [missed!, ['≥5人', '6次', ['2', '2.00']]],
    ],
    [
      '3项指标中，1项达到或超过目标，2项无法核实（未填目标），其中1项仍得满分。',
      [met!, ['', '6', ['2', '2']], ['', '6', ['2', '1']]],
    ],
    ['2项指标都达到或超过目标（其中1项只写“达成”一类的话，没有写结果）。', [met!, ['提升', '已完成']]],
    [
      '2项指标都无法核实（目标与结果不是同一类（数字、日期、文字））。',
      [
        ['≥5', '很多'],
        ['≥5', '很多'],
      ],
    ],
  ])('%s', (sentence, rows) => expect(resultsOf(...rows)).toBe(sentence));

  test('of a tracking form are held against its plan, and said to be', () =>
    expect(
      sentencesOf(
        tracking({ indicators: [row('≥5', { planned: '2', actual: '3' }), row('≥5', { planned: '', actual: '3' })] }),
      )[1],
    ).toBe('2项指标中，1项达到或超过跟踪期计划，1项无法核实（未填计划）。'));

  test('of no indicators are none', () => {
    expect(resultsOf()).toBe('表中没有列出指标。');
    expect(sentencesOf(target())[1]).toBe('没有列出指标。');
    expect(countOutcomes([])).toBeUndefined();
  });

  test('that points of 0 are full is no merit', () =>
    expect(resultsOf(['≥5', '', ['0', '0']])).toBe('1项指标无法核实（未填实际完成值）。'));
});

describe('the conclusion', () => {
  const scoreOf = (parts: Parameters<typeof selfEvaluation>[0]) => sentencesOf(selfEvaluation(parts)).at(-1);
  test.each<[string, Parameters<typeof selfEvaluation>[0]]>([
    ['单位自评93.20分，评分等级为“优”。', { total: { weight: '100.00', score: '93.20' }, grade: '优' }],
    ['单位自评99.55分，评分等级未填。', { total: { score: '99.55分' }, grade: ' ' }],
    ['单位自评18分（满分20分），表中没有评分等级。', { total: { weight: '20.0', score: '18' } }],
    ['总分未填。', { total: { score: '' } }],
    ['总分“九十”不能识别。', { total: { score: '九十' } }],
    ['表中没有总分。', {}],
  ])('%s', (sentence, parts) => expect(scoreOf(parts)).toBe(sentence));

  test('of a tracking form is what the unit expects, as far as the form asks', () => {
    expect(sentencesOf(tracking({ outlook: { budget: '有可能完成', targets: '' }, corrective: '抓紧' })).at(-1)).toBe(
      '单位自己判断：年度项目预算完成可能性为“有可能完成”，年度绩效目标完成可能性未填。',
    );
    expect(sentencesOf(tracking())).toHaveLength(2);
  });
});

test('a declaration counts its indicators by level 1, as printed', () =>
  expect(
    sentencesOf(
      target({ indicators: [row('1'), { ...row('1'), level1: '产出指标(50分)' }, { ...row('1'), level1: '' }] }),
    )[1],
  ).toBe('提出3项指标：产出2项，未写一级指标1项。'));

test('a narrative has no sentences: it is one', () => expect(sentencesOf(narrative())).toEqual([]));

test('whatever a form prints, its sentences are whole', () => {
  fc.assert(
    fc.property(fc.oneof(anySelfEvaluation(), anyTracking(), anyTarget()), (record) => {
      const sentences = sentencesOf(record);
      expect(sentences.length).toBeGreaterThanOrEqual(2);
      for (const sentence of sentences) {
        expect(sentence).toMatch(/^[^，。].*。$/s);
        expect(sentence).not.toMatch(/undefined|NaN|\[object|，，|。。|，。|（）/);
      }
    }),
    { numRuns: 150 },
  );
});
