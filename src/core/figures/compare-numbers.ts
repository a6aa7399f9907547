import { Exact, HUNDRED } from './decimal.ts';
import { senseOf, type Sense } from './direction.ts';
import { looksLikeFraction } from './fraction.ts';
import { parseRange, type Operator, type Quantity } from './measure.ts';
import { MET, MISSED, open, type Attainment, type Setting } from './outcome.ts';
import { inOneUnit } from './equal-units.ts';
import { boundOfVerb } from './leading-verb.ts';
import { readUnit } from './unit.ts';
import { compareUnlike } from './unlike-units.ts';

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

export const isBound = ({ operator }: Quantity): boolean => operator !== undefined && operator !== '=';
/** 降至0.8% tells where the number came to; 控制在5%以内 leaves it open. */
const saysWhereItCame = ({ pieces: [lead, , rest] }: Quantity): boolean =>
  boundOfVerb(lead) !== undefined && readUnit(rest).bound === undefined;
const boundsAbove = ({ operator }: Quantity): boolean => operator === '≤' || operator === '<';

const isStrict = ({ operator }: Quantity): boolean => operator === '<' || operator === '>';

/** An actual that is itself an inequality: it may rule the target out, or leave room for less than it asks. */
function compareBound(target: Quantity, actual: Quantity, sense: Sense): Attainment {
  const [pair] = inOneUnit(target, actual);
  if (!pair) return open('actual-is-bound');
  const [wanted, got] = pair;
  const isCeiling = isBound(target) ? boundsAbove(target) : sense.way === 'ceiling';
  const isWorse = isCeiling ? got.gt(wanted) : got.lt(wanted);
  // 3日内 keeps 5日内, of which it is no copy, and 超过120个 keeps ≥120个
  const isCopy = got.eq(wanted) && !(isStrict(actual) && !isStrict(target));
  if (!isWorse) return boundsAbove(actual) === isCeiling && !isCopy ? MET : open('actual-is-bound');
  return boundsAbove(actual) === isCeiling ? open('bound-short') : MISSED;
}

const BY_PERIOD = /\/(?:个?半?[月季周]|半年|天|日)/;
/** `2次` for `2次/月`: the unit may have been left off, or it is a part of the year only. */
const isByPeriod = (target: Quantity, actual: Quantity): boolean =>
  target.value.eq(actual.value) && BY_PERIOD.test(target.pieces[2]) !== BY_PERIOD.test(actual.pieces[2]);

const NEAR = new Exact(2);
const isNear = ([wanted, got]: readonly [Exact, Exact]): boolean =>
  wanted.gt(0) && got.gt(0) && wanted.lte(got.times(NEAR)) && got.lte(wanted.times(NEAR));

/** Of two readings, 10.5 beside 10万元 as 万元 or as 元, the one that makes a result of the target's size is meant. */
function likely<T extends readonly [Exact, Exact]>(readings: readonly T[]): readonly T[] {
  const near = readings.length > 1 ? readings.filter(isNear) : [];
  return near.length ? near : readings;
}

/** 2/3 is as well answered by 0.7 as by 70%. */
const isFraction = ({ pieces: [, number] }: Quantity): boolean => number.includes('/');

/** Holds one number against another. */
export function compareQuantities(target: Quantity, actual: Quantity, setting: Setting): Attainment {
  const sense = (): Sense => senseOf(setting, target.unit || actual.unit);
  if (isBound(actual) && !saysWhereItCame(actual)) return compareBound(target, actual, sense());
  if (isFraction(target) && actual.unit === '' && actual.value.lte(1))
    return compareQuantities(target, { ...actual, value: actual.value.times(HUNDRED), unit: '%' }, setting);
  if (looksLikeFraction(target, actual, sense)) return open('fraction');
  const [pair, other] = likely(inOneUnit(target, actual));
  if (!pair) return compareUnlike(target, actual, sense) ?? open('unit-differs');
  const [wanted, got] = pair;
  if (!wanted.eq(got) && isByPeriod(target, actual)) return open('unit-differs');
  const result = compareNumbers(target, pair, sense);
  if (other) return compareNumbers(target, other, sense).outcome === result.outcome ? result : open('unit-differs');
  return wanted.lte(0) || got.isNegative() ? result : { ...result, percent: got.div(wanted).times(HUNDRED) };
}

/** Rough numbers are held against one another by the ends of what they may be: only where all agree is anything known. */
export function compareRough(target: readonly Quantity[], actual: readonly Quantity[], setting: Setting): Attainment {
  const all = target.flatMap((wanted) => actual.map((got) => compareQuantities(wanted, got, setting)));
  const isKept = all.every(({ outcome }) => outcome === 'met' || outcome === 'exceeded');
  const isMissed = all.every(({ outcome }) => outcome === 'missed');
  if (!isKept && !isMissed) return open(all.find(({ outcome }) => outcome === 'unverifiable')?.reason ?? 'rough');
  const { percent: _, ...first } = all[0]!;
  return first;
}

/** A number against a target such as `3～5次`: within it the target is met, below it missed; what is above may be better. */
export function holdToRange(target: string, actual: Quantity, setting: Setting): Attainment | undefined {
  const range = parseRange(target);
  if (!range || isBound(actual)) return undefined;
  const [low, high] = range.map((end) => inOneUnit(end, actual));
  if (low?.length !== 1 || high?.length !== 1) return open('unit-differs');
  const sense = senseOf(setting, range[0].unit || actual.unit);
  const isCeiling = sense.way === 'ceiling';
  if (low[0]![1].lt(low[0]![0])) return isCeiling ? { ...MET, sense } : MISSED;
  if (high[0]![1].lte(high[0]![0])) return MET;
  return isCeiling ? { ...MISSED, sense } : open('outside-range');
}
