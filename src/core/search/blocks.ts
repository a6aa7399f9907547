import { letter, LETTERS } from './tokens.ts';

/*
 * The engine takes a time for a phrase that grows with the square of the number of documents that have its words: seconds for
 * a word that is in all of many. So documents stand in blocks, whose words are their own, and a query asks for its phrase in
 * each block. Words of all blocks are neighbours in the files of the index, so no more files are loaded for it.
 */

/** Documents in a block. */
export const BLOCK = 1000;

export const blockOf = (document: number): number => Math.floor(document / BLOCK);

/**
 * A word as it is called in a block. The order of words stays, for none is the beginning of another.
 * @throws where there are more blocks than letters.
 */
export function wordInBlock(word: string, block: number): string {
  if (block >= LETTERS) throw new RangeError(`search index: more than ${BLOCK * LETTERS} documents`);
  return word + letter(block);
}

/** A word as it is called in no block, by its name in one. */
export const baseOfWord = (word: string): string => word.slice(0, -1);

/** The engine's phrases for these words one after the other, one for each block of so many documents. */
export const phrasesFor = (words: readonly string[], documents: number): string[] =>
  Array.from({ length: words.length ? Math.ceil(documents / BLOCK) : 0 }, (_, block) => {
    const own = words.map((word) => wordInBlock(word, block));
    return `"${own.join(' ')}"`;
  });
