import { compareQuantities, isBound } from './compare-numbers.ts';
import type { Measure, Quantity } from './measure.ts';
import { open, type Attainment, type Setting } from './outcome.ts';
import { readEach, readStated, totalOf } from './stated.ts';

interface Parts {
  readonly target: Measure;
  readonly actual: Measure;
  readonly setting: Setting;
}

/** A year has 52 weeks, not all of them worked: 50次 for 每周1次 is no miss for certain. */
const isByWeek = (...all: readonly Quantity[]): boolean => all.filter(({ unit }) => /\/周/.test(unit)).length === 1;
const MOST = 90;
const isNearlyAll = ({ outcome, percent }: Attainment): boolean => outcome === 'missed' && percent?.gte(MOST) === true;

const isMoney = ({ unit }: Quantity): boolean => unit.includes('元');

/** 每季度1次, 每人每月200元. */
export function byPart({ target, actual, setting }: Parts): Attainment | undefined {
  const each = target.kind === 'words' ? readEach(target.text) : undefined;
  const own = actual.kind === 'words' ? readEach(actual.text) : undefined;
  const total = each && !own ? totalOf(target.text) : undefined;
  const came = total && readStated(actual)?.quantity;
  if (came && !isBound(came)) return compareQuantities({ ...total, operator: '≥' }, came, setting);
  const [wanted, got] = [each ?? readStated(target)?.quantity, own ?? readStated(actual)?.quantity];
  if (!(each ?? own) || !wanted || !got || isBound(got)) return undefined;
  const result = compareQuantities(
    each && !isMoney(each) ? { ...wanted, operator: wanted.operator ?? '≥' } : wanted,
    got,
    setting,
  );
  if (result.reason === 'unit-differs') return undefined;
  return isByWeek(wanted, got) && isNearlyAll(result) ? open('rough') : result;
}
