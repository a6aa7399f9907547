import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainHit, findIn, splitQuery } from '../../../src/core/search/match.ts';
import { searchable, splitClusters } from '../../../src/core/search/tokens.ts';
import { textAndPiece } from './arbitraries.ts';

const sliceOf = (text: string, piece: string): string | undefined => {
  const place = findIn(text, piece);
  return place && text.slice(place.start, place.end);
};

describe('a found piece', () => {
  test.each([
    ['社区 党建 工作', '党建', '党建'],
    ['社区党 建工作', '党建', '党 建'],
    ['党建 ', '党建', '党建'],
    ['ＡＢＣ', 'bc', 'ＢＣ'],
    ['5㎡地', '5m', '5㎡'],
    ['5㎡地', '2地', '㎡地'],
    ['5㎡地', 'm', '㎡'],
    ['e\u0301toile', 'é', 'e\u0301'],
    ['ｶﾞｽ', 'ガス', 'ｶﾞｽ'],
    ['ΟΔΟΣ, ΟΔΟΣ', 'οδοσ', 'ΟΔΟΣ'],
    ['ΟΔΟΣ', 'ΔΟΣ', 'ΔΟΣ'],
    ['İstanbul', 'istan', undefined],
    ['“两新”党建', '"两新"', undefined],
    ['党建', '', undefined],
    ['党建', ' ', undefined],
  ])('of %j for %j is %j as printed', (text, piece, expected) => expect(sliceOf(text, piece)).toBe(expected));

  test('is the whole printed slice and no more', () => {
    fc.assert(
      fc.property(textAndPiece(), ([texts, piece]) => {
        const text = texts.join('');
        const wanted = searchable(piece);
        const slice = sliceOf(text, piece);
        expect(slice !== undefined).toBe(wanted !== '' && searchable(text).includes(wanted));
        if (slice === undefined) return;
        expect(searchable(slice)).toContain(wanted);
        const clusters = splitClusters(slice);
        for (const rest of [clusters.slice(1), clusters.slice(0, -1)])
          expect(searchable(rest.join('')), 'a shorter slice would do').not.toContain(wanted);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a hit', () => {
  const long = '前'.repeat(30) + '党建' + '后'.repeat(30);

  test('names the first field that holds it, with what stands around', () => {
    const fields = [
      ['项目', '社区工作'],
      ['主要内容', long],
      ['备注', '党建'],
    ] as const;
    expect(explainHit(fields, '党建')).toEqual({
      label: '主要内容',
      before: `…${'前'.repeat(24)}`,
      hit: '党建',
      after: `${'后'.repeat(24)}…`,
    });
  });

  test('without more around it has no dots', () =>
    expect(explainHit([['项目', '社区党建工作']], '党建')).toEqual({
      label: '项目',
      before: '社区',
      hit: '党建',
      after: '工作',
    }));

  test('never cuts a character in two', () => {
    const { before, after } = explainHit([['a', '𠮷'.repeat(20) + 'x党建' + 'x' + '𠮷'.repeat(20)]], '党建')!;
    expect([before.isWellFormed(), after.isWellFormed()]).toEqual([true, true]);
  });

  test('of nothing is none', () => expect(explainHit([['a', '党建']], '工作')).toBeUndefined());
});

test('a query is cut at any white space', () =>
  expect(splitQuery(' 党建　117.1万\n 松江 ')).toEqual(['党建', '117.1万', '松江']));
