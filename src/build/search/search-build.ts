import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListLimits } from '../../core/library/districts.ts';
import type { Content } from '../../core/library/library.ts';
import { ENTRY, INDEX_FOLDER, type NamesEntry, type ScopeEntry, type SearchEntry } from '../../core/search/entry.ts';
import type { SearchedTexts } from '../../core/search/listing.ts';
import type { PostedWord } from '../../core/search/word-file.ts';
import { changeIndex } from '../../io/search/change-words.ts';
import { indexDocuments } from '../../io/search/index-documents.ts';
import { joinWords } from '../../io/search/join-words.ts';
import { UnitWords } from '../../io/search/unit-words.ts';
import { writeDirectory, writeListing, writeProjects } from '../../io/search/write-index-files.ts';
import { nameFor, readPart, runOf, writeRuns, type FormerIndex, type IndexPart } from '../../io/search/write-words.ts';
import {
  fileOfKey,
  planSearch,
  readKeys,
  Texts,
  type Key,
  type PlannedIndex,
  type SearchPlan,
} from './search-documents.ts';

export const isOfIndex = (path: string): boolean => path.startsWith(INDEX_FOLDER);

/** An index as the next build has to know it. */
export interface KeptIndex {
  readonly id: string;
  readonly parts: readonly IndexPart[];
}

/** What the search of a site was made of. */
export interface FormerSearch {
  /** Folder of the site. */
  readonly site: string;
  readonly indexes: readonly KeptIndex[];
}

export interface SearchJob {
  readonly content: Content;
  readonly lists: ListLimits;
  /** Where new files of the site lie. */
  readonly folder: string;
  /** Files of texts that are new or no longer there, by their paths in the site. */
  readonly stale: readonly string[];
  /** Where units' words lie that were made in this build, by their slugs. */
  readonly words: string;
  /** The site in which files of texts stand that were not made anew; undefined where all were. */
  readonly site: string | undefined;
  readonly former: FormerSearch | undefined;
}

type Numbered = readonly [number: number, texts: SearchedTexts];

/** Words whose documents have other numbers; those of -1 are left out. */
function* renumber(words: Iterable<PostedWord>, numberOf: (number: number) => number): Generator<PostedWord> {
  for (const { word, documents, places } of words) {
    const kept = Array.from(documents.keys()).filter((i) => numberOf(documents[i]!) >= 0);
    if (kept.length)
      yield {
        word,
        documents: Int32Array.from(kept, (i) => numberOf(documents[i]!)),
        places: Int32Array.from(kept, (i) => places[i]!),
      };
  }
}

/** Words whose documents come behind others. */
function* moveUp(words: Iterable<PostedWord>, first: number): Generator<PostedWord> {
  for (const { word, documents, places } of words)
    yield { word, documents: documents.map((one) => one + first), places };
}

/** The words of an index: from those of its units, or from the texts where they were not made in this build. */
function joinUnits({ sections }: PlannedIndex, { words, site, folder }: SearchJob): Iterable<PostedWord> {
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
function changeFormer(planned: PlannedIndex, kept: KeptIndex, job: SearchJob, site: string): readonly IndexPart[] {
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
  const newNumbers = oldKeys.map((key) => (again.has(key) ? -1 : (numbers.get(key) ?? -1)));
  const left = renumber(wordsOf(kept, index), (number) => newNumbers[number]!);
  return writeRuns(runsOf(joinWords([left, indexDocuments(after)])), index, folder);
}

const NO_INDEX: FormerIndex = { has: () => false, open: () => [] };

function makeIndex(planned: PlannedIndex, job: SearchJob): KeptIndex {
  const { id } = planned;
  const kept = job.former?.indexes.find((one) => one.id === id);
  const parts = kept
    ? changeFormer(planned, kept, job, job.former!.site)
    : writeRuns(runsOf(joinUnits(planned, job)), NO_INDEX, join(job.folder, INDEX_FOLDER, id));
  return { id, parts };
}

/** Writes what is always made: lists of documents, directories, and the entry that names all. */
function writeEntry(
  { scopes, projects }: SearchPlan,
  indexes: readonly KeptIndex[],
  job: SearchJob,
  texts: string,
): void {
  const { units } = job.content;
  const seen: unknown[] = [texts];
  const partsOf = new Map(indexes.map(({ id, parts }) => [id, parts]));
  const folderOf = (id: string): string => join(job.folder, INDEX_FOLDER, id);
  const describe = (id: string) => {
    seen.push(partsOf.get(id)!.map(({ name }) => name));
    return writeDirectory(folderOf(id), id, partsOf.get(id)!);
  };
  const listed = scopes.map(({ id, year, district, part, forms }): ScopeEntry => {
    seen.push(writeListing(folderOf(id), units, forms));
    return { ...describe(id), ...{ year, district, part }, forms: forms.length };
  });
  const nameAll = (): NamesEntry => {
    const { id } = indexes.at(-1)!;
    seen.push(writeProjects(folderOf(id), units, projects!));
    return { ...describe(id), projects: projects!.length };
  };
  const names = projects && nameAll();
  const entry: SearchEntry = { content: nameFor(JSON.stringify(seen)), scopes: listed, ...(names && { names }) };
  writeFileSync(join(job.folder, INDEX_FOLDER, ENTRY), JSON.stringify(entry));
}

/**
 * Makes the search of a site: of what the last build has, only the files with words of changed documents anew, the rest from
 * the words of all units. Gives its indexes.
 * @param texts another for any other texts
 */
export function makeSearchIndex(job: SearchJob, texts: string): readonly KeptIndex[] {
  mkdirSync(join(job.folder, INDEX_FOLDER), { recursive: true });
  const plan = planSearch(job.content, job.lists);
  const indexes = plan.indexes.map((planned) => makeIndex(planned, job));
  writeEntry(plan, indexes, job, texts);
  return indexes;
}
