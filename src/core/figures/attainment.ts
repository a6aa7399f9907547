import { keepsDeadline } from './deadline.ts';
import { HUNDRED, type Exact } from './decimal.ts';
import { isMissing, type Missing } from './missing.ts';
import { parseRange, type Measure, type Operator, type Quantity } from './measure.ts';
import { inOneUnit } from './unit.ts';
import { halfWidth } from './width.ts';

export type Outcome = 'met' | 'exceeded' | 'missed' | 'unverifiable';

/** Why an outcome is what it is. Words for them: `src/core/explain/attainment.ts`. */
export type Reason =
  | 'within' // the number or date keeps the target
  | 'beyond' // more than the target asked for
  | 'beyond-equal' // the target says “=”, the result is larger
  | 'short' // the number or date does not keep the target, or the form itself says 未完成
  | 'same-words'
  | 'declared' // words such as 达成指标, no result stated
  | 'actual-absent'
  | 'actual-blank'
  | 'target-blank'
  | 'actual-is-bound' // the actual is itself an inequality: the target copied, not a measurement
  | 'words-differ'
  | 'sort-differs' // a number against words or a date
  | 'date-open' // two dates that do not tell whether one keeps the other
  | 'outside-range' // the target is a range and the result none of it: which way is better it does not say
  | 'unit-differs'
  | 'direction-unknown'; // no operator printed and the numbers differ

export interface Attainment {
  readonly outcome: Outcome;
  readonly reason: Reason;
  /** actual ÷ target in percent, exact; only where both are numbers of one unit, the target above 0 and the actual not below. */
  readonly percent?: Exact;
}

const AIM = '(预期|年度|绩效|既定)?(指标|目标|任务)?';
const DECLARED = new RegExp(`^(已?(按时|按期|如期|全部)?(达成|完成|实现)${AIM}|已?达标|达到(预期|年度)?目标)$`);
const DENIED = new RegExp(`^([尚暂]?未(达成|完成|实现|达到)${AIM}|未达标)$`);
const bareWords = (text: string): string => halfWidth(text).replace(/[\s。;,]/g, '');

const KEEPS: Record<Operator, (actual: Exact, target: Exact) => boolean> = {
  '≥': (actual, target) => actual.gte(target),
  '≤': (actual, target) => actual.lte(target),
  '=': (actual, target) => actual.gte(target),
  '>': (actual, target) => actual.gt(target),
  '<': (actual, target) => actual.lt(target),
};

function compareNumbers(operator: Operator | undefined, target: Exact, actual: Exact): Attainment {
  if (actual.eq(target) && operator !== '>' && operator !== '<') return { outcome: 'met', reason: 'within' };
  if (!operator) return { outcome: 'unverifiable', reason: 'direction-unknown' };
  if (!KEEPS[operator](actual, target)) return { outcome: 'missed', reason: 'short' };
  if (operator === '≤' || operator === '<') return { outcome: 'met', reason: 'within' };
  return { outcome: 'exceeded', reason: operator === '=' ? 'beyond-equal' : 'beyond' };
}

function compareQuantities(target: Quantity, actual: Quantity): Attainment {
  if (actual.operator && actual.operator !== '=') return { outcome: 'unverifiable', reason: 'actual-is-bound' };
  const [pair, other] = inOneUnit(target, actual);
  if (!pair) return { outcome: 'unverifiable', reason: 'unit-differs' };
  const [wanted, got] = pair;
  const result = compareNumbers(target.operator, wanted, got);
  if (other)
    return compareNumbers(target.operator, ...other).outcome === result.outcome
      ? result
      : { outcome: 'unverifiable', reason: 'unit-differs' };
  return wanted.lte(0) || got.isNegative() ? result : { ...result, percent: got.div(wanted).times(HUNDRED) };
}

/** A number against a target such as `3～5次`: within it the target is met; outside of it, it depends. */
function holdToRange(target: Measure, actual: Quantity): Attainment | undefined {
  const range = target.kind === 'words' ? parseRange(target.text) : undefined;
  if (!range || (actual.operator && actual.operator !== '=')) return undefined;
  const [low, high] = range.map((end) => inOneUnit(end, actual));
  if (low?.length !== 1 || high?.length !== 1) return { outcome: 'unverifiable', reason: 'unit-differs' };
  const isWithin = low[0]![1].gte(low[0]![0]) && high[0]![1].lte(high[0]![0]);
  return isWithin ? { outcome: 'met', reason: 'within' } : { outcome: 'unverifiable', reason: 'outside-range' };
}

/** Two texts of which at least one is no number. */
function compareTexts(target: Measure, actual: Measure): Attainment {
  if (bareWords(target.text) === bareWords(actual.text)) return { outcome: 'met', reason: 'same-words' };
  const said = actual.kind === 'words' ? bareWords(actual.text) : '';
  if (DENIED.test(said)) return { outcome: 'missed', reason: 'short' };
  if (target.kind === 'deadline' && actual.kind === 'deadline') {
    const kept = keepsDeadline(target, actual);
    if (kept === undefined) return { outcome: 'unverifiable', reason: 'date-open' };
    return kept ? { outcome: 'met', reason: 'within' } : { outcome: 'missed', reason: 'short' };
  }
  const held = actual.kind === 'quantity' ? holdToRange(target, actual) : undefined;
  if (held) return held;
  if (target.kind !== 'quantity' && DECLARED.test(said)) return { outcome: 'met', reason: 'declared' };
  const bothWords = target.kind === 'words' && actual.kind === 'words';
  return { outcome: 'unverifiable', reason: bothWords ? 'words-differ' : 'sort-differs' };
}

/**
 * Whether the printed actual keeps the printed target, from what the form says alone; never throws. Nothing is guessed: an
 * equality exceeded counts as exceeded and says so; a target without an operator is met only by the same number; words are
 * met by the same words or by a declaration (达成指标), which proves no figure.
 */
export function assess(target: Measure | Missing, actual: Measure | Missing): Attainment {
  if (isMissing(actual))
    return { outcome: 'unverifiable', reason: actual.missing === 'absent' ? 'actual-absent' : 'actual-blank' };
  if (isMissing(target)) return { outcome: 'unverifiable', reason: 'target-blank' };
  return target.kind === 'quantity' && actual.kind === 'quantity'
    ? compareQuantities(target, actual)
    : compareTexts(target, actual);
}
