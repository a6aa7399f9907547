import { Exact } from './decimal.ts';
import type { Sense } from './direction.ts';
import { inOneUnit } from './equal-units.ts';
import type { Quantity } from './measure.ts';
import { judge, MET, type Attainment } from './outcome.ts';

/*
 * Units that have no fixed worth in one another, and yet bound one another: 3日 keeps 3个工作日, which are three days at the
 * least; 70天 do not keep 2个月, which are 62 at the most.
 */

type Days = readonly [least: Exact, most: Exact];

/** The days that so many of a unit are, at the least and at the most; of working days with weekends and the longest holidays. */
const DAYS = new Map<string, (count: Exact) => Days>([
  ['个工作日', (count) => [count, count.times(2).plus(10)]],
  ['工作日', (count) => [count, count.times(2).plus(10)]],
  ['个月', (count) => [count.times(28), count.times(31)]],
  ['月', (count) => [count.times(28), count.times(31)]],
  ['年', (count) => [count.times(365), count.times(366)]],
]);

function daysOf({ value, unit }: Quantity): Days | undefined {
  const bounds = DAYS.get(unit)?.(value);
  if (bounds) return bounds;
  const [pair] = unit === '' ? [] : inOneUnit({ value, unit }, { value: new Exact(1), unit: '天' });
  return pair && [pair[0].div(pair[1]), pair[0].div(pair[1])];
}

/** Whether the operator sets a ceiling; undefined where none is printed that tells. */
const boundsAbove = ({ operator }: Quantity): boolean | undefined =>
  operator === undefined || operator === '=' ? undefined : operator === '≤' || operator === '<';

/** What may be counted by one another where it happens: 4期 keep ≥4次; fewer 期 may be more 次. */
const HAPPENINGS = /^(?:次|场|场次|期|批|批次|轮|届)$/;

/** Times of unlike units, as far as what they are at the least and at the most tells. */
function compareTimes(target: Quantity, actual: Quantity, sense: () => Sense): Attainment | undefined {
  const [wanted, got] = [daysOf(target), daysOf(actual)];
  if (!wanted || !got) return undefined;
  const way = sense();
  const isCeiling = boundsAbove(target) ?? way.way === 'ceiling';
  const told = boundsAbove(target) === undefined ? { sense: way } : {};
  const isKept = isCeiling ? got[1].lte(wanted[0]) : got[0].gte(wanted[1]);
  const isMissed = isCeiling ? got[0].gt(wanted[1]) : got[1].lt(wanted[0]);
  return isKept || isMissed ? { ...judge(isKept), ...told } : undefined;
}

/** Holds two numbers of unlike units against one another; undefined where their units tell nothing. */
export function compareUnlike(target: Quantity, actual: Quantity, sense: () => Sense): Attainment | undefined {
  const areHappenings = HAPPENINGS.test(target.unit) && HAPPENINGS.test(actual.unit);
  if (!areHappenings) return compareTimes(target, actual, sense);
  return boundsAbove(target) !== true && actual.value.gte(target.value) ? MET : undefined;
}
