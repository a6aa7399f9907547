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
const YI_COUNT = 0x48c;
const WORD = /[\p{L}\p{N}]/u;
const YI_LETTER = /[\uA000-\uA48B]/;

const yi = (index: number): string => String.fromCodePoint(YI + index);

/**
 * The engine drops what is not a letter or a digit: other characters (`≥`, `“`, `%`) are sent to it as two letters, so
 * that each has its own.
 */
function encode(character: string): string {
  if (WORD.test(character) && !YI_LETTER.test(character)) return character;
  const code = character.codePointAt(0)!;
  return yi(Math.floor(code / (YI_COUNT - 1))) + yi(code % (YI_COUNT - 1));
}

/** In no text and no query: stands around what is indexed beside the text. */
export const MARK = yi(YI_COUNT - 1);

/** Stands between two fields, so that no phrase reaches over their border. */
const BORDER = MARK.repeat(2);

const encodeAll = (text: string): string[] => Array.from(searchable(text), encode);

/**
 * A text for the index: every pair of neighbouring characters as a word, then the last character alone. A query's pairs, in
 * their order, then are found exactly where the query stands in the text. (The engine's own words for Chinese depend on a
 * dictionary: two characters across two of its words are never found.)
 */
export function indexText(text: string): string {
  const characters = encodeAll(text);
  return characters.map((character, i) => character + (characters[i + 1] ?? '')).join(' ');
}

/** Fields for the index, with a border between each two. */
export const indexFields = (texts: readonly string[]): string =>
  texts.map(indexText).filter(Boolean).join(` ${BORDER} `);

/** The engine's phrase for an exact piece of text; a single character also finds pairs that begin with it. */
export function phraseFor(piece: string): string {
  const characters = encodeAll(piece);
  if (characters.length < 2) return characters.join('');
  return `"${characters
    .slice(0, -1)
    .map((character, i) => character + characters[i + 1]!)
    .join(' ')}"`;
}
