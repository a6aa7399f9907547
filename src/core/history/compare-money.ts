import type { Amount } from '../figures/amount.ts';
import type { Exact } from '../figures/decimal.ts';
import type { Figure } from '../figures/number.ts';
import type { Comparison } from './cell.ts';
import { compareNumbers, findObstacle, incomparable, type Side } from './compare-values.ts';

/** Money in 元, exactly, whatever unit each form prints; `print` says a difference (in 元) in the reader's unit. */
export function compareMoney(
  before: Side<Amount>,
  now: Side<Amount>,
  label: string,
  print: (difference: Exact) => string,
): Comparison {
  const obstacle = findObstacle(before, now, label);
  if (obstacle) return incomparable(obstacle);
  const [was, is] = [before.value as Amount, now.value as Amount];
  return compareNumbers(was.yuan, is.yuan, { year: before.year, unit: '元', print });
}

/** Rates in percent, or points. */
export function compareFigures(before: Side<Figure>, now: Side<Figure>, label: string, unit: '%' | '分'): Comparison {
  const obstacle = findObstacle(before, now, label);
  if (obstacle) return incomparable(obstacle);
  const [was, is] = [before.value as Figure, now.value as Figure];
  const decimals = Math.max(was.decimals, is.decimals);
  const print = (difference: Exact): string => `${difference.toFixed(decimals)}${unit === '%' ? '个百分点' : unit}`;
  return compareNumbers(was.value, is.value, { year: before.year, unit, print });
}
