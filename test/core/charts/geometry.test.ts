import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Exact } from '../../../src/core/figures/decimal.ts';
import { attainmentMark } from '../../../src/core/charts/attainment.ts';
import { layBars, layColumns, layLines, PLOT_BOTTOM, PLOT_LEFT, WIDTH } from '../../../src/core/charts/geometry.ts';
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
    expect(lines[0]!.dots.map(({ y }) => y)).toEqual([144.77, 29.24]);
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

  test('is none where the form states no results', () =>
    expect(attainmentMark({ attainment: undefined })).toBeUndefined());
});
