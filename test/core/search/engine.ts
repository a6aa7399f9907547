import { pairsOf, singlesOf } from '../../../src/core/search/tokens.ts';

/** What the engine does with words in quotes: they stand one after the other in one of the texts. */
export function engineFinds(texts: readonly string[], wanted: readonly string[]): boolean {
  return texts.some((text) => {
    const words = pairsOf(text);
    const inOrder = words.some((_, i) => wanted.every((word, j) => words[i + j] === word));
    return inOrder || (wanted.length === 1 && singlesOf(text).includes(wanted[0]!));
  });
}

/** Where nothing begins with the query, the engine falls back to the longest word that the query begins with. */
export const engineFallsBack = (words: readonly string[], query: string): boolean =>
  words.some((word) => query.startsWith(word) || word.startsWith(query));
