import type { PostedWord } from '../../core/search/word-file.ts';

interface Cursor {
  readonly words: Iterator<PostedWord>;
  readonly rank: number;
  word: PostedWord;
}

const isBefore = (a: Cursor, b: Cursor): boolean =>
  a.word.word < b.word.word || (a.word.word === b.word.word && a.rank < b.rank);

/** Moves the cursor at a place of the heap down to where it belongs. */
function sink(heap: Cursor[], start: number): void {
  for (let at = start; ;) {
    let least = at;
    for (const below of [2 * at + 1, 2 * at + 2])
      if (below < heap.length && isBefore(heap[below]!, heap[least]!)) least = below;
    if (least === at) return;
    [heap[at], heap[least]] = [heap[least]!, heap[at]!];
    at = least;
  }
}

const isAscending = (numbers: Int32Array): boolean => numbers.every((one, i) => i === 0 || numbers[i - 1]! <= one);

/** The occurrences of one word in several sets of documents; a document is in one of them. */
export function joinOccurrences(parts: readonly PostedWord[]): PostedWord {
  const [first] = parts;
  if (parts.length === 1) return first!;
  const size = parts.reduce((sum, { documents }) => sum + documents.length, 0);
  const [documents, places] = [new Int32Array(size), new Int32Array(size)];
  let at = 0;
  for (const part of parts) {
    documents.set(part.documents, at);
    places.set(part.places, at);
    at += part.documents.length;
  }
  const { word } = first!;
  if (isAscending(documents)) return { word, documents, places };
  const order = Array.from(documents.keys()).sort((a, b) => documents[a]! - documents[b]! || places[a]! - places[b]!);
  return {
    word,
    documents: Int32Array.from(order, (i) => documents[i]!),
    places: Int32Array.from(order, (i) => places[i]!),
  };
}

/** Joins sets of words with their places, each in ascending order, into one. A document is in one of the sets. */
export function* joinWords(sets: readonly Iterable<PostedWord>[]): Generator<PostedWord> {
  const heap = sets.flatMap((set, rank): Cursor[] => {
    const words = set[Symbol.iterator]();
    const { value, done } = words.next();
    return done ? [] : [{ words, rank, word: value }];
  });
  for (let i = heap.length >> 1; i >= 0; i--) sink(heap, i);
  while (heap.length) {
    const parts: PostedWord[] = [];
    const { word } = heap[0]!.word;
    while (heap[0]?.word.word === word) {
      const [cursor] = heap as [Cursor];
      parts.push(cursor.word);
      const { value, done } = cursor.words.next();
      if (!done) cursor.word = value;
      else {
        const last = heap.pop()!;
        if (last !== cursor) heap[0] = last;
      }
      sink(heap, 0);
    }
    yield joinOccurrences(parts);
  }
}
