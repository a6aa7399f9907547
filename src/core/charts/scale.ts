import { Exact, ZERO } from '../figures/decimal.ts';

/**
 * Where a value lies on an axis from `low` to `high` that is `length` units of the drawing long. The one place where a
 * figure becomes a float: a position in a picture, to two decimals, that is never read back.
 */
export function place(value: string | Exact, low: Exact, high: Exact, length: number): number {
  if (high.lte(low)) return 0;
  return Number(new Exact(value).minus(low).div(high.minus(low)).times(length).toFixed(2));
}

export const largest = (values: readonly (string | Exact)[]): Exact =>
  values.reduce<Exact>((most, value) => (most.gte(value) ? most : new Exact(value)), ZERO);

/** 1, 2 or 5 times a power of ten, so that at most `ticks` steps reach `high`. */
export function niceStep(high: Exact, ticks: number): Exact {
  if (high.lte(0)) return new Exact(1);
  const rough = high.div(ticks);
  const power = new Exact(`1e${rough.e}`);
  return [1, 2, 5, 10].map((factor) => power.times(factor)).find((step) => step.gte(rough))!;
}
