import { describe, expect, test } from 'vitest';
import { isMissing, type Missing } from '../../../src/core/figures/missing.ts';
import type { Figure } from '../../../src/core/figures/number.ts';
import { NARRATIVE } from '../../../src/core/forms/narrative/kind.ts';
import type { IndicatorRow } from '../../../src/core/forms/record.ts';
import { readFund, readIndicator } from '../../../src/core/forms/reading.ts';
import { SELF_EVALUATION } from '../../../src/core/forms/self-evaluation/kind.ts';
import { TARGET } from '../../../src/core/forms/target/kind.ts';
import { TRACKING } from '../../../src/core/forms/tracking/kind.ts';
import { narrative, selfEvaluation, target, tracking } from './records.ts';

const value = (figure: Figure | Missing | undefined): string | undefined =>
  figure && (isMissing(figure) ? figure.missing : figure.value.toFixed());

describe('the money of a form', () => {
  const read = TRACKING.read(
    tracking({
      funds: [
        { source: 'appropriation', label: '其中：当年财政拨款', initial: '84.88', executed: '', rate: '—' },
        {
          source: 'total',
          label: '年度资金总额',
          initial: '84.88',
          adjusted: '74.88',
          executed: '50.37',
          rate: '67.26',
        },
      ],
    }),
  );

  test('is the row of the total, wherever it stands', () => {
    expect(read.total?.path).toBe('funds.1');
    expect(read.total?.label).toBe('年度资金总额');
  });

  test('is read in the currency of the form', () => {
    const { initial, adjusted, executed, rate } = read.total!;
    expect([initial, adjusted, executed].map((amount) => isMissing(amount) || amount.yuan.toFixed())).toEqual([
      '848800',
      '748800',
      '503700',
    ]);
    expect(value(rate)).toBe('67.26');
  });

  test('tells absent, blank and dash apart', () => {
    const { adjusted, executed, rate } = read.funds[0]!;
    expect([adjusted, executed, rate].map(value)).toEqual(['absent', 'blank', 'dash']);
  });

  test('of a declaration is what the year asks for, never the money of the whole project', () => {
    const { total, funds } = TARGET.read(
      target({
        currency: '元',
        funds: [
          { scope: 'project', source: 'total', label: '项目资金总额', amount: '771,325,800.00' },
          { scope: 'annual', source: 'total', label: '年度资金申请总额', amount: '226,145,100.00' },
        ],
      }),
    );
    expect(value(total?.initial)).toBe('226145100');
    expect(funds.map(({ scope }) => scope)).toEqual(['project', 'annual']);
  });

  test('may carry its points with their unit', () => {
    const line = readFund({ source: 'total', label: '总额', weight: '10分', score: '9.755 分' }, 0, '万元');
    expect([value(line.weight), value(line.score)]).toEqual(['10', '9.755']);
  });
});

describe('an indicator row', () => {
  const row = (parts: Partial<IndicatorRow>): IndicatorRow => ({
    ...{ level1: '产出指标', level2: '数量指标', name: '指标', target: '' },
    ...parts,
  });
  const verdict = (expectation: 'target' | 'planned' | undefined, parts: Partial<IndicatorRow>) => {
    const { attainment } = readIndicator(row(parts), 0, expectation);
    return attainment && `${attainment.outcome} ${attainment.reason}`;
  };
  const split = (operator: string, unit: string) => ({ extra: { 指标性质: operator, 度量单位: unit } });

  test.each<[string, string, string, string, string]>([
    // operator and unit in columns of their own: a school in Yunnan, two offices in Sichuan
    ['≧', '735', '人次', '735', 'met within'],
    ['≧', '100', '%', '100%', 'met within'],
    ['═', '100', '%', '98%', 'missed short'],
    ['≧', '95', '%', '100%', 'exceeded beyond'],
    ['', '有效', '', '有效', 'met same-words'],
    ['≤', '30', '万元', '完成', 'unverifiable sort-differs'],
    ['=', '100', '%', '', 'unverifiable actual-blank'],
    // the unit of the column holds for the result too, so a bare one has one reading only
    ['≥', '1.2', '万人次', '1.3', 'exceeded beyond'],
    ['≤', '20', '万元', '195000', 'missed short'],
  ])('with %j %j %j answered by %j: %s', (operator, wanted, unit, actual, expected) =>
    expect(verdict('target', { target: wanted, actual, ...split(operator, unit) })).toBe(expected),
  );

  test('may head the column of units otherwise', () =>
    expect(verdict('target', { target: '≥5', actual: '6人', extra: { 计量单位: '人' } })).toBe('exceeded beyond'));

  test.each<[string, string, string | undefined, string | undefined, string]>([
    ['a plan printed bare goes the way of the target', '≥100.00(人)', '100.00', '104.00', 'exceeded beyond'],
    ['and counts in its unit', '≤20.00(万元)', '10.00', '12万元', 'missed short'],
    ['beside which a bare result counts in it too', '=20.00(万元)', '20.00', '20.00', 'met within'],
    ['a plan with an operator keeps its own', '=100%', '≥50%', '60%', 'exceeded beyond'],
    ['a plan in words is held to its words', '2023年底前', '开工', '开工', 'met same-words'],
    ['a plan under a date is a plain number', '2023年11月前', '2', '3', 'exceeded beyond'],
    ['without a plan half a year proves nothing against the year', '≥100人', '', '40人', 'unverifiable target-blank'],
    ['and a result that the form has no place for is none', '≥100人', '50', undefined, 'unverifiable actual-absent'],
  ])('of a tracking form: %s', (_, wanted, planned, actual, expected) =>
    expect(verdict('planned', { target: wanted, planned, actual })).toBe(expected),
  );

  test('of a declaration has no verdict', () => expect(verdict(undefined, { target: '≥5次' })).toBeUndefined());

  test('keeps what is printed beside what was read', () => {
    const printed = row({ target: '≥5.00(次)', weight: '4.74', score: '—' });
    const line = readIndicator(printed, 3, 'target');
    expect(line.row).toBe(printed);
    expect(line.path).toBe('indicators.3');
    expect([value(line.weight), value(line.score)]).toEqual(['4.74', 'dash']);
    expect(isMissing(line.planned) && line.planned.missing).toBe('absent');
  });
});

describe('a row that the form prints a level for and nothing else', () => {
  const blank = { level1: '效益指标', level2: '生态效益指标', name: '', target: '', actual: '', score: '' };

  test('is no indicator, and those behind it keep their places', () => {
    const { indicators } = SELF_EVALUATION.read(
      selfEvaluation({ indicators: [blank, { ...blank, name: '绿化面积' }] }),
    );
    expect(indicators.map(({ path }) => path)).toEqual(['indicators.1']);
  });
});

describe('the conclusion of a form', () => {
  test('of a self-evaluation is its printed total and grade', () => {
    const total = { weight: '100', score: '99.55分' };
    const read = SELF_EVALUATION.read(selfEvaluation({ total, grade: '优' }));
    expect([value(read.score), value(read.fullScore), read.grade]).toEqual(['99.55', '100', '优']);
  });

  test('is absent where the form has none', () => {
    for (const read of [
      SELF_EVALUATION.read(selfEvaluation()),
      TRACKING.read(tracking()),
      TARGET.read(target()),
      NARRATIVE.read(narrative()),
    ]) {
      expect([value(read.score), value(read.fullScore), read.grade, read.total]).toEqual([
        'absent',
        'absent',
        undefined,
        undefined,
      ]);
    }
  });
});
