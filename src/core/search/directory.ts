/*
 * Where the words of an index stand, in two steps, so that no file grows with the content: the index's entry says which
 * words begin each file of the directory; that says which words are in which file of words.
 */

/** A file of words in the directory: its first word and its last, its name, and how many bytes it has. */
export type ListedPart = readonly [from: string, to: string, name: string, bytes: number];

/** Files of words in a file of the directory. */
const PARTS = 200;

export const cutDirectory = (parts: readonly ListedPart[]): ListedPart[][] =>
  Array.from({ length: Math.ceil(parts.length / PARTS) }, (_, i) => parts.slice(i * PARTS, (i + 1) * PARTS));

/** The place of the last of these, in ascending order, that is not behind a word; -1 where all are. */
export function lastUpTo(starts: readonly string[], word: string): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= word) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The file that a word stands in, if it stands in any. */
export function findPart(parts: readonly ListedPart[], word: string): ListedPart | undefined {
  const found =
    parts[
      lastUpTo(
        parts.map(([from]) => from),
        word,
      )
    ];
  return found && word <= found[1] ? found : undefined;
}
