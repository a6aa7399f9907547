import { amountQuery } from './amounts.ts';
import { findPart, lastUpTo, type ListedPart } from './directory.ts';
import { coverPhrase, findPhrase, type PhraseWord } from './phrase.ts';
import { splitQuery } from './match.ts';
import { wordsFor } from './tokens.ts';
import type { Postings } from './word-file.ts';

/** Gives the files of one index. */
export interface IndexFiles {
  directory(number: number): Promise<readonly ListedPart[]>;
  words(part: ListedPart): Promise<ReadonlyMap<string, Postings>>;
}

/** A word is in more documents than are worth being loaded. */
export class TooCommon extends Error {}

/** Reads an index: which documents have what is asked for. It loads what a query needs and nothing else. */
export class SearchIndex {
  private readonly starts: readonly string[];
  private readonly files: IndexFiles;
  /** @param starts the first word of each file of the directory */
  constructor(starts: readonly string[], files: IndexFiles) {
    [this.starts, this.files] = [starts, files];
  }

  /**
   * The numbers of the documents that have all words of a query, in ascending order; of none for none.
   * @param most bytes that may be loaded for a word of the query
   * @throws TooCommon where it would be more
   */
  async find(query: string, most = Infinity): Promise<number[]> {
    const pieces = splitQuery(query);
    const [first, ...others] = await Promise.all(pieces.map((piece) => this.findPiece(piece, most)));
    return first ? [...first].filter((one) => others.every((found) => found.has(one))) : [];
  }

  /** By its amount, and by its text. */
  private async findPiece(piece: string, most: number): Promise<ReadonlySet<number>> {
    const amount = amountQuery(piece);
    const phrases = [...(amount ? [[amount]] : []), wordsFor(piece)];
    const found = await Promise.all(phrases.map((words) => this.findWords(words, most)));
    return found.length === 1 ? new Set(found[0]) : new Set(found.flat().sort((a, b) => a - b));
  }

  /** The documents that have these words one after the other. */
  private async findWords(words: readonly string[], most: number): Promise<number[]> {
    if (!words.length) return [];
    const parts = await Promise.all(words.map((word) => this.partOf(word)));
    // a word that is nowhere: nothing has to be loaded to know
    if (parts.includes(undefined)) return [];
    const known = parts as ListedPart[];
    const sizes = known.map(([, , , bytes]) => bytes);
    const needed = coverPhrase(words, sizes);
    if (needed.reduce((sum, { at }) => sum + sizes[at]!, 0) > most) throw new TooCommon();
    const opened = await Promise.all(needed.map((one) => this.open(one, known)));
    const isWhole = (one: (typeof opened)[number]): one is { at: number; postings: Postings } =>
      one.postings !== undefined;
    return opened.every(isWhole) ? findPhrase(opened) : [];
  }

  private async open({ word, at }: PhraseWord, parts: readonly ListedPart[]) {
    return { at, postings: (await this.files.words(parts[at]!)).get(word) };
  }

  private async partOf(word: string): Promise<ListedPart | undefined> {
    const number = lastUpTo(this.starts, word);
    return number < 0 ? undefined : findPart(await this.files.directory(number), word);
  }
}
