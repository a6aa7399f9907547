import type { Exact } from './decimal.ts';
import type { IndicatorNames, Sense } from './direction.ts';

export type Outcome = 'met' | 'exceeded' | 'missed' | 'unverifiable';

/** Why an outcome is what it is. Words for them: `src/core/explain/attainment.ts`. */
export type Reason =
  | 'within' // the number or date keeps the target
  | 'beyond' // more than the target asked for
  | 'beyond-equal' // the target says “=”, the result is larger
  | 'short' // the number, date or word does not keep the target, or the form itself says 未完成
  | 'same-words'
  | 'declared' // words such as 达成指标, no result stated
  | 'actual-absent'
  | 'actual-blank'
  | 'target-blank'
  | 'target-absent' // the form has no column for what the actual is held against
  | 'actual-is-bound' // the actual is itself an inequality: the target copied, not a measurement
  | 'bound-short' // the actual is an inequality that allows less than the target asks for: ≥59% for ≥95%
  | 'fraction' // one of the two seems to be a share printed as a fraction: 0.98 for ≥95%
  | 'words-differ'
  | 'sort-differs' // a number against words or a date
  | 'date-open' // two dates that do not tell whether one keeps the other
  | 'rough' // one of the two is a rough number (200余人, 近200人) that may lie on either side
  | 'outside-range' // more than the target's range: whether that is better it does not say
  | 'unit-differs';

export interface Attainment {
  readonly outcome: Outcome;
  readonly reason: Reason;
  /** How the target was taken, where it prints no ≥ or ≤ and the outcome depends on it. */
  readonly sense?: Sense;
  /** actual ÷ target in percent, exact; only where both are numbers of one unit, the target above 0 and the actual not below. */
  readonly percent?: Exact;
}

/** What else the form tells of an indicator: its names, and the year that dates without one belong to. */
export interface Setting extends IndicatorNames {
  readonly year?: string | undefined;
}
export const MET: Attainment = { outcome: 'met', reason: 'within' };
export const MISSED: Attainment = { outcome: 'missed', reason: 'short' };
export const open = (reason: Reason): Attainment => ({ outcome: 'unverifiable', reason });
export const judge = (isKept: boolean): Attainment => (isKept ? MET : MISSED);
