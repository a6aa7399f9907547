import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { INDEX_FOLDER } from '../../core/search/entry.ts';
import type { SearchedTexts } from '../../core/search/listing.ts';
import type { PostedWord } from '../../core/search/word-file.ts';
import { changeIndex } from '../../io/search/change-words.ts';
import { indexDocuments } from '../../io/search/index-documents.ts';
import { joinWords } from '../../io/search/join-words.ts';
import { UnitWords } from '../../io/search/unit-words.ts';
import { readPart, runOf, writeRuns, type FormerIndex, type IndexPart } from '../../io/search/write-words.ts';
import { fileOfKey, readKeys, Texts, type Key, type PlannedIndex } from './search-documents.ts';

/** An index as the next build has to know it. */
export interface KeptIndex {
  readonly id: string;
  readonly parts: readonly IndexPart[];
}

/** What indexes are made with; plain data. */
export interface IndexJob {
  /** Where new files of the site lie. */
  readonly folder: string;
  /** Files of texts that are new or no longer there, by their paths in the site. */
  readonly stale: readonly string[];
  /** Where units' words lie that were made in this build, by their slugs. */
  readonly words: string;
  /** The site in which files of texts stand that were not made anew; undefined where all were. */
  readonly site: string | undefined;
}

/** An index that is to be made, and what the site of the last build has of it. */
export interface IndexPiece {
  readonly planned: PlannedIndex;
  readonly former: { readonly site: string; readonly kept: KeptIndex } | undefined;
}

type Numbered = readonly [number: number, texts: SearchedTexts];

/** Words whose documents have other numbers; those of -1 are left out. @param numbers the new ones by the old */
function* renumber(words: Iterable<PostedWord>, numbers: Int32Array): Generator<PostedWord> {
  for (const { word, documents, places } of words) {
    const [others, own] = [new Int32Array(documents.length), new Int32Array(documents.length)];
    let count = 0;
    for (let i = 0; i < documents.length; i++) {
      const number = numbers[documents[i]!]!;
      if (number < 0) continue;
      others[count] = number;
      own[count++] = places[i]!;
    }
    if (count) yield { word, documents: others.subarray(0, count), places: own.subarray(0, count) };
  }
}

/** Words whose documents come behind others. */
function* moveUp(words: Iterable<PostedWord>, first: number): Generator<PostedWord> {
  for (const { word, documents, places } of words)
    yield { word, documents: documents.map((one) => one + first), places };
}

/** The words of an index: from those of its units, or from the texts where they were not made in this build. */
function joinUnits({ sections }: PlannedIndex, { words, site, folder }: IndexJob): Iterable<PostedWord> {
  const texts = new Texts(site === undefined ? [folder] : [folder, site]);
  let first = 0;
  const sets = sections.map(({ unit, name, keys }) => {
    const [start, file] = [first, join(words, unit)];
    first += keys.length;
    return existsSync(file)
      ? moveUp(new UnitWords(file).words(name), start)
      : indexDocuments(keys.map((key, i): Numbered => [start + i, texts.get(key)!]));
  });
  return joinWords(sets);
}

function* runsOf(words: Iterable<PostedWord>) {
  for (const word of words) yield runOf(word);
}

/** The files of a former index, each opened as often as it is asked for. */
const openFormer = ({ id, parts }: KeptIndex, site: string): FormerIndex => {
  const names = new Set(parts.map(({ name }) => name));
  return { has: (name) => names.has(name), open: (part) => readPart(join(site, INDEX_FOLDER, id), part) };
};

function* wordsOf({ parts }: KeptIndex, index: FormerIndex): Generator<PostedWord> {
  for (const part of parts) yield* index.open(part);
}

/** An index in which some documents are others, new or gone. */
function changeFormer(planned: PlannedIndex, kept: KeptIndex, job: IndexJob, site: string): readonly IndexPart[] {
  const index = openFormer(kept, site);
  const keys = planned.sections.flatMap((section) => section.keys);
  const oldKeys = readKeys(site, kept.id);
  const [old, now] = [new Texts([site]), new Texts([job.folder])];
  const stale = new Set(job.stale);
  const isSame = (key: Key): boolean =>
    !stale.has(fileOfKey(key)) || JSON.stringify(old.get(key)) === JSON.stringify(now.get(key));
  const changed = keys.flatMap((key, number) => (isSame(key) ? [] : [[key, number] as const]));
  const after = changed.map(([key, number]): Numbered => [number, now.get(key)!]);
  const folder = join(job.folder, INDEX_FOLDER, kept.id);
  if (keys.length === oldKeys.length && keys.every((key, i) => key === oldKeys[i])) {
    if (!changed.length) return kept.parts;
    const was = changed.map(([key, number]): Numbered => [number, old.get(key)!]);
    const numbers = new Set(changed.map(([, number]) => number));
    const changes = { numbers, before: indexDocuments(was), after: indexDocuments(after) };
    return writeRuns(changeIndex(kept.parts, changes, index.open), index, folder);
  }
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const again = new Set(changed.map(([key]) => key));
  const newNumbers = Int32Array.from(oldKeys, (key) => (again.has(key) ? -1 : (numbers.get(key) ?? -1)));
  const left = renumber(wordsOf(kept, index), newNumbers);
  return writeRuns(runsOf(joinWords([left, indexDocuments(after)])), index, folder);
}

const NO_INDEX: FormerIndex = { has: () => false, open: () => [] };

/** Writes the words of an index: of those that the last build has, only the files with words of changed documents. */
export function makeIndex({ planned, former }: IndexPiece, job: IndexJob): KeptIndex {
  const { id } = planned;
  const parts = former
    ? changeFormer(planned, former.kept, job, former.site)
    : writeRuns(runsOf(joinUnits(planned, job)), NO_INDEX, join(job.folder, INDEX_FOLDER, id));
  return { id, parts };
}
