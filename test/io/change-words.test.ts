import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { decodeWordFile, encodeWordFile, type PostedWord } from '../../src/core/search/word-file.ts';
import { changeIndex } from '../../src/io/search/change-words.ts';
import { joinWords } from '../../src/io/search/join-words.ts';
import { splitIndex, type Run } from '../../src/io/search/split-index.ts';
import { readPart, runOf, writeRuns, type FormerIndex } from '../../src/io/search/write-words.ts';

const work = mkdtempSync(join(tmpdir(), 'change-words-'));
afterAll(() => rmSync(work, { recursive: true }));

/** What a document has: how often each word stands in it. */
type Words = Readonly<Record<string, number>>;
const word = fc
  .tuple(fc.constantFrom('一', '万', '丈', '龥', 'ꀀ'), fc.constantFrom('一', '丁', '七', '龥'))
  .map((pair) => pair.join(''));
const words: fc.Arbitrary<Words> = fc.dictionary(word, fc.integer({ min: 1, max: 4000 }), { maxKeys: 6 });

const NUMBERS = [3, 7, 1001, 1500];

function post(documents: readonly (readonly [number, Words])[]): PostedWord[] {
  const all = [...new Set(documents.flatMap(([, own]) => Object.keys(own)))].sort();
  return all.map((one) => {
    const held = documents.flatMap(([number, own]) => Array.from({ length: own[one] ?? 0 }, (_, i) => [number, i * 3]));
    return { word: one, documents: Int32Array.from(held, ([n]) => n!), places: Int32Array.from(held, ([, p]) => p!) };
  });
}
const NONE: FormerIndex = { has: () => false, open: () => [] };
const runs = (all: Iterable<PostedWord>) => Array.from(all, runOf);
const number = (documents: readonly Words[]) => documents.map((own, i) => [NUMBERS[i]!, own] as const);

describe('an index that is cut into parts', () => {
  const items = fc
    .uniqueArray(fc.tuple(fc.string({ minLength: 2, maxLength: 2 }), fc.integer({ min: 1, max: 9 })), {
      selector: ([w]) => w,
      maxLength: 60,
    })
    .map((all) =>
      all.map(([from, count]): Run => ({ from, to: from, count })).sort((a, b) => (a.from < b.from ? -1 : 1)),
    );

  test('has all words in their order, none too large unless it is of one word', () =>
    fc.assert(
      fc.property(items, (all) => {
        const parts = [...splitIndex(all, 12)];
        expect(parts.flat()).toEqual(all);
        for (const part of parts)
          expect(part.length === 1 || part.reduce((n, { count }) => n + count, 0) <= 12).toBe(true);
      }),
    ));

  test('has the same parts where whole parts are given instead of their words', () =>
    fc.assert(
      fc.property(items, fc.func(fc.boolean()), (all, isWhole) => {
        const parts = [...splitIndex(all, 12)];
        const held = parts.flatMap((part): Run[] => {
          const count = part.reduce((n, one) => n + one.count, 0);
          return isWhole(part[0]!.from) ? [{ from: part[0]!.from, to: part.at(-1)!.to, count }] : part;
        });
        const limits = (some: Run[][]) => some.map((part) => [part[0]!.from, part.at(-1)!.to]);
        expect(limits([...splitIndex(held, 12)])).toEqual(limits(parts));
      }),
    ));
});

test('words between the steps of a build are read as they were written', () =>
  fc.assert(
    fc.property(fc.array(words, { maxLength: 4 }), (documents) => {
      const posted = post(number(documents));
      expect([...decodeWordFile(encodeWordFile(posted))]).toEqual(posted);
    }),
    { numRuns: 20 },
  ));

test('sets of documents joined are those documents posted at once', () =>
  fc.assert(
    fc.property(fc.array(words, { maxLength: 4 }), fc.func(fc.nat(2)), (documents, setOf) => {
      const all = number(documents);
      const sets = [0, 1, 2].map((set) => post(all.filter(([one]) => setOf(one) === set)));
      expect([...joinWords(sets)]).toEqual(post(all));
    }),
    { numRuns: 50 },
  ));

test('an index in which documents are changed is the index of the changed documents, file for file', () =>
  fc.assert(
    fc.property(fc.array(words, { minLength: 4, maxLength: 4 }), words, words, (documents, one, other) => {
      const [old, now, clean] = ['old', 'now', 'clean'].map((name) => join(mkdtempSync(join(work, 'site-')), name)) as [
        string,
        string,
        string,
      ];
      const before = number(documents);
      const after = number([documents[0]!, one, documents[2]!, other]);
      const parts = writeRuns(runs(post(before)), NONE, old);
      const names = new Set(parts.map(({ name }) => name));
      const index: FormerIndex = {
        has: (name) => names.has(name),
        open: (part) => readPart(old, part),
      };
      const isChanged = ([n]: readonly [number, Words]): boolean => [7, 1500].includes(n);
      const changes = {
        numbers: new Set([7, 1500]),
        before: post(before.filter(isChanged)),
        after: post(after.filter(isChanged)),
      };
      const changed = writeRuns(changeIndex(parts, changes, index.open), index, now);
      expect(changed).toEqual(writeRuns(runs(post(after)), NONE, clean));
      const written = existsSync(join(now, 'words')) ? readdirSync(join(now, 'words')) : [];
      for (const file of written) {
        expect(readFileSync(join(now, 'words', file)).equals(readFileSync(join(clean, 'words', file)))).toBe(true);
      }
    }),
    { numRuns: 30 },
  ));
