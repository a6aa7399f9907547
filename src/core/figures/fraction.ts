import { HUNDRED } from './decimal.ts';
import type { Sense } from './direction.ts';
import type { Quantity } from './measure.ts';

const HALF = '0.5';
const TWICE = '2';
const ONE = '1';

/** One number without a unit that is about 1 or less and, taken as a fraction, is near the share beside it. */
function isFractionOf(share: Quantity, { value, unit }: Quantity): boolean {
  if (unit !== '' || value.lte(0) || value.gte(TWICE) || share.value.lte(ONE)) return false;
  const ratio = value.times(HUNDRED).div(share.value);
  return ratio.gt(HALF) && ratio.lt(TWICE);
}

/** Whether one of two shares seems to be printed as a fraction: `≥95%` with `0.98`, `100%` with `1`. */
export function looksLikeFraction(target: Quantity, actual: Quantity, sense: () => Sense): boolean {
  if ([target, actual].some(({ unit }) => unit !== '%' && unit !== '')) return false;
  if (!isFractionOf(target, actual) && !isFractionOf(actual, target)) return false;
  return target.unit === '%' || actual.unit === '%' || sense().ground === 'share';
}
