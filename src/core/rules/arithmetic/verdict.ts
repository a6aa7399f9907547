import { Exact } from '../../figures/decimal.ts';

/** How a printed figure stands to what the others give (design: exact and interval arithmetic on the digits as printed). */
export type Verdict =
  | 'exact' // digit for digit
  | 'rounding' // recomputed and rounded half-up to the printed digits
  | 'truncation' // recomputed and cut to the printed digits
  | 'hidden-precision' // within what the rounding of the printed inputs allows
  | 'unit' // off by exactly 10,000 or 100
  | 'contradiction'
  | 'not-checkable';

/** The words for a verdict, in the order people are told of them. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  exact: '相符',
  rounding: '相符（四舍五入）',
  truncation: '相符（截尾）',
  'hidden-precision': '相符（以未列示的位数计）',
  unit: '疑似单位不一致',
  contradiction: '不符',
  'not-checkable': '无法核对',
};
export const VERDICTS = Object.keys(VERDICT_WORDS) as Verdict[];

/** Verdicts under which a relation holds. */
export const HOLDS: ReadonlySet<Verdict> = new Set(['exact', 'rounding', 'truncation', 'hidden-precision']);

/** The values a recomputed figure may have, given that its inputs are themselves rounded. */
export interface Interval {
  readonly low: Exact;
  readonly high: Exact;
}

const SLIPS = [100, 10_000].flatMap((factor) => [new Exact(factor), new Exact(1).div(factor)]);

/**
 * Holds a printed figure against the value recomputed from the printed inputs, and against the interval the unseen digits of
 * those inputs allow. A printed figure of `decimals` digits stands for any value within one unit of its last digit below or
 * above, since forms both round and cut.
 */
export function judge(
  printed: { value: Exact; decimals: number },
  computed: Exact,
  given?: Interval | (() => Interval),
): Verdict {
  const { value, decimals } = printed;
  if (value.eq(computed)) return 'exact';
  if (value.eq(computed.toDecimalPlaces(decimals, Exact.ROUND_HALF_UP))) return 'rounding';
  if (value.eq(computed.toDecimalPlaces(decimals, Exact.ROUND_DOWN))) return 'truncation';
  const allowed = typeof given === 'function' ? given() : given;
  if (allowed && reaches(printed, allowed)) return 'hidden-precision';
  return isSlip(printed, computed, allowed) ? 'unit' : 'contradiction';
}

/** Whether some value of the interval rounds half-up to the printed one, or is cut to it. */
function reaches({ value, decimals }: { value: Exact; decimals: number }, { low, high }: Interval): boolean {
  const step = new Exact(10).pow(-decimals);
  return high.gte(value.minus(step.div(2))) && low.lt(value.plus(step));
}

/** Off by a factor of units, as far as the printed digits go: 0.958 for 95.87 %, 387664.62 beside 38.77 in 万元. */
function isSlip(printed: { value: Exact; decimals: number }, computed: Exact, allowed?: Interval): boolean {
  if (printed.value.isZero() || computed.isZero()) return false;
  return SLIPS.some((factor) => {
    const [low, high] = [allowed?.low ?? computed, allowed?.high ?? computed].map((end) => end.times(factor));
    return reaches(printed, { low: low!, high: high! });
  });
}
