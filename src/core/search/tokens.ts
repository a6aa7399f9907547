import { remember } from '../figures/remember.ts';

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

/** Yi syllables: letters to the engine, and no form prints them. */
const YI = 0xa000;
/** How many they are. */
export const LETTERS = 0x48c;
const WORD = /[\p{L}\p{N}]/u;
const YI_LETTER = /[\uA000-\uA48B]/;

/** One of the letters that no form prints, in the order of their code points. */
export const letter = (index: number): string => String.fromCodePoint(YI + index);

/**
 * A character as a word of the engine, which drops what is not a letter or a digit, takes marks off letters, and sorts by
 * code points: other characters (`≥`, `“`, `%`), letters with marks and those beyond the basic plane are two letters instead.
 */
export const encode = remember((character: string): string => {
  const simple = WORD.test(character) && character.length === 1 && character === character.normalize('NFD');
  if (simple && !YI_LETTER.test(character)) return character;
  const code = character.codePointAt(0)!;
  return letter(Math.floor(code / (LETTERS - 1))) + letter(code % (LETTERS - 1));
});

/** In no text and no query: begins every word that is indexed beside the text. */
export const MARK = letter(LETTERS - 1);

const encodeAll = (text: string): string[] => Array.from(searchable(text), encode);

/**
 * A text for the index: every pair of neighbouring characters as a word. A query's pairs, in their order, then are found
 * exactly where the query stands in the text. (The engine's own words for Chinese depend on a dictionary: two characters
 * across two of its words are never found.)
 */
export function pairsOf(text: string): string[] {
  const characters = encodeAll(text);
  return characters.slice(1).map((character, i) => characters[i]! + character);
}

/** The word of a single character, as `encode` gives it. */
export const singleOf = (character: string): string => MARK + MARK + character;

/**
 * The words of single characters: a pair's beginning would find only what happens to be in the same file of the index. Two
 * marks, for with one that of a digit would be the beginning of an amount.
 */
export const singlesOf = (text: string): string[] => [...new Set(encodeAll(text))].map(singleOf);

/** The words that stand one after the other where a text has this piece; none for nothing. */
export function wordsFor(piece: string): string[] {
  const pairs = pairsOf(piece);
  return pairs.length ? pairs : singlesOf(piece);
}
