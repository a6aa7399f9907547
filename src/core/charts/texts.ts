import { compareDecimals } from '../figures/compare-text.ts';
import { NOTHING_STATED, type Point, type Series } from './spec.ts';

/* The words on a drawing. No arithmetic, so that the browser's drawing can use them without the decimals. */

/** What stands behind the digits: `万元` of `117.10万元`. */
const unitOf = ({ shown }: Point): string => shown.replace(/^[-\d.]+/, '');

/** The one unit all stated points are written in, if it is one. */
function commonUnit(points: readonly (Point | null)[]): string {
  const units = new Set(points.flatMap((point) => (point ? [unitOf(point)] : [])));
  return units.size === 1 ? [...units].join('') : '';
}

/** The texts of a series without their unit where it is one: the legend or the corner of the drawing names it. */
export function bareTexts(points: readonly (Point | null)[]): string[] {
  const unit = commonUnit(points);
  return points.map((point) => (point ? point.shown.slice(0, point.shown.length - unit.length) : NOTHING_STATED));
}

/** The unit all values of a chart are written in; empty where they are in several. */
const writtenUnit = (series: readonly Pick<Series, 'points'>[]): string =>
  commonUnit(series.flatMap(({ points }) => points));

/** From here on marks of an axis in 万元 would be too long: they are then written `50亿`, which is of 元. */
const LONG = '500000000';

/** The unit in which the marks of an axis are written as bare numbers; empty where each mark tells its own (`50亿`). */
export function markedUnit(series: readonly Pick<Series, 'points'>[]): string {
  const unit = writtenUnit(series);
  const isLong = series.some(({ points }) => points.some((point) => point && compareDecimals(point.value, LONG) >= 0));
  return unit === '万元' && isLong ? '' : unit;
}

/** `单位：万元` where all values are in one unit; the marks of the axis are named apart where theirs is another. */
export function sayUnit(series: readonly Pick<Series, 'points'>[]): string | undefined {
  const unit = writtenUnit(series);
  if (!unit) return undefined;
  return markedUnit(series) === unit ? `单位：${unit}` : `单位：${unit}，刻度：元`;
}
