import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Exact } from '../../../src/core/figures/decimal.ts';
import { amountWords } from '../../../src/core/search/amounts.ts';
import { BLOCK, blockOf, phrasesFor, wordInBlock } from '../../../src/core/search/blocks.ts';
import { LETTERS, pairsOf, singlesOf } from '../../../src/core/search/tokens.ts';
import { printedText, wholeText } from './arbitraries.ts';

/** Everything that can be a word of the index. */
const words = (): fc.Arbitrary<string[]> =>
  fc
    .tuple(fc.oneof(printedText(), wholeText()), fc.bigInt({ min: 1n, max: 10n ** 14n }))
    .map(([text, cents]) => [
      ...pairsOf(text),
      ...singlesOf(text),
      ...singlesOf(String(cents)),
      ...amountWords({ yuan: new Exact(cents.toString()).div(100) }),
    ]);
const block = (): fc.Arbitrary<number> => fc.nat(LETTERS - 1);

describe('words in blocks', () => {
  test('stand in the order of the words, then of the blocks, as the files of the index need them', () => {
    fc.assert(
      fc.property(words(), block(), block(), (all, a, b) => {
        const sorted = [...new Set(all)].sort();
        const named = sorted.flatMap((word) =>
          [...new Set([a, b])].sort((x, y) => x - y).map((n) => wordInBlock(word, n)),
        );
        expect([...named].sort()).toEqual(named);
        expect(new Set(named).size).toBe(named.length);
      }),
      { numRuns: 500 },
    );
  });

  test('are letters and digits to the engine', () => {
    fc.assert(
      fc.property(words(), block(), (all, n) => {
        for (const word of all) expect(wordInBlock(word, n)).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });

  test('are refused where letters run out', () => {
    expect(wordInBlock('党建', LETTERS - 1)).toMatch(/^党建./u);
    expect(() => wordInBlock('党建', LETTERS)).toThrow(RangeError);
  });
});

describe('phrases', () => {
  test('ask every block that has documents, and no other', () => {
    fc.assert(
      fc.property(fc.nat(20 * BLOCK), (documents) => {
        const asked = phrasesFor(['党建', '建工'], documents);
        const blocks = new Set([0, documents - 1].filter((n) => n >= 0 && n < documents).map(blockOf));
        expect(asked).toHaveLength(documents === 0 ? 0 : Math.max(...blocks) + 1);
        for (const n of blocks) expect(asked[n]).toBe(`"${wordInBlock('党建', n)} ${wordInBlock('建工', n)}"`);
      }),
    );
  });

  test('are none for no words', () => expect(phrasesFor([], 5 * BLOCK)).toEqual([]));
});
