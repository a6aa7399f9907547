import { Exact } from '../../figures/decimal.ts';
import type { Figure } from '../../figures/number.ts';
import { lastDigit } from '../../figures/number.ts';
import type { Outcome, Severity } from '../rule.ts';
import { HOLDS, judge, VERDICT_WORDS, type Interval, type Verdict } from './verdict.ts';

/** A printed figure and what other figures of the form make of it, in the unit it is printed in. */
export interface Relation {
  readonly at: string;
  readonly because: readonly string[];
  readonly printed: Figure;
  readonly computed: Exact;
  /** Given as a function where it takes work that few relations need. */
  readonly allowed?: Interval | (() => Interval) | undefined;
  /** A sum has an end of digits, a quotient has none. */
  readonly isSum?: boolean;
}

/** How a relation that does not hold is told. */
export interface Telling {
  /** `expected`: the recomputed figure with the printed number of decimals. */
  message(expected: string, verdict: Verdict): string;
  readonly advice: string | ((verdict: Verdict) => string);
  severity?(relation: Relation, verdict: Verdict): Severity | undefined;
}

/** A relation that holds: counted, not shown. */
export const holding = (at: string, verdict: Verdict, because: readonly string[] = []): Outcome => ({
  at,
  verdict,
  because,
  message: VERDICT_WORDS[verdict],
  advice: '',
});

/** A relation that cannot be checked, and why; the reason is a clause: `年初预算数未填`. */
export const uncheckable = (at: string, reason: string, because: readonly string[] = []): Outcome => ({
  at,
  verdict: 'not-checkable',
  because,
  message: reason,
  advice: '',
});

/** Decimals a recomputed figure is told with: as many as are printed; all that a sum has, up to two of a quotient (80.45 against 100). */
const decimalsToTell = ({ printed, computed, isSum }: Relation): number =>
  Math.max(printed.decimals, isSum ? computed.decimalPlaces() : Math.min(2, computed.decimalPlaces()));

/** `+0.01`, `-5.00`: how far the printed figure is from the recomputed one. */
const differenceOf = ({ value }: Figure, computed: Exact, decimals: number): string => {
  const difference = value.minus(computed.toDecimalPlaces(decimals, Exact.ROUND_HALF_UP));
  return `${difference.isNegative() ? '' : '+'}${difference.toFixed(decimals)}`;
};

/** Whether the printed figure is one unit of its last digit from the recomputed one. */
export const isOffByLastDigit = ({ printed, computed }: Relation): boolean =>
  printed.value.minus(computed.toDecimalPlaces(printed.decimals, Exact.ROUND_HALF_UP)).abs().eq(lastDigit(printed));

export const judgeRelation = ({ printed, computed, allowed }: Relation): Verdict => judge(printed, computed, allowed);

/** Judges a relation; the words are made only where it does not hold. */
export function compare(relation: Relation, telling: Telling, verdict = judgeRelation(relation)): Outcome {
  const { at, because, printed, computed } = relation;
  if (HOLDS.has(verdict)) return holding(at, verdict, because);
  const decimals = decimalsToTell(relation);
  const expected = computed.toFixed(decimals);
  const severity = telling.severity?.(relation, verdict);
  return {
    at,
    verdict,
    because,
    message: telling.message(expected, verdict),
    printed: printed.text,
    expected,
    difference: differenceOf(printed, computed, decimals),
    advice: typeof telling.advice === 'string' ? telling.advice : telling.advice(verdict),
    ...(severity && { severity }),
  };
}
