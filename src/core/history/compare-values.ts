import type { Exact } from '../figures/decimal.ts';
import { HUNDRED } from '../figures/decimal.ts';
import { hasYear } from '../figures/deadline.ts';
import type { Deadline, Measure, Quantity } from '../figures/measure.ts';
import { isMissing, missing, type Missing } from '../figures/missing.ts';
import { inOneUnit, sharedUnit } from '../figures/equal-units.ts';
import { bareText } from './likeness.ts';
import { isQuantity } from './measure-shift.ts';
import { isGap, type Comparison, type Gap } from './cell.ts';
import { carryTo } from './carry-year.ts';
import { printValue } from './print-value.ts';

/** One side of a comparison: the value, the year it is for, and the period it covers as printed (`2023-01 至 2023-08`). */
export interface Side<V> {
  readonly year: string;
  readonly period: string;
  readonly value: V | Missing | Gap;
}

export const incomparable = (because: string): Comparison => ({
  comparable: false,
  because,
  words: `不可比，因为${because}`,
});

/** `+24.30`, `−4.07`: percent with its sign, two decimals, half-up; a difference too small for them says so. */
export function printPercent(percent: Exact): string {
  const shown = percent.abs().toFixed(2);
  return `${percent.isNegative() ? '−' : '+'}${shown === '0.00' ? '不到0.01' : shown}%`;
}

/** Later against earlier, two numbers in one unit; `print` writes a difference without its sign. */
export function compareNumbers(
  before: Exact,
  now: Exact,
  { year, unit, print }: { year: string; unit: string; print: (difference: Exact) => string },
): Comparison {
  const difference = now.minus(before);
  const share = before.gt(0) ? difference.div(before).times(HUNDRED) : missing('zero-divisor');
  if (difference.isZero())
    return { comparable: true, way: 'same', difference, percent: share, unit, words: `与${year}年相同` };
  const isPoints = unit === '%' || unit === '分';
  const percent = isMissing(share) || isPoints ? '' : `（${printPercent(share)}）`;
  return {
    comparable: true,
    way: difference.isNegative() ? 'down' : 'up',
    difference,
    percent: share,
    unit,
    words: `比${year}年${difference.isNegative() ? '少' : '多'}${print(difference.abs())}${percent}`,
  };
}

/** What is said of a side without a value, before and after the word that joins two such sides; a gap names its own year. */
function explainSide({ value }: Side<object>, label: string): [head: string, tail: string] | undefined {
  if (isGap(value)) return [value.words, ''];
  if (!isMissing(value)) return undefined;
  const text = value.text.trim();
  if (value.missing === 'absent') return ['的表', `没有${label}`];
  if (value.missing === 'dash') return [label, `填的是“${text}”`];
  return value.missing === 'unreadable' ? [`${label}“${text}”`, '不能识别'] : ['', `没有填写${label}`];
}

/** Why sides have nothing to compare: `2023年没有填写结果`, `2022年和2024年的表都没有全年执行数`. */
function explainAbsence(sides: readonly Side<object>[], label: string): string[] {
  const told = sides.flatMap((side) => {
    const words = explainSide(side, label);
    return words ? [{ head: words[0], tail: words[1], year: isGap(side.value) ? '' : `${side.year}年` }] : [];
  });
  return [...Map.groupBy(told, ({ head, tail }) => `${head}\n${tail}`).values()].map((same) => {
    const { head, tail } = same[0]!;
    return `${same.flatMap(({ year }) => year || []).join('和')}${head}${same.length > 1 && tail ? '都' : ''}${tail}`;
  });
}

/** Why two sides cannot be compared whatever they say: one has nothing, or they are for different periods. */
export function findObstacle(before: Side<object>, now: Side<object>, label: string): string | undefined {
  const absent = explainAbsence([before, now], label);
  if (absent.length) return absent.join('，');
  const isSame = before.period.replaceAll(before.year, '') === now.period.replaceAll(now.year, '');
  return isSame ? undefined : `所管的时段不同（${before.period}，${now.period}）`;
}

const OPERATOR_WORDS = { '≥': '不少于', '≤': '不超过', '=': '等于', '>': '多于', '<': '少于' };
const operatorWords = ({ operator }: Quantity): string =>
  operator ? `写“${OPERATOR_WORDS[operator]}”` : '没写“不少于”还是“不超过”';

/** Targets agree in what they ask for; a result is a number by itself, and one that is a range is none. */
function findOperatorObstacle(before: [string, Quantity], now: [string, Quantity], label: string): string | undefined {
  if (label === '结果') {
    const range = [before, now].find(([, { operator }]) => operator && operator !== '=');
    return range && `${range[0]}年的结果写的是一个范围（${printValue(range[1])}），不是一个数`;
  }
  return before[1].operator === now[1].operator
    ? undefined
    : `${before[0]}年的${label}${operatorWords(before[1])}，${now[0]}年${operatorWords(now[1])}`;
}

function compareQuantities(before: [string, Quantity], now: [string, Quantity], label: string): Comparison {
  const [[year, was], [, is]] = [before, now];
  const obstacle = findOperatorObstacle(before, now, label);
  if (obstacle) return incomparable(obstacle);
  const pairs = inOneUnit(was, is);
  const [pair] = pairs;
  if (was.unit !== is.unit && (!was.unit || !is.unit))
    return incomparable(`${was.unit ? now[0] : year}年的${label}没写单位，另一年写“${was.unit || is.unit}”`);
  if (!pair) return incomparable(`单位不同：${year}年是“${was.unit}”，${now[0]}年是“${is.unit}”`);
  const unit = sharedUnit(was.unit, is.unit) || is.unit;
  const print = (difference: Exact): string => `${difference.toFixed()}${unit === '%' ? '个百分点' : unit}`;
  return compareNumbers(...pair, { year, unit, print });
}

/** Two dates as of one year; a month beside a day of the same month does not tell which comes first. */
function compareDates(was: Deadline, is: Deadline, year: string, label: string): Comparison {
  const [from, to] = [was, is].map(({ month, day }) => `${month}-${day ?? ''}`) as [string, string];
  const isVague = was.month === is.month && !(was.day && is.day);
  if (isVague || hasYear(was) !== hasYear(is)) return incomparable(`两年的${label}都是日期，写法不同`);
  const way = from === to ? 'same' : to > from ? 'up' : 'down';
  const words = { same: `与${year}年相同`, up: `比${year}年晚`, down: `比${year}年早` }[way];
  return { comparable: true, way, difference: undefined, percent: undefined, unit: '', words };
}

/** Holds a target or a result (`label`) against that of an earlier year: only where operator, unit and period agree. */
export function compareMeasures(
  before: Side<Measure>,
  now: Side<Measure>,
  label: '目标' | '计划' | '结果',
): Comparison {
  const obstacle = findObstacle(before, now, label);
  if (obstacle) return incomparable(obstacle);
  const [was, is] = [carryTo(before.value as Measure, before.year, now.year), now.value as Measure];
  if (isQuantity(was) && isQuantity(is)) return compareQuantities([before.year, was], [now.year, is], label);
  if (was.kind === is.kind && bareText(was.text) === bareText(is.text))
    return {
      ...{ comparable: true, way: 'same', difference: undefined, percent: undefined, unit: '' },
      words: `与${before.year}年写法相同`,
    };
  if (was.kind === 'deadline' && is.kind === 'deadline') return compareDates(was, is, before.year, label);
  if (was.kind === is.kind) return incomparable(`两年的${label}都不是数字，写法不同`);
  const year = isQuantity(was) ? now.year : before.year;
  return incomparable(`${year}年的${label}写的不是数字`);
}
