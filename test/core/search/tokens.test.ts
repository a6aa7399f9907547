import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fold,
  indexFields,
  indexText,
  MARK,
  phraseFor,
  searchable,
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
  test('holds every pair of neighbours, then the last character', () =>
    expect(indexText('党建 工作')).toBe('党建 建工 工作 作'));

  test('is empty for nothing', () => expect([indexText(' 　'), indexFields(['', ' '])]).toEqual(['', '']));

  test('is made of letters and digits only, which is all the engine keeps', () => {
    fc.assert(
      fc.property(fc.oneof(printedText(), wholeText()), (text) => {
        expect(indexText(text)).toMatch(/^[\p{L}\p{N} ]*$/u);
      }),
    );
  });

  test('never holds the mark of borders and amounts within a text', () => {
    fc.assert(
      fc.property(wholeText(), (text) => {
        expect(indexText(`${text}${MARK}`)).not.toContain(MARK);
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
        expect(engineFinds(indexFields(texts), phraseFor(piece))).toBe(has);
      }),
      { numRuns: 1500 },
    );
    expect(found).toBeGreaterThan(300);
  });

  test('over a border is not found, though both sides are', () => {
    const index = indexFields(['社区党建', '工作经费']);
    expect(engineFinds(index, phraseFor('党建'))).toBe(true);
    expect(engineFinds(index, phraseFor('工作'))).toBe(true);
    expect(engineFinds(index, phraseFor('党建工作'))).toBe(false);
    expect(engineFinds(index, phraseFor('建工'))).toBe(false);
  });

  test.each([
    ['≥90%', '≤90%'],
    ['“两新”', '《两新》'],
    ['≠', '、'],
    ['🏧', '#'],
    ['ꀀ', '一'],
  ])('%s is not taken for %s', (query, other) => {
    expect(engineFinds(indexFields([query]), phraseFor(query))).toBe(true);
    expect(engineFinds(indexFields([other]), phraseFor(query))).toBe(false);
  });

  test('cannot break out of its quotes', () => {
    fc.assert(
      fc.property(wholeText(), (text) => {
        expect(phraseFor(`"${text}"`).slice(1, -1)).not.toContain('"');
      }),
    );
  });
});
