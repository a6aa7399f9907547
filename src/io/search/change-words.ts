import type { PostedWord } from '../../core/search/word-file.ts';
import { joinOccurrences } from './join-words.ts';
import { runOf, type IndexPart, type WordRun } from './write-words.ts';

/** What documents are changed in an index: the words they had and those they have, under the same numbers. */
export interface DocumentChanges {
  readonly numbers: ReadonlySet<number>;
  readonly before: Iterable<PostedWord>;
  readonly after: Iterable<PostedWord>;
}

/** The occurrences of a word in other documents; undefined where there are none. */
function without(word: PostedWord, numbers: ReadonlySet<number>): PostedWord | undefined {
  const kept = Array.from(word.documents.keys()).filter((i) => !numbers.has(word.documents[i]!));
  if (!kept.length) return undefined;
  return {
    word: word.word,
    documents: Int32Array.from(kept, (i) => word.documents[i]!),
    places: Int32Array.from(kept, (i) => word.places[i]!),
  };
}

const isSame = (a: PostedWord | undefined, b: PostedWord | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.documents.length === b.documents.length &&
  a.documents.every((document, i) => document === b.documents[i] && a.places[i] === b.places[i]);

/** Words that stand elsewhere than before, or nowhere any longer. */
function listTouched({ before, after }: DocumentChanges): Map<string, PostedWord | undefined> {
  const byWord = (words: Iterable<PostedWord>) => new Map(Array.from(words, (word) => [word.word, word]));
  const [old, now] = [byWord(before), byWord(after)];
  const touched = new Map<string, PostedWord | undefined>();
  for (const word of new Set([...old.keys(), ...now.keys()]))
    if (!isSame(old.get(word), now.get(word))) touched.set(word, now.get(word));
  return touched;
}

/** Numbers of the parts that a word is in or stands beside: of the latter, the range may hold it. */
function partsAt(parts: readonly IndexPart[], word: string): number[] {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.to < word) low = middle + 1;
    else high = middle;
  }
  const found = parts[low];
  if (found && found.from <= word) return [low];
  return [low - 1, low].filter((i) => i >= 0 && i < parts.length);
}

/** The words of a part once some have changed. */
function changeWords(
  own: readonly PostedWord[],
  touched: ReadonlyMap<string, PostedWord | undefined>,
  numbers: ReadonlySet<number>,
): PostedWord[] {
  return own.flatMap((word) => {
    if (!touched.has(word.word)) return word;
    const parts = [without(word, numbers), touched.get(word.word)].filter((one) => one !== undefined);
    return parts.length ? joinOccurrences(parts) : [];
  });
}

/**
 * An index in which some documents are others, as runs: parts that are not concerned as they are, of the others the words.
 * @param open gives the words of a part
 */
export function* changeIndex(
  parts: readonly IndexPart[],
  changes: DocumentChanges,
  open: (part: IndexPart) => readonly PostedWord[],
): Generator<WordRun | IndexPart> {
  const touched = listTouched(changes);
  const opened = new Set([...touched.keys()].flatMap((word) => partsAt(parts, word)));
  const fresh = new Map([...touched].flatMap(([word, now]) => (now ? [[word, now] as const] : [])));
  const held: (WordRun | IndexPart)[] = [];
  for (const [i, part] of parts.entries()) {
    if (!opened.has(i)) {
      held.push(part);
      continue;
    }
    const own = open(part);
    for (const { word } of own) fresh.delete(word);
    held.push(...changeWords(own, touched, changes.numbers).map(runOf));
  }
  const added = [...fresh.values()].map(runOf);
  yield* [...held, ...added].sort((a, b) => (a.from < b.from ? -1 : 1));
}
