import { Exact } from '../figures/decimal.ts';
import { niceStep, place } from './scale.ts';
import type { ChartSpec, Tone } from './spec.ts';
import { bareTexts, markedUnit, sayUnit } from './texts.ts';

/** Drawings are 340 units wide, a phone's width: text of 13 units is over 12 px at 360 px. */
export const WIDTH = 340;
/** The size of large type in a drawing: what fits so fits everywhere. */
const LARGE = 19;
const LINE = 21;

const PLOT = { left: 60, right: 4, top: 34, height: 150 };
const PLOT_WIDTH = WIDTH - PLOT.left - PLOT.right;
export const PLOT_BOTTOM = PLOT.top + PLOT.height;
export const PLOT_LEFT = PLOT.left;
export const PLOT_HEIGHT = PLOT.height;

/** A height over the foot of the plot as a place from its top, to two decimals: pages shall not hold 29.24000000000001. */
export const above = (height: number): number => Math.round((PLOT_BOTTOM - height) * 100) / 100;

/** Where the middle of a category lies, of `n`. */
export const centre = (i: number, n: number): number => PLOT.left + slotOf(n) * (i + 0.5);

/** The width a category has. */
export const slotOf = (n: number): number => PLOT_WIDTH / n;

/** A generous guess in ems: a Chinese character is as wide as high, a digit or letter a little over half of it. */
const emsOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign < '⺀' ? 0.57 : 1), 0);

const ROOM = 2;
const fits = (text: string, width: number): boolean => emsOf(text) * LARGE <= width - ROOM;

export interface Tick {
  readonly label: string;
  readonly y: number;
}

const WAN = new Exact('1e4');
const YI = new Exact('1e8');

/** In the unit that stands over the plot; else short, since the left margin has room for five digits: `2000000` is `200万`. */
function labelTick(value: Exact, top: Exact, marked: string): string {
  if (marked === '万元') return value.div(WAN).toFixed();
  const unit = top.gte(YI) ? YI : top.gte(WAN) ? WAN : undefined;
  if (!unit || value.isZero()) return value.toFixed();
  return `${value.div(unit).toFixed()}${unit === YI ? '亿' : '万'}`;
}

const areWhole = (values: readonly string[]): boolean => values.every((value) => new Exact(value).isInteger());

/** Ticks of a chart's `values` from `low` up. Between whole numbers stands nothing: no half projects. */
export function layAxis(
  { series }: Pick<ChartSpec, 'series'>,
  { low, high, values }: { low: Exact; high: Exact; values: readonly string[] },
): { ticks: Tick[]; top: Exact } {
  const marked = markedUnit(series);
  const nice = niceStep(high.minus(low), 4);
  const step = nice.lt(1) && areWhole(values) ? new Exact(1) : nice;
  const count = high.minus(low).div(step).ceil();
  const top = low.plus(step.times(count.lt(1) ? 1 : count));
  const ticks: Tick[] = [];
  for (let value: Exact = low; value.lte(top); value = value.plus(step))
    ticks.push({ label: labelTick(value, top, marked), y: above(place(value, low, top, PLOT.height)) });
  return { ticks, top };
}

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** What stays on one line: a Chinese character; a number with all that belongs to it, up to the dash of a range. */
const PIECE = /[⺀-￿]|[^⺀-￿–]+–?|–/gu;

/** Breaks a name into lines of about equal length that fit its place. */
function wrap(text: string, width: number): string[] {
  const count = Math.max(1, Math.ceil((emsOf(text) * LARGE) / (width - ROOM)));
  const lines: string[] = [];
  for (const piece of text.match(PIECE) ?? []) {
    const last = lines.at(-1);
    const joins = last !== undefined && emsOf(last) + emsOf(piece) / 2 <= emsOf(text) / count;
    if (joins) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines;
}

/** The values of a series under its categories, with its tone as the key. */
export interface ValueRow {
  readonly tone: Tone;
  readonly y: number;
  readonly values: readonly { text: string; x: number }[];
}

export interface Frame {
  readonly height: number;
  /** `单位：万元` where all values are in one unit. */
  readonly unit: string | undefined;
  readonly labels: readonly Label[];
  /** Empty where there is no room: then the table has the values. */
  readonly rows: readonly ValueRow[];
}

/** What stands under and over a plot: the names of the categories and, with several series, every value. */
export function layFrame({ categories, series }: ChartSpec): Frame {
  const n = categories.length;
  const slot = slotOf(Math.max(1, n));
  const x = (i: number) => Math.round(centre(i, n));
  const names = categories.map((text) => wrap(text, slot));
  // years of many: too wide to stand side by side, and not to be broken
  const staggered = names.every(({ length }) => length === 1) && !categories.every((text) => fits(text, slot));
  const labels = names.flatMap((lines, i) =>
    lines.map((text, line) => ({
      text,
      x: x(i),
      y: PLOT_BOTTOM + 18 + (staggered ? i % 2 : line) * LINE,
    })),
  );
  const foot = Math.max(PLOT_BOTTOM + 18, ...labels.map(({ y }) => y)) + 6;
  const texts = series.length > 1 ? series.map(({ points }) => bareTexts(points)) : [];
  const shown = texts.every((row) => row.every((text) => fits(text, slot))) ? texts : [];
  const rows = shown.map((row, s) => ({
    tone: series[s]!.tone,
    y: foot + 16 + s * 20,
    values: row.map((text, i) => ({ text, x: x(i) })),
  }));
  return { height: foot + rows.length * 20 + (rows.length ? 4 : 0), unit: sayUnit(series), labels, rows };
}
