import { describe, expect, test } from 'vitest';
import { layBars, layColumns, layLines } from '../../../src/core/charts/geometry.ts';
import { moneyChart } from '../../../src/core/charts/money.ts';
import { scoresChart } from '../../../src/core/charts/scores.ts';
import { tabulate, type ChartSpec } from '../../../src/core/charts/spec.ts';
import { gradesChart } from '../../../src/core/charts/year-grades.ts';
import { ratesChart } from '../../../src/core/charts/year-rates.ts';
import { yearTotalsChart } from '../../../src/core/charts/year-totals.ts';
import { yearsMoneyChart } from '../../../src/core/charts/years-money.ts';
import { yearsRateChart } from '../../../src/core/charts/years-rate.ts';
import { Exact } from '../../../src/core/figures/decimal.ts';
import { kindOf, type FormRecord } from '../../../src/core/forms/registry.ts';
import { followProject } from '../../../src/core/history/history.ts';
import { countableFigures, totalYear } from '../../../src/core/history/totals.ts';
import { countForm, readFigures } from '../../../src/core/history/year-figures.ts';
import { selfEvaluation, tracking } from '../forms/records.ts';
import { makeCatalogue, nodeOf } from '../library/made-up.ts';
import { REAL, realForm } from '../library/real-content.ts';

const level = { level1: '产出指标', level2: '数量指标', name: 'a', target: '1' };
const fund = (figures: Record<string, string>) => [{ source: 'total' as const, label: '总额', ...figures }];
const evaluated = (year: string, figures: Record<string, string>, more: Partial<FormRecord> = {}) =>
  selfEvaluation({ year, funds: fund(figures), ...(more as object) });
const figuresOf = (...records: FormRecord[]) =>
  makeCatalogue({ a: { forms: records } })
    .content.forms.map(readFigures)
    .map(countForm);
const yearsOf = (...records: FormRecord[]) => {
  const catalogue = makeCatalogue({ a: { forms: records } });
  return followProject(nodeOf(catalogue, 'a')).years;
};
const reading = (record: FormRecord) => kindOf(record).read(record);
const chartsOf = (record: FormRecord) => [moneyChart(reading(record), kindOf(record)), scoresChart(reading(record))];

const years = REAL.years.map((year) => totalYear(REAL.projects, year));
const real: ChartSpec[] = [
  ...REAL.content.forms.flatMap(({ record }) => chartsOf(record)),
  yearTotalsChart(years),
  ...REAL.years.flatMap((year) => {
    const figures = countableFigures(REAL.projects, year).map(countForm);
    return [ratesChart(figures, year), gradesChart(figures, year)];
  }),
].filter((chart) => chart !== undefined);

describe('every chart of the real content', () => {
  test('is there', () =>
    expect(
      real
        .map(({ id }) => id)
        .toSorted()
        .join(' '),
    ).toBe(`${'money '.repeat(9)}${'scores '.repeat(7)}year-grades year-rates year-rates year-totals`));

  test.each(real)('$title: $sentence', (spec) => {
    expect(spec.sentence).toMatch(/。$/);
    expect(spec.sentence).not.toMatch(/undefined|NaN|。。|，，|，。/);
    for (const { points } of spec.series) expect(points).toHaveLength(spec.categories.length);
    const layout = { bars: layBars, columns: layColumns, lines: layLines }[spec.type];
    expect(JSON.stringify(layout(spec))).not.toMatch(/null|NaN/);
    // what stands beside a mark is the figure that is drawn
    for (const point of spec.series.flatMap(({ points }) => points)) {
      if (!point) continue;
      const [, digits = '', unit = ''] = /^([\d.]+)(万元|元|分|个|%)$/.exec(point.shown)!;
      const drawn = new Exact(point.value).div(unit === '万元' ? 10_000 : 1);
      expect(drawn.toFixed(digits.split('.')[1]?.length ?? 0)).toBe(digits);
      // and the exact one is that figure to the last digit
      if (point.exact) expect(new Exact(point.exact.replace(/,|元$/g, '')).eq(point.value)).toBe(true);
    }
    expect(tabulate(spec)).toHaveLength(spec.categories.length);
  });
});

describe('the money of a form', () => {
  test('is three bars of three meanings', () => {
    const { record } = realForm('2023/minhang-xinzhuang/liangxin-dangjian-gongzuo.tracking');
    const chart = moneyChart(reading(record), kindOf(record))!;
    expect(tabulate(chart)).toEqual([
      ['年初预算数', '84.88万元'],
      ['跟踪期预算数', '74.88万元'],
      ['跟踪期执行数', '50.37万元'],
    ]);
    expect(layBars(chart).rows.map(({ tone }) => tone)).toEqual(['plan', 'adjusted', 'result']);
  });

  test('that is not stated is said with its reason and not drawn, not even as an empty bar', () => {
    const chart = chartsOf(evaluated('2023', { initial: '5.00', adjusted: '', executed: '4.50' }))[0]!;
    expect(chart.sentence).toBe('年初预算数5.00万元，全年预算数未填，全年执行数4.50万元。');
    expect(chart.series[0]!.points[1]).toBeNull();
    expect(layBars(chart).rows[1]).toMatchObject({ shown: '未填', width: undefined });
    expect(tabulate(chart)[1]).toEqual(['全年预算数', '未填']);
  });

  test('printed in 元 and written in 万元 has the printed figure in the table', () => {
    const record = evaluated('2023', { initial: '1,720,000', adjusted: '1171028.93', executed: '999.5' });
    const chart = chartsOf({ ...record, currency: '元' } as FormRecord)[0]!;
    expect(tabulate(chart).map(([, value]) => value)).toEqual([
      '172.00万元（1,720,000元）',
      '117.10万元（1171028.93元）',
      '999.5元',
    ]);
    expect(chart.series[0]!.points.map((point) => point!.value)).toEqual(['1720000', '1171028.93', '999.5']);
  });

  test.each([
    ['fewer than two figures', { initial: '5.00' }],
    ['nothing but zeros', { initial: '0', adjusted: '0.00', executed: '0' }],
    ['no figures', {}],
  ])('is not drawn with %s', (_, figures) => expect(chartsOf(evaluated('2023', figures))[0]).toBeUndefined());
});

describe('the points of a form', () => {
  const scored = (...rows: [level1: string, weight: string, score: string][]) =>
    chartsOf(
      evaluated('2023', { weight: '10', score: '9.5' }, {
        indicators: rows.map(([level1, weight, score]) => ({ ...level, level1, weight, score })),
      } as Partial<FormRecord>),
    )[1];

  test('are summed by level 1, exactly', () => {
    const chart = scored(['产出指标(50分)', '0.1', '0.1'], ['效益指标', '30', '29'], ['产出指标', '0.2', '0.2'])!;
    expect(tabulate(chart)).toEqual([
      ['预算执行', '10分', '9.5分'],
      ['产出', '0.3分', '0.3分'],
      ['效益', '30分', '29分'],
    ]);
    expect(chart.sentence).toBe('预算执行10分得9.5分，效益30分得29分，其余各部分都得满分。');
  });

  test('beyond the full are told, too', () =>
    expect(scored(['', '5', '6'])!.sentence).toBe('预算执行10分得9.5分，未写一级指标5分得6分。'));

  test('are not drawn where a row has none', () => expect(scored(['产出', '5', '—'])).toBeUndefined());
});

describe('the years of a project', () => {
  const figures = yearsOf(
    evaluated('2021', { initial: '5.00', adjusted: '6.00', executed: '3.00', rate: '50.00%' }),
    evaluated('2022', { initial: '5.00', adjusted: '', executed: '' }),
    evaluated('2023', { initial: '-1.00', adjusted: '7.00', executed: '7.00', rate: '100%' }, {
      total: { score: '99.50' },
    } as Partial<FormRecord>),
  );

  test('show money, and gaps where none is stated', () => {
    const chart = yearsMoneyChart(figures)!;
    expect(chart.sentence).toBe('2021年用了3.00万元，2022年没有执行数，2023年用了7.00万元。');
    expect(tabulate(chart)).toEqual([
      ['2021', '5.00万元', '6.00万元（年初预算的120.00%）', '3.00万元（年初预算的60.00%）'],
      ['2022', '5.00万元', '未填', '未填'],
      ['2023', '-1.00万元', '7.00万元', '7.00万元'],
    ]);
    for (const { height } of layColumns(chart).columns) expect(height).toBeGreaterThanOrEqual(0);
  });

  test('show rates and scores; a year that states none keeps its place, and no line runs over it', () => {
    const chart = yearsRateChart(figures)!;
    expect(chart.sentence).toBe('2021年执行率50.00%，2022年没有执行率，2023年执行率100%。得分是单位自己评的。');
    expect(tabulate(chart)).toEqual([
      ['2021', '50.00%', '表中无此栏'],
      ['2022', '表中无此栏', '表中无此栏'],
      ['2023', '100%', '99.50分'],
    ]);
    expect(layLines(chart).lines[0]!.path).not.toContain('L');
  });

  test('of which one has only a score say so', () =>
    expect(
      yearsRateChart(
        yearsOf(evaluated('2021', { rate: '5%' }), evaluated('2022', {}, { total: { score: '9' } } as object)),
      )!.sentence,
    ).toBe('2021年执行率5%，2022年没有执行率。得分是单位自己评的。'));

  test("say where a figure is not the whole year's", () => {
    const half = tracking({ year: '2022', funds: fund({ initial: '5', executed: '2.00' }) });
    expect(yearsMoneyChart(yearsOf(evaluated('2021', { executed: '3.00' }), half))!.sentence).toBe(
      '2021年用了3.00万元，2022年用了2.00万元（绩效跟踪表的数，不是全年的）。',
    );
  });

  test('say which are those of the project it goes on from', () => {
    const catalogue = makeCatalogue({
      old: { name: '旧项目', forms: [evaluated('2021', { executed: '3.00' })] },
      a: { predecessor: 'old', forms: [evaluated('2022', { executed: '4.00' })] },
    });
    expect(yearsMoneyChart(followProject(nodeOf(catalogue, 'a')).years)!.sentence).toBe(
      '2021年用了3.00万元，2022年用了4.00万元。其中2021年是前身项目“旧项目”的数。',
    );
  });

  test('without any form keep their place too', () => {
    const gap = yearsOf(evaluated('2021', { executed: '3.00' }), evaluated('2023', { executed: '4.00' }));
    const chart = yearsMoneyChart(gap)!;
    expect(chart.sentence).toBe('2021年用了3.00万元，2022年没有任何表，2023年用了4.00万元。');
    expect(tabulate(chart)[1]).toEqual(['2022', '没有表', '没有表', '没有表']);
  });

  test('are not drawn for one', () => {
    expect([yearsMoneyChart(figures.slice(0, 1)), yearsRateChart(figures.slice(0, 2))]).toEqual([undefined, undefined]);
    expect(yearTotalsChart([])).toBeUndefined();
  });
});

test('sums by year are written in 万元, exact in brackets, and a sum of nothing is none', () => {
  const total = (yuan: string, of = 1) => ({ yuan: new Exact(yuan), of, without: 0 });
  const totals = (year: string, initial: string, of = 1) => ({
    ...{ year, projects: 1, departments: 0, forms: 1, initial: total(initial, of) },
    ...{ adjusted: total('0', 0), executed: total('1171028.93') },
  });
  expect(tabulate(yearTotalsChart([totals('2022', '0', 0), totals('2023', '12345678.9')])!)).toEqual([
    ['2022', '没有', '没有', '117.10万元（1,171,028.93元）'],
    ['2023', '1234.57万元（12,345,678.90元）', '没有', '117.10万元（1,171,028.93元，年初预算的9.49%）'],
  ]);
});

describe('the projects of a year', () => {
  const rated = (...rates: string[]) => figuresOf(...rates.map((rate) => tracking({ funds: fund({ rate }) })));

  test('are counted by rate: a band holds its lower end, not its upper', () => {
    const chart = ratesChart(rated('0', '59.99', '60', '79.9', '80.00%', '90', '99.99', '100', '103', '—'), '2023')!;
    expect(tabulate(chart)).toEqual([
      ['不到60%', '2个'],
      ['60–80%', '2个'],
      ['80–90%', '1个'],
      ['90–100%', '2个'],
      ['100%', '1个'],
      ['超过100%', '1个'],
    ]);
    expect(chart.sentence).toBe(
      '2023年有执行率的9个项目中，1个超过100%，1个正好100%，2个在90–100%，1个在80–90%，2个在60–80%，2个不到60%；另有1个项目没有执行率。',
    );
  });

  test('have no band beyond 100% where no rate is', () => {
    const chart = ratesChart(rated('100.00%', '99.9999'), '2023')!;
    expect(tabulate(chart).slice(-2)).toEqual([
      ['90–100%', '1个'],
      ['100%', '1个'],
    ]);
    expect(chart.sentence).toBe('2023年有执行率的2个项目中，1个正好100%，1个在90–100%。');
  });

  test('are counted by grade, best first, other words after, none last', () => {
    const graded = figuresOf(...['中', '优', '', '合格', '优', '良'].map((grade) => selfEvaluation({ grade })));
    const chart = gradesChart([...graded, ...figuresOf(tracking())], '2023', 3)!;
    expect(chart.sentence).toMatch(
      /^2023年有自评表的6个项目中，.*；3个二级构成随上级项目，不另计。等级是单位自己评的。$/,
    );
    expect(tabulate(chart)).toEqual([
      ['优', '2个'],
      ['良', '1个'],
      ['中', '1个'],
      ['合格', '1个'],
      ['未列等级', '1个'],
    ]);
  });

  test('are drawn where there are two columns to compare, and otherwise only said', () => {
    const drawn = (...grades: string[]) =>
      gradesChart(figuresOf(...grades.map((grade) => selfEvaluation({ grade }))), '2023')!;
    expect([drawn('优', '优').isSaid, drawn('优', '良').isSaid]).toEqual([true, undefined]);
    expect(drawn('优', '优').sentence).toBe('2023年有自评表的2个项目都是“优”。等级是单位自己评的。');
    expect([rated('90', '95'), rated('90', '100')].map((rates) => ratesChart(rates, '2023')!.isSaid)).toEqual([
      true,
      undefined,
    ]);
  });

  test('are not drawn where none prints a rate or a grade', () =>
    expect([ratesChart(rated('—', ''), '2023'), gradesChart(rated('5'), '2023')]).toEqual([undefined, undefined]));
});
