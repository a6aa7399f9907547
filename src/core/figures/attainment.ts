import { keepsDeadline, parseDeadline, type Deadline } from './deadline.ts';
import { HUNDRED, type Exact } from './decimal.ts';
import { isFault, senseOf, type IndicatorNames, type Sense } from './direction.ts';
import { looksLikeFraction } from './fraction.ts';
import { parseRange, readFrequency, readStated, type Measure, type Operator, type Quantity } from './measure.ts';
import { isMissing, type Missing } from './missing.ts';
import { inOneUnit } from './unit.ts';
import { asksForAll, bareWords, contradicts, isDeclared, isDenied, noneOf, rankOf } from './words.ts';

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
const UNNAMED: Setting = { name: '', level1: '', level2: '' };

const MET: Attainment = { outcome: 'met', reason: 'within' };
const MISSED: Attainment = { outcome: 'missed', reason: 'short' };
const open = (reason: Reason): Attainment => ({ outcome: 'unverifiable', reason });

const KEEPS: Record<Exclude<Operator, '='>, (actual: Exact, target: Exact) => boolean> = {
  '≥': (actual, target) => actual.gte(target),
  '≤': (actual, target) => actual.lte(target),
  '>': (actual, target) => actual.gt(target),
  '<': (actual, target) => actual.lt(target),
};

/** A target without ≥ or ≤ that the number differs from. 100 % cannot be passed and none cannot be undercut: every reading agrees. */
function compareBare(isEqual: boolean, target: Exact, actual: Exact, unit: string, senseOf: () => Sense): Attainment {
  const sense = senseOf();
  const isMore = actual.gt(target);
  if (target.isZero()) return isMore ? MISSED : { ...MET, sense };
  if (sense.way === 'ceiling') return { ...(isMore ? MISSED : MET), sense };
  const isFull = target.eq(HUNDRED) && (unit === '%' || sense.ground === 'share');
  if (!isMore) return isEqual || isFull ? MISSED : { ...MISSED, sense };
  return isEqual ? { outcome: 'exceeded', reason: 'beyond-equal' } : { outcome: 'exceeded', reason: 'beyond', sense };
}

function compareNumbers(target: Quantity, [wanted, got]: readonly [Exact, Exact], sense: () => Sense): Attainment {
  const { operator, unit } = target;
  if (!operator || operator === '=')
    return got.eq(wanted) ? MET : compareBare(operator === '=', wanted, got, unit, sense);
  if (!KEEPS[operator](got, wanted)) return MISSED;
  const isCeiling = operator === '≤' || operator === '<';
  return isCeiling || got.eq(wanted) ? MET : { outcome: 'exceeded', reason: 'beyond' };
}

const isBound = ({ operator }: Quantity): boolean => operator !== undefined && operator !== '=';
const boundsAbove = ({ operator }: Quantity): boolean => operator === '≤' || operator === '<';

/** An actual that is itself an inequality: it may rule the target out, or leave room for less than it asks. */
function compareBound(target: Quantity, actual: Quantity, sense: Sense): Attainment {
  const [pair] = inOneUnit(target, actual);
  if (!pair) return open('actual-is-bound');
  const [wanted, got] = pair;
  const isCeiling = isBound(target) ? boundsAbove(target) : sense.way === 'ceiling';
  const isWorse = isCeiling ? got.gt(wanted) : got.lt(wanted);
  if (!isWorse) return open('actual-is-bound');
  return boundsAbove(actual) === isCeiling ? open('bound-short') : MISSED;
}

function compareQuantities(target: Quantity, actual: Quantity, setting: Setting): Attainment {
  const sense = (): Sense => senseOf(setting, target.unit || actual.unit);
  if (isBound(actual)) return compareBound(target, actual, sense());
  if (looksLikeFraction(target, actual, sense)) return open('fraction');
  const [pair, other] = inOneUnit(target, actual);
  if (!pair) return open('unit-differs');
  const [wanted, got] = pair;
  const result = compareNumbers(target, pair, sense);
  if (other) return compareNumbers(target, other, sense).outcome === result.outcome ? result : open('unit-differs');
  return wanted.lte(0) || got.isNegative() ? result : { ...result, percent: got.div(wanted).times(HUNDRED) };
}

/** A number against a target such as `3～5次`: within it the target is met, below it missed; what is above may be better. */
function holdToRange(target: Measure, actual: Quantity, setting: Setting): Attainment | undefined {
  const range = target.kind === 'words' ? parseRange(target.text) : undefined;
  if (!range || isBound(actual)) return undefined;
  const [low, high] = range.map((end) => inOneUnit(end, actual));
  if (low?.length !== 1 || high?.length !== 1) return open('unit-differs');
  const sense = senseOf(setting, range[0].unit || actual.unit);
  const isCeiling = sense.way === 'ceiling';
  if (low[0]![1].lt(low[0]![0])) return isCeiling ? { ...MET, sense } : MISSED;
  if (high[0]![1].lte(high[0]![0])) return MET;
  return isCeiling ? { ...MISSED, sense } : open('outside-range');
}

/** A number against words that stand for one: 零投诉, 全部整改, 每季度1次. */
function holdToWords(wanted: string, actual: Quantity, setting: Setting): Attainment | undefined {
  const frequency = readFrequency(wanted);
  if (frequency && !isBound(actual)) {
    const result = compareQuantities({ ...frequency, operator: '≥' }, actual, setting);
    return result.reason === 'unit-differs' ? undefined : result;
  }
  const none = noneOf(wanted);
  if (none !== undefined && isFault(none + setting.name)) return actual.value.gt(0) ? MISSED : MET;
  if (!asksForAll(wanted) || actual.unit !== '%' || isBound(actual)) return undefined;
  return actual.value.lt(HUNDRED) ? MISSED : MET;
}

/** 无事故 and 零投诉 against a number of them. */
const saysNone = (target: Quantity, said: string, { name }: Setting): boolean => {
  const none = noneOf(said);
  return none !== undefined && isFault(none + name) && (boundsAbove(target) || target.value.isZero());
};

const inYear = (date: Deadline, year: string | undefined): Deadline =>
  year ? { ...date, month: date.month.replace(/^--/, `${year}-`) } : date;

function compareDates(target: Deadline, actual: Deadline, { year }: Setting): Attainment {
  const kept = keepsDeadline(inYear(target, year), inYear(actual, year));
  return kept === undefined ? open('date-open') : kept ? MET : MISSED;
}

/** Two texts of which at least one is no number, after all that speaks against the target has been looked for. */
function compareSorts(target: Measure, actual: Measure, setting: Setting): Attainment {
  const [wanted, said] = [bareWords(target.text), bareWords(actual.text)];
  if (target.kind === 'deadline' || actual.kind === 'deadline') {
    const [due, done] = [parseDeadline(target.text, 'bare'), parseDeadline(actual.text, 'bare')];
    if (due && done) return compareDates(due, done, setting);
  }
  const [counted, stated] = [readStated(target), readStated(actual)];
  if (counted && stated && counted.about === stated.about)
    return compareQuantities(counted.quantity, stated.quantity, setting);
  const held = stated && target.kind === 'words' ? holdToWords(wanted, stated.quantity, setting) : undefined;
  const ranged = stated && !held ? holdToRange(target, stated.quantity, setting) : undefined;
  if (held ?? ranged) return (held ?? ranged)!;
  if (target.kind === 'quantity' && saysNone(target, said, setting)) return MET;
  if (target.kind !== 'quantity' && actual.kind === 'words' && isDeclared(said))
    return { outcome: 'met', reason: 'declared' };
  return open(target.kind === 'words' && actual.kind === 'words' ? 'words-differ' : 'sort-differs');
}

function compareTexts(target: Measure, actual: Measure, setting: Setting): Attainment {
  const [wanted, said] = [bareWords(target.text), bareWords(actual.text)];
  if (wanted === said) return { outcome: 'met', reason: 'same-words' };
  if (actual.kind === 'words' && isDenied(said)) return MISSED;
  if (target.kind === 'words' && actual.kind === 'words') {
    const [best, got] = [rankOf(wanted), rankOf(said)];
    if (best !== undefined && got !== undefined) return got > best ? MISSED : MET;
    if (contradicts(wanted, said)) return MISSED;
    const [none, other] = [noneOf(wanted), noneOf(said)];
    if (none !== undefined && other !== undefined && isFault(none + setting.name)) return MET;
  }
  return compareSorts(target, actual, setting);
}

/**
 * Whether the printed actual keeps the printed target, from what the form says alone; never throws. Where a target prints no
 * ≥ or ≤, the sort of indicator tells the way, or it is assumed: `sense` says so. Words are met by the same words or by a
 * declaration (达成指标), which proves no figure.
 */
export function assess(target: Measure | Missing, actual: Measure | Missing, setting: Setting = UNNAMED): Attainment {
  if (isMissing(actual)) return open(actual.missing === 'absent' ? 'actual-absent' : 'actual-blank');
  if (isMissing(target)) return open(target.missing === 'absent' ? 'target-absent' : 'target-blank');
  return target.kind === 'quantity' && actual.kind === 'quantity'
    ? compareQuantities(target, actual, setting)
    : compareTexts(target, actual, setting);
}
