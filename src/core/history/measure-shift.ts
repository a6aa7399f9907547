import { hasYear } from '../figures/deadline.ts';
import type { Measure, Quantity } from '../figures/measure.ts';
import { isMissing, type Missing } from '../figures/missing.ts';
import { inOneUnit } from '../figures/equal-units.ts';
import { rankOf } from '../figures/ranks.ts';
import { bareText } from './likeness.ts';

/** How one printed target stands to another: easier to reach, harder, or said in other words. */
export type Shift = 'same' | 'lowered' | 'raised' | 'reworded';

export const SHIFT_WORDS: Record<Exclude<Shift, 'same'>, string> = {
  lowered: '要求放低了',
  raised: '要求提高了',
  reworded: '写法不同',
};

export const isQuantity = (value: Measure | Missing): value is Quantity =>
  !isMissing(value) && value.kind === 'quantity';

const isCeiling = ({ operator }: Quantity): boolean => operator === '≤' || operator === '<';

function compareQuantities(before: Quantity, after: Quantity): Shift {
  const pairs = inOneUnit(before, after);
  if (pairs.length === 0) return 'reworded';
  const ceiling = isCeiling(before);
  if (ceiling !== isCeiling(after) && before.operator && after.operator) return 'reworded';
  // a bare number beside `万亩` can be read in two ways; one that agrees is enough
  if (pairs.some(([was, is]) => was.eq(is)))
    return (before.operator ?? after.operator) === (after.operator ?? before.operator) ? 'same' : 'reworded';
  const [was, is] = pairs[0]!;
  return ceiling === is.gt(was) ? 'lowered' : 'raised';
}

/** Holds a target against the one stated before: `≥30人` and `>=30.00(人)` are the same, `≤5` after `≤3` asks for less. */
export function compareTargets(before: Measure | Missing, after: Measure | Missing): Shift {
  if (isMissing(before) || isMissing(after)) return isMissing(before) === isMissing(after) ? 'same' : 'reworded';
  if (isQuantity(before) && isQuantity(after)) return compareQuantities(before, after);
  if (bareText(before.text) === bareText(after.text)) return 'same';
  const [high, low] = [rankOf(before.text), rankOf(after.text)];
  if (high && low && high.scale === low.scale)
    return low.best > high.worst ? 'lowered' : low.worst < high.best ? 'raised' : 'reworded';
  if (before.kind !== 'deadline' || after.kind !== 'deadline') return 'reworded';
  if (hasYear(before) !== hasYear(after)) return 'reworded';
  const [was, is] = [before, after].map(({ month, day = '31' }) => `${month}-${day}`) as [string, string];
  return was === is ? 'same' : is > was ? 'lowered' : 'raised';
}
