import { describe, expect, test } from 'vitest';
import { REAL } from '../../library/real-content.ts';
import { addTo, DAMAGE_NAMES, FORMAT_NAMES, newTally, totalOf, tryDamage, type Trial } from './damaged-forms.ts';

const REAL_FORMS = REAL.content.forms.filter(({ kind }) => kind !== 'narrative').map(({ record }) => record);
const EACH = 6;

const trials: Trial[] = [];
for (const [d, damage] of DAMAGE_NAMES.entries())
  for (const [f, format] of FORMAT_NAMES.entries())
    for (let i = 0; i < EACH; i++) {
      const trial = await tryDamage(10_000 + d * 1000 + f * 100 + i, damage, format, REAL_FORMS);
      if (trial) trials.push(trial);
    }

/**
 * A sample of what `run.ts` does at length. The bounds are what was reached: they may be made stricter, never looser.
 */
describe('forms damaged at random, of all kinds, as page, workbook, text and one cell a line', () => {
  const whole = newTally();
  for (const { outcome } of trials) addTo(whole, outcome);

  test('are read right', () => {
    expect((whole.right / totalOf(whole)) * 100).toBeGreaterThan(99);
  });

  test('have few wrong values that no doubt speaks of', () => {
    expect((whole.silent / totalOf(whole)) * 100).toBeLessThan(0.03);
  });

  test('have every printed cell in the record, among the labels or unread, and never in two of them', () => {
    expect(
      trials.filter(({ lost }) => lost.length > 0).map(({ seed, damage, lost }) => ({ seed, damage, lost })),
    ).toEqual([]);
  });

  test('that nothing happened to are read whole', () => {
    // of one cell a line nobody can tell where blanks were
    const kept = trials.filter(({ damage, format }) => damage === 'none' && format !== 'lines');
    const faults = kept.flatMap(({ outcome }) => outcome.faults);
    expect(faults).toEqual([]);
  });
});
