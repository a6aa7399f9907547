import { singleOf } from '../../core/search/tokens.ts';
import type { Postings } from './postings.ts';

/** More than a content has of different characters; the square of it is a small integer to JavaScript, which is what counts. */
const MOST = 1 << 15;

/**
 * The numbers of words in postings by the characters they are of: `pairsOf` and `singlesOf` of a text without making a word's
 * text at each of its occurrences, of which there are a thousand a form.
 */
export class CharacterWords {
  readonly #postings: Postings;
  readonly #characters = new Map<string, number>();
  /** By the number of a character. */
  readonly #signs: string[] = [];
  readonly #pairs = new Map<number, number>();
  readonly #singles: number[] = [];
  constructor(postings: Postings) {
    this.#postings = postings;
  }

  /** The number of a character of a searchable text. */
  characterOf(sign: string): number {
    const known = this.#characters.get(sign);
    if (known !== undefined) return known;
    const number = this.#signs.push(sign) - 1;
    if (number >= MOST) throw new RangeError(`search index: more than ${MOST} different characters`);
    this.#characters.set(sign, number);
    return number;
  }

  pairOf(before: number, character: number): number {
    const key = before * MOST + character;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const id = this.#postings.idOf(this.#signs[before]! + this.#signs[character]!);
    this.#pairs.set(key, id);
    return id;
  }

  singleOf(character: number): number {
    return (this.#singles[character] ??= this.#postings.idOf(singleOf(this.#signs[character]!)));
  }
}
