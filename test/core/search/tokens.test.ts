import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverPhrase } from '../../../src/core/search/phrase.ts';
import {
  fold,
  MARK,
  pairsOf,
  wordsFor,
  searchable,
  singlesOf,
  splitClusters,
} from '../../../src/core/search/tokens.ts';
import { textAndPiece, printedText, wholeText } from './arbitraries.ts';
import { engineFinds } from './engine.ts';

test.each([
  ['ＡＢＣ　１２％', 'abc12%'],
  ['“两新” 党建\n工作', '“两新”党建工作'],
  ['100㎡', '100m2'],
  ['e\u0301', 'é'],
  ['ｶﾞ', 'ガ'],
  ['ΟΔΟΣ', 'οδοσ'],
])('%j is searched as %j', (text, folded) => expect(searchable(text)).toBe(folded));

describe('folding', () => {
  test('a text gives the same as folding its clusters, one by one', () => {
    fc.assert(
      fc.property(fc.oneof(printedText(), wholeText()), (text) => {
        expect(splitClusters(text).join('')).toBe(text);
        expect(searchable(text)).toBe(splitClusters(text).map(fold).join(''));
      }),
      { numRuns: 400 },
    );
  });

  test('makes one of the ways a text can be composed', () => {
    fc.assert(
      fc.property(printedText(), (text) => {
        expect(searchable(text.normalize('NFD'))).toBe(searchable(text.normalize('NFC')));
      }),
    );
  });
});

describe('the index', () => {
  test('holds every pair of neighbours', () => expect(pairsOf('党建 工作')).toEqual(['党建', '建工', '工作']));

  test('holds every character once, marked as standing alone', () =>
    expect(singlesOf('党建 党')).toEqual([`${MARK}${MARK}党`, `${MARK}${MARK}建`]));

  test('is empty for nothing', () => expect([pairsOf(' 　'), singlesOf(' '), wordsFor('　')]).toEqual([[], [], []]));

  test('never holds the mark of words beside the text within a text', () => {
    fc.assert(
      fc.property(wholeText(), (text) => {
        for (const pair of pairsOf(`${text}${MARK}x`)) expect(pair).not.toContain(MARK);
      }),
    );
  });
});

describe('a query', () => {
  test('is found exactly where one of the texts has it, never across two of them', () => {
    let found = 0;
    fc.assert(
      fc.property(textAndPiece(), fc.infiniteStream(fc.nat(9)), ([texts, piece], cost) => {
        const wanted = searchable(piece);
        fc.pre(wanted !== '');
        const has = texts.some((text) => searchable(text).includes(wanted));
        if (has) found++;
        const words = wordsFor(piece);
        expect(engineFinds(texts, words, [...cost.take(words.length)])).toBe(has);
      }),
      { numRuns: 1500 },
    );
    expect(found).toBeGreaterThan(300);
  });

  test('over a border is not found, though both sides are', () => {
    const index = ['社区党建', '工作经费'];
    expect(engineFinds(index, wordsFor('党建'))).toBe(true);
    expect(engineFinds(index, wordsFor('工作'))).toBe(true);
    expect(engineFinds(index, wordsFor('党建工作'))).toBe(false);
    expect(engineFinds(index, wordsFor('建工'))).toBe(false);
  });

  test.each([
    ['≥90%', '≤90%'],
    ['“两新”', '《两新》'],
    ['≠', '、'],
    ['🏧', '#'],
    ['ꀀ', '一'],
  ])('%s is not taken for %s', (query, other) => {
    expect(engineFinds([query], wordsFor(query))).toBe(true);
    expect(engineFinds([other], wordsFor(query))).toBe(false);
  });

  test('asks for pairs that leave no character open, the first and the last among them, the cheapest of such', () => {
    const costs = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 7 });
    /** All ways to leave out pairs of which no two are neighbours, nor the first nor the last. */
    const ways = (from: number, last: number): number[][] =>
      from === last
        ? [[last]]
        : [1, 2].flatMap((step) => (from + step > last ? [] : ways(from + step, last).map((way) => [from, ...way])));
    fc.assert(
      fc.property(costs, (all) => {
        const taken = coverPhrase(all.map(String), all).map(({ at }) => at);
        const sum = (way: readonly number[]): number => way.reduce((n, at) => n + all[at]!, 0);
        const possible = ways(0, all.length - 1);
        expect(possible).toContainEqual(taken);
        expect(sum(taken)).toBe(Math.min(...possible.map(sum)));
      }),
    );
  });
});
