import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RunFilter } from '../../../src/release/inspect/runs.ts';

/** Few characters, so that texts begin alike and their runs stand in others by chance. */
const text = (least: number, most: number) =>
  fc
    .array(fc.constantFrom('2', '0', '年', '度', '\u0001'), { minLength: least, maxLength: most })
    .map((all) => all.join(''));

describe('a filter of runs', () => {
  test('holds every piece of every text that was added, also when it was kept', () => {
    fc.assert(
      fc.property(fc.array(text(0, 60), { maxLength: 5 }), fc.nat(), fc.nat(), (texts, from, length) => {
        const runs = RunFilter.for(1);
        for (const one of texts) runs.add(one);
        const kept = RunFilter.from(runs.bytes, 1)!;
        for (const one of texts) {
          const start = from % (one.length + 1);
          const piece = one.slice(start, start + 4 + (length % 30));
          if (piece.length >= 4) expect([runs.mayHold(piece), kept.mayHold(piece)]).toEqual([true, true]);
        }
      }),
    );
  });

  test('says of a text none of whose runs was added that it is not there', () => {
    const runs = RunFilter.for(1);
    runs.add('党群综合服务经费');
    expect(runs.mayHold('党群综合服务经费')).toBe(true);
    expect(runs.mayHold('群综合服')).toBe(true);
    expect(runs.mayHold('晨光巷三号楼北门旁')).toBe(false);
    // of pieces that are there the whole is not
    runs.add('甲乙丙丁戊己|己庚辛壬癸子');
    expect(runs.mayHold('丁戊己庚辛')).toBe(false);
  });

  test('is not read again where it is none, or too small by now', () => {
    expect(RunFilter.from(new Uint8Array(12), 1)).toBeUndefined();
    expect(RunFilter.from(RunFilter.for(1).bytes, 1)).toBeDefined();
    expect(RunFilter.from(RunFilter.for(1).bytes, 1000)).toBeUndefined();
  });
});
