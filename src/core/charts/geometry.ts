import { Exact, ZERO } from '../figures/decimal.ts';
import { largest, place } from './scale.ts';
import { above, centre, layAxis, layFrame, PLOT_HEIGHT, slotOf, WIDTH } from './plot-frame.ts';
import type { Frame, Tick } from './plot-frame.ts';
import { NOTHING_STATED, type ChartSpec, type Tone } from './spec.ts';
import { bareTexts } from './texts.ts';

/** How long a bar on an axis from 0 is. Less than nothing (a budget taken back) has no length: its figure stands beside it. */
const lengthOf = (value: string, high: Exact, length: number): number => Math.max(0, place(value, ZERO, high, length));

const drawn = (spec: ChartSpec): string[] =>
  spec.series.flatMap(({ points }) => points.flatMap((point) => point?.value ?? []));

export interface BarRow {
  readonly label: string;
  readonly shown: string;
  readonly tone: Tone;
  readonly y: number;
  /** undefined where nothing is stated: then there is no rail either, an empty one means 0. */
  readonly width: number | undefined;
}

const ROW = 42;

/** Horizontal bars, the words above each bar so that none is ever cut. Axis from 0. Several series stand under one another. */
export function layBars(spec: ChartSpec): { height: number; rows: BarRow[] } {
  const high = largest(drawn(spec));
  const rows = spec.categories.flatMap((category, i) =>
    spec.series.map(({ name, tone, points, gaps }) => ({
      label: spec.series.length > 1 ? `${category} ${name}` : category,
      tone: spec.tones?.[i] ?? tone,
      point: points[i],
      gap: gaps?.[i] ?? NOTHING_STATED,
    })),
  );
  return {
    height: rows.length * ROW,
    rows: rows.map(({ label, tone, point, gap }, i) => ({
      label,
      tone,
      shown: point?.shown ?? gap,
      y: i * ROW,
      width: point ? lengthOf(point.value, high, WIDTH) : undefined,
    })),
  };
}

export interface Column {
  readonly tone: Tone;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Written above where the series is the only one; several have their values under the plot. */
  readonly shown: string;
}

/** A plot: axis, frame and what is drawn in it. */
export interface Plot extends Frame {
  readonly ticks: readonly Tick[];
}

/** Grouped columns over categories. Axis from 0. */
export function layColumns(spec: ChartSpec): Plot & { columns: Column[] } {
  const values = drawn(spec);
  const { ticks, top } = layAxis(spec, { low: ZERO, high: largest(values), values });
  const n = spec.categories.length;
  const group = spec.series.length;
  const width = Math.max(3, Math.min(26, Math.floor((slotOf(n) * 0.8) / group)));
  const texts = spec.series.map(({ points }) => (group === 1 ? bareTexts(points) : []));
  const columns = spec.categories.flatMap((_, i) =>
    spec.series.flatMap(({ tone, points }, s) => {
      const point = points[i];
      if (!point) return [];
      const height = lengthOf(point.value, top, PLOT_HEIGHT);
      const x = Math.round(centre(i, n) + (s - group / 2) * width);
      return [{ tone, x, y: above(height), width: width - 2, height, shown: texts[s]?.[i] ?? '' }];
    }),
  );
  return { ...layFrame(spec), ticks, columns };
}

export interface Line {
  readonly tone: Tone;
  readonly dots: readonly { x: number; y: number; shown: string }[];
  /** Path of the line; broken where a point is missing. */
  readonly path: string;
}

/** The ten below the lowest value; one value on the ten itself is drawn over the foot of the plot. */
function footOf(values: readonly string[], high: Exact): Exact {
  const lowest = values.reduce<Exact>((least, value) => (least.lte(value) ? least : new Exact(value)), high);
  const ten = lowest.div(10).floor().times(10);
  return ten.eq(high) && ten.gt(0) ? ten.minus(10) : ten;
}

/** Where the axis of a chart's drawing begins, if not at 0: small differences look large then, and the page says so. */
export function axisFoot(spec: ChartSpec): string | undefined {
  if (spec.type !== 'lines') return undefined;
  const values = drawn(spec);
  const foot = footOf(values, largest(values));
  return foot.isZero() ? undefined : foot.toFixed();
}

/** Lines over categories; the axis need not start at 0: its ends are written on it. */
export function layLines(spec: ChartSpec): Plot & { lines: Line[] } {
  const values = drawn(spec);
  const high = largest(values);
  const low = footOf(values, high);
  const { ticks, top } = layAxis(spec, { low, high, values });
  const n = spec.categories.length;
  const lines = spec.series.map(({ tone, points }) => {
    const dots = points.map((point, i) =>
      point
        ? {
            x: Math.round(centre(i, n)),
            y: above(place(point.value, low, top, PLOT_HEIGHT)),
            shown: point.shown,
          }
        : undefined,
    );
    const path = dots.map((dot, i) => (dot ? `${dots[i - 1] ? 'L' : 'M'}${dot.x} ${dot.y}` : '')).join('');
    return { tone, path, dots: dots.filter((dot) => dot !== undefined) };
  });
  return { ...layFrame(spec), ticks, lines };
}
