import { compareListings } from './compare-lists.ts';
import { compareQuantities } from './compare-numbers.ts';
import { arePointed } from './compare-dates.ts';
import { isAllOf } from './compare-shapes.ts';
import { compareTexts } from './compare-texts.ts';
import type { Measure } from './measure.ts';
import { isMissing, type Missing } from './missing.ts';
import { open, type Attainment, type Setting } from './outcome.ts';

export type { Attainment, Outcome, Reason, Setting } from './outcome.ts';

const UNNAMED: Setting = { name: '', level1: '', level2: '' };

/**
 * Whether the printed actual keeps the printed target, from what the form says alone; never throws. Where a target prints no
 * ≥ or ≤, the sort of indicator tells the way, or it is assumed: `sense` says so. Words are met by the same words or by a
 * declaration (达成指标), which proves no figure.
 */
export function assess(target: Measure | Missing, actual: Measure | Missing, setting: Setting = UNNAMED): Attainment {
  if (isMissing(actual)) return open(actual.missing === 'absent' ? 'actual-absent' : 'actual-blank');
  if (isMissing(target)) return open(target.missing === 'absent' ? 'target-absent' : 'target-blank');
  const listed = compareListings(target, actual, setting);
  if (listed) return listed;
  if (target.kind !== 'quantity' || actual.kind !== 'quantity' || arePointed(target, actual))
    return compareTexts(target, actual, setting);
  const found = compareQuantities(target, actual, setting);
  return found.reason === 'unit-differs' && isAllOf(target, actual.text)
    ? { outcome: 'met', reason: 'declared' }
    : found;
}
