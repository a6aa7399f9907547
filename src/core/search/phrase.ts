import { documentsIn, occurrencesIn, type Postings } from './word-file.ts';

/** A word of a phrase, and how many characters behind the phrase's beginning it stands. */
export interface PhraseWord {
  readonly word: string;
  readonly at: number;
}

/**
 * Which of a phrase's pairs of characters are enough to find it: every character is in one of them, so two that stand in
 * their places, up to two apart, leave nothing open between them. Of all such choices the one that is cheapest to load.
 * @param words the pairs, one after the other; or a single word of another sort
 * @param costs of each of them
 */
export function coverPhrase(words: readonly string[], costs: readonly number[]): PhraseWord[] {
  const last = words.length - 1;
  // best[i]: the least that the pairs up to i cost, i taken; the first and the last have to be taken
  const best: { cost: number; from: number }[] = [];
  words.forEach((_, i) => {
    const before = [i - 1, i - 2].filter((at) => at >= 0).sort((a, b) => best[a]!.cost - best[b]!.cost)[0];
    best.push({ cost: costs[i]! + (before === undefined ? 0 : best[before]!.cost), from: before ?? -1 });
  });
  const taken: number[] = [];
  for (let at = last; at >= 0; at = best[at]!.from) taken.push(at);
  return taken.reverse().map((at) => ({ word: words[at]!, at }));
}

/** More than any document has places. */
const PLACES = 2 ** 31;

/** Where phrases would begin, as one number for document and place. */
function beginningsOf(postings: Postings, at: number): Float64Array {
  const { documents, places } = occurrencesIn(postings);
  const beginnings = new Float64Array(documents.length);
  for (let i = 0; i < beginnings.length; i++) beginnings[i] = documents[i]! * PLACES + places[i]! - at;
  return beginnings;
}

/** What is in both, which are in ascending order; put in the place of the first, of which it is a part. */
function intersect(a: Float64Array, b: Float64Array): Float64Array {
  let size = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const one = a[i]!;
    const other = b[j]!;
    if (one === other) a[size++] = one;
    if (one <= other) i++;
    else j++;
  }
  return a.subarray(0, size);
}

/** The documents in which these words stand in their places behind a common beginning, in ascending order. */
export function findPhrase(words: readonly { readonly at: number; readonly postings: Postings }[]): number[] {
  const [first, ...others] = words;
  if (!first) return [];
  if (!others.length) return Array.from(documentsIn(first.postings));
  const inOrder = [...words].sort((a, b) => a.postings.length - b.postings.length);
  const [start, ...rest] = inOrder.map(
    ({ postings, at }) =>
      () =>
        beginningsOf(postings, at),
  );
  let found = start!();
  for (const open of rest) if (found.length) found = intersect(found, open());
  const documents: number[] = [];
  for (let i = 0; i < found.length; i++) {
    const document = Math.floor(found[i]! / PLACES);
    if (document !== documents[documents.length - 1]) documents.push(document);
  }
  return documents;
}
