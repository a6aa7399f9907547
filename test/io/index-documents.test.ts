import { expect, test } from 'vitest';
import type { SearchedTexts } from '../../src/core/search/listing.ts';
import { indexDocuments } from '../../src/io/search/index-documents.ts';

const FIRST = ['街道文化活动', '大于等于30人', '受益居民满意度', '大于等于30人', '按期完成'];

/** Words with the places where they stand in a document of these texts. */
function placesOf(texts: readonly string[]): Map<string, string> {
  const fields = texts.map((text, i) => [`f${i}`, text]) as unknown as SearchedTexts['fields'];
  const words = Array.from(indexDocuments([[0, { fields, figures: [] }]]));
  return new Map(words.map(({ word, places }) => [word, places.join()]));
}

test.each([
  ['is another', 0, '街道体育活动'],
  ['is no longer the same as a later one', 1, '小于等于29人'],
  ['is no longer the same as an earlier one', 3, '小于等于29人'],
  ['becomes the same as another', 2, '按期完成'],
])('a text that %s moves no word of the texts behind it', (_, at, text) => {
  const [before, after] = [placesOf(FIRST), placesOf(FIRST.with(at, text))];
  const own = placesOf([text, FIRST[at]!]);
  for (const [word, places] of before) if (!own.has(word)) expect(after.get(word), word).toBe(places);
});
