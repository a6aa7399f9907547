import { VarintReader, VarintWriter } from './varints.ts';

/*
 * A file of words with the places where they stand. First the words, as text; then for each of them its bytes,
 * their number before them: how many documents have it, which ones, how often each, and where. A reader that only wants the
 * documents stops before the places.
 */

/**
 * A word with its places: the nth occurrence is at `places[n]` of document `documents[n]`. Documents ascend, and so do the
 * places within one.
 */
export interface PostedWord {
  readonly word: string;
  readonly documents: Int32Array;
  readonly places: Int32Array;
}

/** Between words: in none of them, and no white space, which a scan of texts would join them over. */
const SEPARATOR = '\u0000';

/** Where a word stands, as it is in a file. */
export type Postings = Uint8Array;

/** Where each document of an occurrence list begins, and the end of the list. */
function startsOf(documents: Int32Array): number[] {
  const starts: number[] = [];
  for (let i = 0; i < documents.length; i++) if (i === 0 || documents[i] !== documents[i - 1]) starts.push(i);
  return [...starts, documents.length];
}

function writePostings(out: VarintWriter, { documents, places }: PostedWord): void {
  const starts = startsOf(documents);
  const size = starts.length - 1;
  out.number(size);
  for (let i = 0; i < size; i++) out.number(documents[starts[i]!]! - (i ? documents[starts[i - 1]!]! : 0));
  for (let i = 0; i < size; i++) out.number(starts[i + 1]! - starts[i]!);
  for (let i = 0; i < size; i++)
    for (let at = starts[i]!; at < starts[i + 1]!; at++)
      out.number(places[at]! - (at > starts[i]! ? places[at - 1]! : 0));
}

/** @param words in ascending order of code units, each once; none has a NUL in it, which no content has */
export function encodeWordFile(words: readonly PostedWord[]): Uint8Array<ArrayBuffer> {
  const [out, one] = [new VarintWriter(), new VarintWriter()];
  const names = new TextEncoder().encode(words.map(({ word }) => word).join(SEPARATOR));
  out.number(words.length);
  out.number(names.length);
  out.bytes(names);
  for (const word of words) {
    writePostings(one, word);
    const postings = one.take();
    out.number(postings.length);
    out.bytes(postings);
  }
  return out.take();
}

function* readWords(bytes: Uint8Array): Generator<readonly [word: string, postings: Postings]> {
  const reader = new VarintReader(bytes);
  const count = reader.number();
  const names = new TextDecoder().decode(reader.bytes(reader.number())).split(SEPARATOR);
  for (let i = 0; i < count; i++) yield [names[i]!, reader.bytes(reader.number())];
}

/** A file's words, each with where it stands. @throws RangeError where the file is cut off */
export const openWordFile = (bytes: Uint8Array): ReadonlyMap<string, Postings> => new Map(readWords(bytes));

function readDocuments(reader: VarintReader): Int32Array {
  const documents = reader.numbers(reader.number());
  for (let i = 1; i < documents.length; i++) documents[i]! += documents[i - 1]!;
  return documents;
}

/** The documents that have a word, each once, in ascending order. */
export const documentsIn = (postings: Postings): Int32Array => readDocuments(new VarintReader(postings));

/** Every place where a word stands. */
export function occurrencesIn(postings: Postings): Pick<PostedWord, 'documents' | 'places'> {
  const reader = new VarintReader(postings);
  const own = readDocuments(reader);
  const counts = reader.numbers(own.length);
  let size = 0;
  for (let i = 0; i < counts.length; i++) size += counts[i]!;
  const [documents, places] = [new Int32Array(size), reader.numbers(size)];
  for (let i = 0, at = 0; i < own.length; i++)
    for (let left = counts[i]!, place = 0; left > 0; left--) {
      documents[at] = own[i]!;
      places[at] = place += places[at]!;
      at++;
    }
  return { documents, places };
}

/** What `encodeWordFile` was given, word after word. */
export function* decodeWordFile(bytes: Uint8Array): Generator<PostedWord> {
  for (const [word, postings] of readWords(bytes)) yield { word, ...occurrencesIn(postings) };
}
