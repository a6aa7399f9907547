import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitEntry } from '../../../src/core/library/library.ts';
import { findPart, type ListedPart } from '../../../src/core/search/directory.ts';
import { listScopes } from '../../../src/core/search/scopes.ts';

const unitOf = (slug: string, district?: string): UnitEntry =>
  ({ slug, unit: { name: slug, ...(district ? { district } : {}) } }) as UnitEntry;
const UNITS = [unitOf('a', '东区'), unitOf('b', '西区'), unitOf('c', '东区'), unitOf('d')];
const LISTS = { most: 1, slugs: { 东区: 'dong', 西区: 'xi' } };

/** So many forms of each unit in each year, in the order in which content has them. */
const formsOf = (years: readonly string[], count: number, units = UNITS) =>
  years.flatMap((year) =>
    units.flatMap(({ slug }) =>
      Array.from({ length: count }, (_, i) => ({ unit: slug, year, project: `p${i}`, kind: 'target' })),
    ),
  );
const scopesOf = (searched: number, forms = formsOf(['2022', '2023'], 3), units = UNITS) =>
  listScopes({ units, forms }, { ...LISTS, searched });
const namesOf = (scopes: ReturnType<typeof scopesOf>) => scopes.map(({ id, forms }) => `${id}: ${forms.length}`);

describe('what is searched at once', () => {
  test('is everything where it is little enough', () => expect(namesOf(scopesOf(24))).toEqual(['all: 24']));

  test('is a year, the newest first', () => expect(namesOf(scopesOf(23))).toEqual(['2023: 12', '2022: 12']));

  test('is a district’s year, units without one together', () => {
    const scopes = scopesOf(11);
    expect(namesOf(scopes).slice(0, 3)).toEqual(['2023-dong: 6', '2023-xi: 3', '2023-none: 3']);
    expect(scopes.map(({ district }) => district).slice(0, 3)).toEqual(['东区', '西区', '未写所在区']);
  });

  test('is some units of a district’s year, or one at the least', () =>
    expect(namesOf(scopesOf(2)).slice(0, 3)).toEqual(['2023-dong-1: 3', '2023-dong-2: 3', '2023-xi: 3']));

  test('is some units of a year where there are no districts', () => {
    const units = ['a', 'b', 'c'].map((slug) => unitOf(slug));
    const lists = { most: 100, slugs: {}, searched: 7 };
    const scopes = listScopes({ units, forms: formsOf(['2023'], 3, units) }, lists);
    expect(namesOf(scopes)).toEqual(['2023-1: 6', '2023-2: 3']);
  });

  test('has every form once, those of a unit’s year together, and no more than allowed unless one unit has', () =>
    fc.assert(
      fc.property(
        fc.subarray(['2021', '2022', '2023']),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 30 }),
        (years, count, searched) => {
          const forms = formsOf(years, count);
          const scopes = scopesOf(searched, forms);
          expect(new Set(scopes.flatMap((scope) => scope.forms))).toEqual(new Set(forms));
          expect(scopes.reduce((sum, scope) => sum + scope.forms.length, 0)).toBe(forms.length);
          expect(new Set(scopes.map(({ id }) => id)).size).toBe(scopes.length);
          for (const { forms: own } of scopes) {
            expect(own.length <= searched || new Set(own.map(({ unit }) => unit)).size === 1).toBe(true);
            const keys = own.map(({ unit, year }) => `${year}/${unit}`);
            expect(keys.filter((key, i) => key !== keys[i - 1])).toEqual([...new Set(keys)]);
          }
        },
      ),
    ));
});

test('a word is looked for in the file whose range has it, and in none between two', () => {
  const words = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(words, fc.string({ maxLength: 3 }), (all, other) => {
      const sorted = [...all].sort();
      const parts = Array.from({ length: Math.ceil(sorted.length / 2) }, (_, i): ListedPart => {
        const own = sorted.slice(i * 2, i * 2 + 2);
        return [own[0]!, own.at(-1)!, String(i), 1];
      });
      for (const word of [...all, other]) {
        const expected = parts.find(([from, to]) => from <= word && word <= to);
        expect(findPart(parts, word)).toBe(expected);
      }
    }),
  );
});
