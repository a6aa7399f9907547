/** What normalization may join to the character before it: marks, half-width voice marks, the letters of Hangul syllables. */
const JOINING = String.raw`\p{M}\uFF9E\uFF9F\u1160-\u11FF\u3131-\u318E\uFFA0-\uFFDC`;
const CLUSTER = new RegExp(`[^][${JOINING}]*`, 'gu');
/** Σ is written in two ways in small letters, by its place in the word. */
const NEEDS_CLUSTERS = new RegExp(`[${JOINING}Σ]`, 'u');

/** A text in pieces that can be folded one by one: each a character with what may be joined to it. */
export const splitClusters = (text: string): string[] => text.match(CLUSTER) ?? [];

/** One cluster as it is searched; more or fewer characters than are printed (`㎡` is `m2`, a space is nothing). */
export const fold = (cluster: string): string => cluster.normalize('NFKC').toLowerCase().replace(/\s/g, '');

/** The text as it is searched: width, case and white space aside. The same as its clusters folded one by one, but faster. */
export const searchable = (text: string): string =>
  NEEDS_CLUSTERS.test(text) ? splitClusters(text).map(fold).join('') : fold(text);

/** In no text that is searched and no query, where there is no white space: begins every word that is indexed beside the text. */
export const MARK = ' ';

/**
 * A text for the index: every pair of neighbouring characters as a word. A query's pairs, in their order, then are found
 * exactly where the query stands in the text. (Words for Chinese depend on a dictionary: two characters across two of its
 * words would never be found.)
 */
export function pairsOf(text: string): string[] {
  const characters = Array.from(searchable(text));
  return characters.slice(1).map((character, i) => characters[i]! + character);
}

/** The word of a single character; with two marks, for with one that of a digit would be like the beginning of an amount. */
export const singleOf = (character: string): string => MARK + MARK + character;

/** The words of single characters: those with which no pair begins are found by them too. */
export const singlesOf = (text: string): string[] => [...new Set(Array.from(searchable(text)))].map(singleOf);

/** The words that stand one after the other where a text has this piece; none for nothing. */
export function wordsFor(piece: string): string[] {
  const pairs = pairsOf(piece);
  return pairs.length ? pairs : singlesOf(piece);
}
