import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Exact } from '../../../src/core/figures/decimal.ts';
import { attainmentMark } from '../../../src/core/charts/attainment.ts';
import { layBars, layColumns, layLines } from '../../../src/core/charts/geometry.ts';
import { PLOT_BOTTOM, PLOT_LEFT, WIDTH } from '../../../src/core/charts/plot-frame.ts';
import { assess } from '../../../src/core/figures/attainment.ts';
import { parseMeasure } from '../../../src/core/figures/measure.ts';
import { tabulate, type ChartSpec, type Point } from '../../../src/core/charts/spec.ts';
import { decimalText } from '../figures/arbitraries.ts';

const TONES = ['plan', 'adjusted', 'result'] as const;
const spec = (columns: readonly (readonly (string | null)[])[], unit = '元'): ChartSpec => ({
  ...{ id: 'x', type: 'columns', title: '', sentence: '', unit, interactive: false },
  categories: columns[0]?.map((_, i) => `${2020 + i}`) ?? [],
  series: columns.map((values, i) => ({
    name: `系列${i}`,
    tone: TONES[i]!,
    points: values.map((value): Point | null => (value === null ? null : { value, shown: `<${value}>` })),
  })),
});

const anySpec = () =>
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 12 }))
    .chain(([series, categories]) =>
      fc.array(fc.array(fc.option(decimalText()), { minLength: categories, maxLength: categories }), {
        minLength: series,
        maxLength: series,
      }),
    )
    .map((columns) => spec(columns));

/** Every number of a drawing, wherever it stands, those within paths too. */
const numbersIn = (drawing: unknown): number[] => {
  if (typeof drawing === 'number') return [drawing];
  if (drawing === null || typeof drawing !== 'object') return [];
  return Object.entries(drawing).flatMap(([key, part]) =>
    key === 'path' ? (part as string).split(/[ML ]/).filter(Boolean).map(Number) : numbersIn(part),
  );
};
const pointsOf = ({ series }: ChartSpec): Point[] => series.flatMap(({ points }) => points.filter((point) => !!point));
/** Longer for more, and nothing below nothing. */
function expectMonotone(drawn: readonly { value: string; length: number }[]): void {
  const sorted = drawn.toSorted((a, b) => new Exact(a.value).cmp(b.value));
  for (const [i, { value, length }] of sorted.entries()) {
    if (new Exact(value).lte(0)) expect(length).toBe(0);
    if (i > 0) expect(length).toBeGreaterThanOrEqual(sorted[i - 1]!.length);
  }
}

describe('any chart', () => {
  test('is drawn without a number that is none, and within its frame', () => {
    fc.assert(
      fc.property(anySpec(), (any) => {
        const drawings = [layBars(any), layColumns(any), layLines(any)];
        expect(numbersIn(drawings).filter((n) => !Number.isFinite(n))).toEqual([]);
        const { columns, ticks } = layColumns(any);
        for (const { x, y, width, height } of columns) {
          expect(width).toBeGreaterThan(0);
          expect(height).toBeGreaterThanOrEqual(0);
          expect(y + height).toBeCloseTo(PLOT_BOTTOM, 6);
          expect(x).toBeGreaterThanOrEqual(PLOT_LEFT - 1);
          expect(x + width).toBeLessThanOrEqual(WIDTH);
        }
        for (const { y } of ticks) expect(y).toBeLessThanOrEqual(PLOT_BOTTOM);
        for (const { y } of layLines(any).lines.flatMap(({ dots }) => dots)) expect(y).toBeLessThanOrEqual(PLOT_BOTTOM);
      }),
    );
  });

  test('has bars and columns that are longer for more', () => {
    fc.assert(
      fc.property(anySpec(), (any) => {
        const { rows } = layBars(any);
        const inRows = any.categories.flatMap((_, i) => any.series.map(({ points }) => points[i]!));
        expectMonotone(inRows.flatMap((point, i) => (point ? [{ value: point.value, length: rows[i]!.width! }] : [])));
        const { columns } = layColumns(any);
        const stated = inRows.filter((point) => point !== null);
        expect(columns).toHaveLength(stated.length);
        expectMonotone(columns.map(({ height }, i) => ({ value: stated[i]!.value, length: height })));
      }),
    );
  });

  test('draws no point that is not stated, and breaks lines there', () => {
    fc.assert(
      fc.property(anySpec(), (any) => {
        expect(layBars(any).rows.filter(({ width }) => width !== undefined)).toHaveLength(pointsOf(any).length);
        for (const [i, { path, dots }] of layLines(any).lines.entries()) {
          const { points } = any.series[i]!;
          expect(dots).toHaveLength(points.filter((point) => point).length);
          const runs = points.filter((point, at) => point && !points[at - 1]).length;
          expect(path.split('M').length - 1).toBe(runs);
          expect(path.split(/[ML]/).length - 1).toBe(dots.length);
        }
      }),
    );
  });

  test('has the same words in its table as in its series', () => {
    fc.assert(
      fc.property(anySpec(), (any) => {
        const table = tabulate(any);
        expect(table.map(([category]) => category)).toEqual(any.categories);
        for (const [s, { points }] of any.series.entries())
          expect(table.map((row) => row[s + 1])).toEqual(points.map((point) => point?.shown ?? '没有'));
      }),
    );
  });
});

describe('the words of a plot', () => {
  const named = (categories: string[], values: (string | null)[][], shown = (value: string) => `${value}万元`) => ({
    ...spec(values),
    categories,
    series: spec(values).series.map((one) => ({
      ...one,
      points: one.points.map((point) => point && { ...point, shown: shown(point.value) }),
    })),
  });
  const linesOf = (name: string, n: number) => {
    const categories = Array.from({ length: n }, () => name);
    const { labels } = layColumns(named(categories, [categories.map(() => '1')]));
    return labels.filter(({ x }) => x === labels[0]!.x).map(({ text }) => text);
  };

  test.each([
    ['预算执行', 4, ['预算', '执行']],
    ['预算执行', 5, ['预算', '执行']],
    ['可持续影响', 5, ['可持续', '影响']],
    ['未写一级指标', 7, ['未写', '一级', '指标']],
    ['90–100%', 6, ['90–', '100%']],
    ['2023', 12, ['2023']],
  ])('%s of %i stands on lines %j', (name, n, lines) => expect(linesOf(name, n)).toEqual(lines));

  test('are all there, in order, and lie within the height', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 9 }), (names) => {
        const { labels, height } = layColumns(named(names, [names.map(() => '1')]));
        expect(labels.map(({ text }) => text).join('')).toBe(names.join(''));
        for (const { y } of labels) expect(y).toBeLessThan(height);
      }),
    );
  });

  test('stagger where many years would touch', () => {
    const years = Array.from({ length: 9 }, (_, i) => `${2016 + i}`);
    const { labels } = layColumns(named(years, [years.map(() => '1')]));
    expect(labels[0]!.y).toBe(labels[2]!.y);
    expect(labels[1]!.y).toBeGreaterThan(labels[0]!.y);
  });

  test('give every value of several series beside its key, a missing one in words, the unit once', () => {
    const { rows, unit, columns } = layColumns(
      named(
        ['2022', '2023'],
        [
          ['5', null],
          ['7.50', '8'],
        ],
      ),
    );
    expect(rows.map(({ tone, values }) => [tone, ...values.map(({ text }) => text)])).toEqual([
      ['plan', '5', '没有'],
      ['adjusted', '7.50', '8'],
    ]);
    expect(unit).toBe('单位：万元');
    expect(columns.map(({ shown }) => shown)).toEqual(['', '', '']);
  });

  test('keep their units where these differ', () => {
    const unlike = named(['2022', '2023'], [['5', '6']], (value) => (value === '5' ? '5元' : '6万元'));
    expect(layColumns(unlike)).toMatchObject({ unit: undefined, columns: [{ shown: '5元' }, { shown: '6万元' }] });
  });

  test('leave the values to the table where one would not fit', () => {
    const years = Array.from({ length: 8 }, (_, i) => `${2017 + i}`);
    const values = years.map(() => '12345.67');
    expect(layColumns(named(years, [values, values])).rows).toEqual([]);
  });
});

describe('an axis', () => {
  const labelsOf = (...values: string[]) => layColumns(spec([values])).ticks.map(({ label }) => label);
  test.each([
    [
      ['0', '0'],
      ['0', '1'],
    ],
    [['1'], ['0', '1']],
    [['3'], ['0', '1', '2', '3']],
    [['7'], ['0', '2', '4', '6', '8']],
    [['0.5'], ['0', '0.2', '0.4', '0.6']],
    [
      ['90', '10'],
      ['0', '50', '100'],
    ],
    [['1171028.93'], ['0', '50万', '100万', '150万']],
    [['200000000'], ['0', '0.5亿', '1亿', '1.5亿', '2亿']],
    [['-3'], ['0', '1']],
  ])('for %j is marked %j', (values, labels) => expect(labelsOf(...values)).toEqual(labels));

  test('is in the unit that stands over the plot: 800 of 万元 is not 800万', () => {
    const written = (value: string, shown: string) => {
      const one = spec([[value]]);
      const series = [{ ...one.series[0]!, points: [{ value, shown }] }];
      const plot = layColumns({ ...one, series });
      return [plot.unit, plot.ticks.at(-1)!.label];
    };
    expect(written('6303300', '630.33万元')).toEqual(['单位：万元', '800']);
    expect(written('6303300', '6303300元')).toEqual(['单位：元', '800万']);
    expect(written('630330000000', '63033000.00万元')).toEqual(['单位：万元，刻度：元', '8000亿']);
  });

  test('has room for every label, however large the money', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.nat(99), (whole, decimals) => {
        for (const label of labelsOf(`${whole}.${decimals}`)) expect(label.length).toBeLessThanOrEqual(6);
      }),
    );
  });

  test('of lines may start above 0 and then says where', () => {
    const { ticks, lines } = layLines(spec([['67.26', null, '98.07']]));
    expect(ticks.map(({ label }) => label)).toEqual(['60', '70', '80', '90', '100']);
    expect(lines[0]!.dots.map(({ y }) => y)).toEqual([156.77, 41.24]);
  });

  test('of lines that are all one ten lies below it: a rate of 100 is no rate on the way to 101', () => {
    const { ticks } = layLines(spec([['100', '100']], '%'));
    expect([ticks[0]!.label, ticks.at(-1)!.label]).toEqual(['90', '100']);
  });
});

test('bars with meanings of their own have their tones', () => {
  const tones = layBars({ ...spec([['1', '2']]), tones: ['plan', 'result'] }).rows.map(({ tone }) => tone);
  expect(tones).toEqual(['plan', 'result']);
});

test('several series name their rows, one does not', () => {
  expect(layBars(spec([['1'], ['2']])).rows.map(({ label }) => label)).toEqual(['2020 系列0', '2020 系列1']);
  expect(layBars(spec([['1']])).rows.map(({ label }) => label)).toEqual(['2020']);
});

describe('the mark of a result against its target', () => {
  const mark = (percent: string | undefined, outcome: 'met' | 'missed' | 'unverifiable' = 'met') =>
    attainmentMark({ attainment: { outcome, reason: 'within', ...(percent && { percent: new Exact(percent) }) } });

  test.each([
    ['0', { bar: 0, tick: 96, broken: false }],
    ['50', { bar: 48, tick: 96, broken: false }],
    ['100', { bar: 96, tick: 96, broken: false }],
    ['200', { bar: 96, tick: 48, broken: false }],
    ['250', { bar: 96, tick: 38.4, broken: false }],
    ['1000', { bar: 96, tick: 38.4, broken: true }],
  ])('at %s%% is %j', (percent, expected) => expect(mark(percent)).toEqual(expected));

  test.each([
    ['no ratio', undefined, 'met'],
    ['a negative ratio', '-5', 'missed'],
    ['a result that proves nothing', '100', 'unverifiable'],
  ] as const)('is none for %s', (_, percent, outcome) => expect(mark(percent, outcome)).toBeUndefined());

  test.each([
    ['≤5天', '3天', { bar: 57.6, tick: 96, broken: false }, 'met'],
    ['≤5天', '8天', { bar: 96, tick: 60, broken: false }, 'missed'],
    ['≥5天', '8天', { bar: 96, tick: 60, broken: false }, 'exceeded'],
  ])('for %s and %s has its tick at the limit', (target, actual, expected, outcome) => {
    const attainment = assess(parseMeasure(target), parseMeasure(actual));
    expect(attainment.outcome).toBe(outcome);
    expect(attainmentMark({ attainment })).toEqual(expected);
  });

  test('is none where the form states no results', () =>
    expect(attainmentMark({ attainment: undefined })).toBeUndefined());
});
