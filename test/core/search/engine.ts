import { coverPhrase } from '../../../src/core/search/phrase.ts';
import { pairsOf, singlesOf } from '../../../src/core/search/tokens.ts';

/** What the search does with the words of a query: those that it asks for stand in their places in one of the texts. */
export function engineFinds(texts: readonly string[], wanted: readonly string[], costs = wanted.map(() => 1)): boolean {
  const asked = coverPhrase(wanted, costs);
  return texts.some((text) => {
    const words = pairsOf(text);
    const inOrder = words.some((_, i) => asked.every(({ word, at }) => words[i + at] === word));
    return inOrder || (wanted.length === 1 && singlesOf(text).includes(wanted[0]!));
  });
}
