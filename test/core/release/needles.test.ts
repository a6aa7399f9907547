import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NeedleScan } from '../../../src/release/inspect/needles.ts';

/** Few characters, so that texts begin alike, hold each other and stand in each other by chance. */
const text = (least: number, most: number) =>
  fc
    .array(fc.constantFrom('2', '0', '年', '度', '表'), { minLength: least, maxLength: most })
    .map((all) => all.join(''));

function scanFor(needles: readonly string[]): NeedleScan<string> {
  const scan = new NeedleScan<string>();
  for (const needle of needles) scan.add(needle, needle);
  return scan;
}

describe('a scan for many texts', () => {
  test('finds exactly those that stand in the text and have four characters or more', () => {
    fc.assert(
      fc.property(fc.array(text(1, 9), { maxLength: 40 }), text(0, 120), (needles, long) => {
        const wanted = needles.filter((needle) => needle.length >= 4 && long.includes(needle));
        expect(new Set(scanFor(needles).find(long).keys())).toEqual(new Set(wanted));
      }),
    );
  });

  test('says of a text that was added twice what was said first', () => {
    const scan = new NeedleScan<number>();
    scan.add('绩效目标表', 1);
    scan.add('绩效目标表', 2);
    expect([...scan.find('绩效目标表')]).toEqual([['绩效目标表', 1]]);
  });
});
