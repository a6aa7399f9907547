import { Exact, ZERO } from '../figures/decimal.ts';
import { largest, niceStep, place } from './scale.ts';
import type { ChartSpec, Tone } from './spec.ts';

/** Drawings are 340 units wide, a phone's width: text of 13 units stays readable there and grows with the page. */
export const WIDTH = 340;

/** How long a bar on an axis from 0 is. Less than nothing (a budget taken back) has no length: its figure stands beside it. */
const lengthOf = (value: string, high: Exact, length: number): number => Math.max(0, place(value, ZERO, high, length));

const drawn = (spec: ChartSpec): string[] =>
  spec.series.flatMap(({ points }) => points.flatMap((point) => point?.value ?? []));

export interface BarRow {
  readonly label: string;
  readonly shown: string;
  readonly tone: Tone;
  readonly y: number;
  /** undefined where nothing is stated. */
  readonly width: number | undefined;
}

const ROW = 42;

/** Horizontal bars, the words above each bar so that none is ever cut. Axis from 0. Several series stand under one another. */
export function layBars(spec: ChartSpec): { height: number; rows: BarRow[] } {
  const high = largest(drawn(spec));
  const rows = spec.categories.flatMap((category, i) =>
    spec.series.map(({ name, tone, points }) => ({
      label: spec.series.length > 1 ? `${category} ${name}` : category,
      tone: spec.tones?.[i] ?? tone,
      point: points[i],
    })),
  );
  return {
    height: rows.length * ROW,
    rows: rows.map(({ label, tone, point }, i) => ({
      label,
      tone,
      shown: point?.shown ?? '没有',
      y: i * ROW,
      width: point ? lengthOf(point.value, high, WIDTH) : undefined,
    })),
  };
}

export interface Tick {
  readonly label: string;
  readonly y: number;
}

const PLOT = { left: 44, top: 22, height: 150 };
const PLOT_WIDTH = WIDTH - PLOT.left - 6;
export const PLOT_BOTTOM = PLOT.top + PLOT.height;
export const PLOT_LEFT = PLOT.left;

/** A height over the foot of the plot as a place from its top, to two decimals: pages shall not hold 29.24000000000001. */
const above = (height: number): number => Math.round((PLOT_BOTTOM - height) * 100) / 100;

const WAN = new Exact('1e4');
const YI = new Exact('1e8');

/** The left margin has room for five digits: `2000000` is `200万`. */
function labelTick(value: Exact, top: Exact): string {
  const unit = top.gte(YI) ? YI : top.gte(WAN) ? WAN : undefined;
  if (!unit || value.isZero()) return value.toFixed();
  return `${value.div(unit).toFixed()}${unit === YI ? '亿' : '万'}`;
}

/** @param whole the values have no decimals, so nothing stands between two whole numbers: no half projects. */
function layAxis(low: Exact, high: Exact, whole: boolean): { ticks: Tick[]; top: Exact } {
  const nice = niceStep(high.minus(low), 4);
  const step = whole && nice.lt(1) ? new Exact(1) : nice;
  const count = high.minus(low).div(step).ceil();
  const top = low.plus(step.times(count.lt(1) ? 1 : count));
  const ticks: Tick[] = [];
  for (let value: Exact = low; value.lte(top); value = value.plus(step))
    ticks.push({ label: labelTick(value, top), y: above(place(value, low, top, PLOT.height)) });
  return { ticks, top };
}

const areWhole = (values: readonly string[]): boolean => values.every((value) => new Exact(value).isInteger());

const centre = (i: number, n: number): number => PLOT.left + (PLOT_WIDTH * (i + 0.5)) / n;

export interface Column {
  readonly tone: Tone;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Written above where there is room. */
  readonly shown: string;
}

/** Grouped columns over categories. Axis from 0. */
export function layColumns(spec: ChartSpec): {
  ticks: Tick[];
  columns: Column[];
  labels: { text: string; x: number }[];
} {
  const values = drawn(spec);
  const { ticks, top } = layAxis(ZERO, largest(values), areWhole(values));
  const n = spec.categories.length;
  const width = Math.max(3, Math.min(26, Math.floor(((PLOT_WIDTH / n) * 0.8) / spec.series.length)));
  const roomy = spec.series.length === 1 || n * spec.series.length <= 4;
  const columns = spec.categories.flatMap((_, i) =>
    spec.series.flatMap(({ tone, points }, s) => {
      const point = points[i];
      if (!point) return [];
      const height = lengthOf(point.value, top, PLOT.height);
      const x = Math.round(centre(i, n) + (s - spec.series.length / 2) * width);
      const last = s === spec.series.length - 1;
      return [{ tone, x, y: above(height), width: width - 2, height, shown: roomy || last ? point.shown : '' }];
    }),
  );
  return { ticks, columns, labels: spec.categories.map((text, i) => ({ text, x: Math.round(centre(i, n)) })) };
}

export interface Line {
  readonly tone: Tone;
  readonly dots: readonly { x: number; y: number; shown: string }[];
  /** Path of the line; broken where a point is missing. */
  readonly path: string;
}

/** Lines over categories; the axis need not start at 0: the highest and lowest values are written on it. */
export function layLines(spec: ChartSpec): { ticks: Tick[]; lines: Line[]; labels: { text: string; x: number }[] } {
  const values = drawn(spec);
  const high = largest(values);
  const lowest = values.reduce<Exact>((least, value) => (least.lte(value) ? least : new Exact(value)), high);
  const low = lowest.div(10).floor().times(10);
  const { ticks, top } = layAxis(low, high, areWhole(values));
  const n = spec.categories.length;
  const lines = spec.series.map(({ tone, points }) => {
    const dots = points.map((point, i) =>
      point
        ? {
            x: Math.round(centre(i, n)),
            y: above(place(point.value, low, top, PLOT.height)),
            shown: point.shown,
          }
        : undefined,
    );
    const path = dots.map((dot, i) => (dot ? `${dots[i - 1] ? 'L' : 'M'}${dot.x} ${dot.y}` : '')).join('');
    return { tone, path, dots: dots.filter((dot) => dot !== undefined) };
  });
  return { ticks, lines, labels: spec.categories.map((text, i) => ({ text, x: Math.round(centre(i, n)) })) };
}
