import { expect, test } from 'vitest';
import type { Attainment } from '../../../src/core/figures/attainment.ts';
import { readIndicator } from '../../../src/core/forms/reading.ts';

function say({ outcome, reason, sense }: Attainment): string {
  if (reason === 'fraction') return reason;
  if (outcome === 'unverifiable') return 'open';
  if (outcome !== 'missed') return 'kept';
  return sense?.ground === 'assumed' ? 'assumed' : 'missed';
}

/**
 * One test a line: name | target | actual | kept, missed, assumed (missed if 不少于 is meant, which the target does not say),
 * open (the form does not tell), fraction (a share printed as 0.96). The year of the form is 2022 where none is given.
 */
export const testPairs = (table: string, year = '2022'): void =>
  test.each(
    table
      .trim()
      .split('\n')
      .map((line) => line.split(' | ').map((cell) => cell.trim()) as [string, string, string, string]),
  )('%s: %s answered by %s is %s', (name, target, actual, right) => {
    const { attainment } = readIndicator({ level1: '', level2: '', name, target, actual }, 0, 'target', year);
    expect(say(attainment!)).toBe(right);
  });
