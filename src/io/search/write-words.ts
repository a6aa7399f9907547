import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blockOf, wordInBlock } from '../../core/search/blocks.ts';
import { encodeIndexFile, type IndexFile, type PostedWord } from '../pagefind-format.ts';
import { splitIndex, type Run } from './split-index.ts';

/** Occurrences in a file of the index at most: a query loads a file for each of its pairs, and the list of all files. */
const OCCURRENCES = 8_000;

/** A file of the index, with how many occurrences its words have. */
export interface IndexPart extends IndexFile, Run {}

/** Words of one block that are to be written, by themselves or with their neighbours. */
export interface WordRun extends Run {
  readonly words: readonly PostedWord[];
}

/** The index as it was. */
export interface FormerIndex {
  /** Whether there is a file of that name. */
  has(name: string): boolean;
  /** The words of a file. */
  open(part: IndexPart): readonly PostedWord[];
}

/** Where a file of words stands in the folder of an index. */
export const pathOfPart = (name: string): string => `index/${name}.pf_index`;

export const nameFor = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 10);

export const runOf = (word: PostedWord): WordRun => ({
  ...{ from: word.word, to: word.word, count: word.documents.length },
  words: [word],
});

/** Each word once for every block of documents that has it, in the same order. */
export function* splitBlocks(words: Iterable<PostedWord>): Generator<PostedWord> {
  for (const { word, documents, places } of words) {
    for (let start = 0, end = 0; start < documents.length; start = end) {
      const block = blockOf(documents[start]!);
      while (end < documents.length && blockOf(documents[end]!) === block) end++;
      yield {
        word: wordInBlock(word, block),
        documents: documents.subarray(start, end),
        places: places.subarray(start, end),
      };
    }
  }
}

/**
 * Divides an index into files and writes those that are not there yet.
 * @param folder of the index, where what the former one does not have is written
 */
export function writeRuns(
  runs: Iterable<WordRun | IndexPart>,
  { open, has }: FormerIndex,
  folder: string,
): IndexPart[] {
  return Array.from(splitIndex(runs, OCCURRENCES), (part) => {
    const [first] = part as [WordRun | IndexPart];
    if (part.length === 1 && 'name' in first) return first;
    const bytes = encodeIndexFile(part.flatMap((run) => ('name' in run ? open(run) : run.words)));
    const name = nameFor(bytes);
    if (!has(name)) {
      // not before: the next build would take an empty folder for somebody else's
      mkdirSync(join(folder, 'index'), { recursive: true });
      writeFileSync(join(folder, pathOfPart(name)), bytes);
    }
    const count = part.reduce((sum, run) => sum + run.count, 0);
    return { from: first.from, to: part.at(-1)!.to, name, count };
  });
}
