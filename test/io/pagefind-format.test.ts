import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeIndexFile, encodeMeta, FORMAT_VERSION, type PostedWord } from '../../src/io/pagefind-format.ts';
import { Postings } from '../../src/io/postings.ts';
import { readCbor } from './read-cbor.ts';

const SIGNATURE = 'pagefind_dcd';

function unpack(packed: Buffer): unknown {
  const bytes = gunzipSync(packed);
  expect(bytes.toString('latin1', 0, SIGNATURE.length)).toBe(SIGNATURE);
  const { value, end } = readCbor(bytes, SIGNATURE.length);
  expect(end).toBe(bytes.length);
  return value;
}

type Written = [words: [word: string, pages: [step: number, places: number[]][]][]];

/** As the engine adds up what is written: pages and places are steps from the one before. */
const addUp = (steps: readonly number[]): number[] => {
  let sum = 0;
  return steps.map((step) => (sum += step));
};
const readWords = (packed: Buffer): [string, number, number[]][] =>
  (unpack(packed) as Written)[0].flatMap(([word, pages]) => {
    const documents = addUp(pages.map(([step]) => step));
    return pages.map(([, places], i): [string, number, number[]] => [word, documents[i]!, addUp(places)]);
  });

/** Documents, each a list of words at its places. */
const texts = (): fc.Arbitrary<string[][]> =>
  fc.array(fc.array(fc.constantFrom('党建', '建工', 'ꀀꀁa', 'ab', '9', '𠮷'), { maxLength: 12 }), { maxLength: 30 });

function post(documents: readonly string[][]): PostedWord[] {
  const postings = new Postings();
  documents.forEach((words, number) => words.forEach((word, at) => postings.add(postings.idOf(word), number, at * 3)));
  return [...postings.sorted()];
}

describe('postings', () => {
  test('give back every word at every place it was added at, once, words and places in order', () => {
    fc.assert(
      fc.property(texts(), (documents) => {
        const posted = post(documents);
        const words = posted.map(({ word }) => word);
        expect(words).toEqual([...new Set(documents.flat())].sort());
        for (const { word, documents: numbers, places } of posted) {
          const expected = documents.flatMap((own, n) => own.flatMap((one, at) => (one === word ? [[n, at * 3]] : [])));
          expect(Array.from(numbers, (n, i) => [n, places[i]])).toEqual(expected);
        }
      }),
    );
  });

  test('hold more than their first arrays', () => {
    const postings = new Postings();
    const count = 150_000;
    for (let i = 0; i < count; i++) postings.add(postings.idOf(`w${i % 7}`), Math.floor(i / 100), i % 100);
    const sizes = Array.from(postings.sorted(), ({ documents }) => documents.length);
    expect(sizes.reduce((a, b) => a + b)).toBe(count);
  });

  test('leave out words that stand nowhere', () => {
    const postings = new Postings();
    postings.idOf('党建');
    expect([...postings.sorted()]).toEqual([]);
  });
});

describe('a file of words', () => {
  test('says each word’s documents, and its places in each', () => {
    fc.assert(
      fc.property(texts(), (documents) => {
        const expected = [...new Set(documents.flat())].sort().flatMap((word) =>
          documents.flatMap((own, n): [string, number, number[]][] => {
            const places = own.flatMap((one, at) => (one === word ? [at * 3] : []));
            return places.length ? [[word, n, places]] : [];
          }),
        );
        expect(readWords(encodeIndexFile(post(documents)))).toEqual(expected);
      }),
    );
  });

  test('has neither time nor system in it', () => {
    const packed = encodeIndexFile(post([['党建']]));
    expect(packed.subarray(4, 8)).toEqual(Buffer.alloc(4));
    expect(packed[9]).toBe(255);
  });
});

test('the list of files says the version, the documents and where the words stand', () => {
  const files = [
    { from: 'ab', to: '党建', name: '0123456789' },
    { from: '建工', to: '𠮷', name: 'abcdef0123' },
  ];
  expect(unpack(encodeMeta(['0', '1', '2'], files))).toEqual([
    FORMAT_VERSION,
    [
      ['0', 1],
      ['1', 1],
      ['2', 1],
    ],
    files.map(({ from, to, name }) => [from, to, name]),
    [],
    [],
    [],
  ]);
});
