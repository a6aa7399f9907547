import { Decimal } from 'decimal.js';

const NEVER = 9e15; // the largest exponent bound decimal.js takes

/**
 * The one Decimal of the project: 60 significant digits, half-up rounding (四舍五入, as the forms do), and no exponents
 * in `toString()`. Import it from here only, so that every comparison and division follows the same settings.
 */
export const Exact = Decimal.clone({
  precision: 60,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -NEVER,
  toExpPos: NEVER,
});
export type Exact = Decimal;

export const ZERO = new Exact(0);
export const HUNDRED = new Exact(100);

/** Sum of exact values; 0 for none. The order does not matter as long as 60 digits hold the sum. */
export function sum(values: Iterable<Exact>): Exact {
  let total: Exact = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}
