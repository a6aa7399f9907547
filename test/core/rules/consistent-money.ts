import fc from 'fast-check';
import { Exact, sum } from '../../../src/core/figures/decimal.ts';

/* Money to the 分, and the ways in which forms print it. */

export const COLUMNS = ['initial', 'adjusted', 'executed'] as const;
export type Fen = Readonly<Record<(typeof COLUMNS)[number], Exact>>;

export const fen = (max = 3_000_000_000): fc.Arbitrary<Exact> =>
  fc.oneof(fc.nat(max), fc.nat(100_000), fc.constant(0)).map((n) => new Exact(n));
export const money: fc.Arbitrary<Fen> = fc
  .tuple(fen(), fen(), fc.integer({ min: 0, max: 1000 }))
  .map(([initial, adjusted, share]) => ({
    initial,
    adjusted,
    executed: adjusted.times(share).div(1000).toDecimalPlaces(0, Exact.ROUND_DOWN),
  }));

export interface Style {
  readonly unit: '元' | '万元' | '亿元';
  readonly decimals: number;
  readonly cuts: boolean;
  readonly inCell: boolean;
}
export const style: fc.Arbitrary<Style> = fc.record({
  unit: fc.constantFrom('元' as const, '万元' as const, '亿元' as const),
  decimals: fc.integer({ min: 0, max: 6 }),
  cuts: fc.boolean(),
  inCell: fc.boolean(),
});
const WORTH = { 元: '1e2', 万元: '1e6', 亿元: '1e10' };

export function print(amount: Exact, { unit, decimals, cuts, inCell }: Style): string {
  const text = amount.div(WORTH[unit]).toFixed(decimals, cuts ? Exact.ROUND_DOWN : Exact.ROUND_HALF_UP);
  return inCell || unit === '亿元' ? `${text}${unit}` : text;
}

export const add = (parts: readonly Fen[]): Fen =>
  Object.fromEntries(COLUMNS.map((column) => [column, sum(parts.map((part) => part[column]))])) as never;

/** The columns of a row of money, printed. */
export const printRow = (amounts: Fen, how: Style) =>
  Object.fromEntries(COLUMNS.map((column) => [column, print(amounts[column], how)]));
