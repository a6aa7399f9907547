import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { wordsPath } from '../../core/search/entry.ts';
import { decodeWordFile, encodeWordFile, type PostedWord } from '../../core/search/word-file.ts';
import { splitIndex, type Run } from './split-index.ts';

/** Occurrences in a file of the index at most: a query loads a file for each of its pairs, and the list of all files. */
const OCCURRENCES = 8_000;
/** Nearly as small as the best, in an eighth of its time. */
const LEVEL = 4;
/** Where a gzip header names the system it was made on, and the value for none: the same bytes on every system. */
const [SYSTEM, UNKNOWN] = [9, 255];

/** A file of the index: its words from the first to the last, how many occurrences they have, its name and size. */
export interface IndexPart extends Run {
  readonly name: string;
  readonly bytes: number;
}

/** Words that are to be written, by themselves or with their neighbours. */
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

export const nameFor = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 10);

export const runOf = (word: PostedWord): WordRun => ({
  ...{ from: word.word, to: word.word, count: word.documents.length },
  words: [word],
});

function pack(words: readonly PostedWord[]): Uint8Array {
  const packed = gzipSync(encodeWordFile(words), { level: LEVEL });
  packed[SYSTEM] = UNKNOWN;
  return packed;
}

/** The words of a file of an index. @param folder of the index @throws where it is none */
export const readPart = (folder: string, { name }: Pick<IndexPart, 'name'>): PostedWord[] => [
  ...decodeWordFile(gunzipSync(readFileSync(join(folder, wordsPath(name))))),
];

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
    const bytes = pack(part.flatMap((run) => ('name' in run ? open(run) : run.words)));
    const name = nameFor(bytes);
    if (!has(name)) {
      const file = join(folder, wordsPath(name));
      // not before: the next build would take an empty folder for somebody else's
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    const count = part.reduce((sum, run) => sum + run.count, 0);
    return { from: first.from, to: part.at(-1)!.to, count, name, bytes: bytes.length };
  });
}
