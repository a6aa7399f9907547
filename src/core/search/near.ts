import type { Characters } from './characters.ts';
import type { EverydayWords } from './everyday.ts';
import { findMisspelt } from './misspelt.ts';
import { findPieces } from './pieces.ts';
import { findBySound } from './sounds.ts';
import { searchable } from './tokens.ts';

/** Why something is offered that was not asked for in these characters. */
export type NearReason = 'everyday' | 'traditional' | 'pinyin' | 'misspelt' | 'pieces';

/** What may have been meant: words to be searched for instead, separated by spaces. */
export interface Suggestion {
  readonly text: string;
  readonly reason: NearReason;
}

/** What may have been meant is taken from these. */
export interface Vocabulary {
  /** Names of projects and units, then those of indicators, the usual ones first. */
  readonly names: readonly string[];
  readonly everyday: readonly EverydayWords[];
  readonly characters: Characters;
}

/** More are no help. */
const MOST = 8;
const LETTERS = /^[a-zü' ]{2,}$/;

const suggestAll = (texts: readonly string[], reason: NearReason): Suggestion[] =>
  texts.map((text) => ({ text, reason }));

/** What forms call the things that a query names in everyday words; the longest way of saying it first. */
function translate(query: string, everyday: readonly EverydayWords[]): string[] {
  const said = everyday.flatMap(({ say, find }) =>
    say.map(searchable).flatMap((one) => (query.includes(one) ? [{ length: one.length, find }] : [])),
  );
  return said.sort((a, b) => b.length - a.length).flatMap(({ find }) => find);
}

/**
 * What may have been meant by a query, the likeliest first: everyday words, traditional characters, pinyin or its initials.
 * Where nothing was found as asked, characters of the same sound come before them, and what else may be wrong with a character
 * behind; a question that is none of this is asked in its parts.
 * @param isFound whether forms have the query as it was asked
 */
export function suggest(query: string, { names, everyday, characters }: Vocabulary, isFound: boolean): Suggestion[] {
  const asked = searchable(query);
  if (!asked) return [];
  const simple = characters.simplify(asked);
  const misspelt = isFound ? { alike: [], others: [] } : findMisspelt(simple, names, characters);
  const near = [
    ...suggestAll(misspelt.alike, 'misspelt'),
    ...suggestAll(translate(simple, everyday), 'everyday'),
    ...suggestAll(simple === asked ? [] : [characters.simplify(query.trim())], 'traditional'),
    ...suggestAll(LETTERS.test(query.toLowerCase().trim()) ? findBySound(asked, names, characters) : [], 'pinyin'),
    ...suggestAll(misspelt.others, 'misspelt'),
  ];
  if (!isFound && near.every(({ reason }) => reason === 'everyday' || reason === 'traditional'))
    near.push(...suggestAll(findPieces(characters.simplify(query), names), 'pieces'));
  const seen = new Set([asked]);
  return near.filter(({ text }) => !seen.has(searchable(text)) && seen.add(searchable(text))).slice(0, MOST);
}
