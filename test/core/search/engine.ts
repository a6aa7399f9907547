/** What the engine does with the words of one document: a phrase in quotes stands word by word, one word also begins words. */
export function engineFinds(indexed: string, query: string): boolean {
  const words = indexed.split(' ').filter(Boolean);
  if (!query.startsWith('"')) return words.some((word) => word.startsWith(query));
  const phrase = query.slice(1, -1).split(' ');
  return words.some((_, i) => phrase.every((word, j) => words[i + j] === word));
}

/** Where nothing begins with the query, the engine falls back to the longest word that the query begins with. */
export const engineFallsBack = (words: readonly string[], query: string): boolean =>
  words.some((word) => query.startsWith(word) || word.startsWith(query));
