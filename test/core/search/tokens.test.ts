import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phrasesFor } from '../../../src/core/search/blocks.ts';
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

  test('is made of simple letters and digits, the only ones that the engine keeps as they are', () => {
    fc.assert(
      fc.property(fc.oneof(printedText(), wholeText()), (text) => {
        for (const word of [...pairsOf(text), ...singlesOf(text)]) {
          expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(word.normalize('NFD').length).toBe(word.length);
        }
      }),
    );
  });

  test('never holds the mark of words beside the text within a text', () => {
    fc.assert(
      fc.property(wholeText(), (text) => {
        expect(pairsOf(`${text}${MARK}`).join(' ')).not.toContain(MARK);
      }),
    );
  });
});

describe('a query', () => {
  test('is found exactly where one of the texts has it, never across two of them', () => {
    let found = 0;
    fc.assert(
      fc.property(textAndPiece(), ([texts, piece]) => {
        const wanted = searchable(piece);
        fc.pre(wanted !== '');
        const has = texts.some((text) => searchable(text).includes(wanted));
        if (has) found++;
        expect(engineFinds(texts, wordsFor(piece))).toBe(has);
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

  test('cannot break out of its quotes', () => {
    fc.assert(
      fc.property(wholeText(), (text) => {
        for (const phrase of phrasesFor(wordsFor(`"${text}"`), 1)) expect(phrase.slice(1, -1)).not.toContain('"');
      }),
    );
  });
});
