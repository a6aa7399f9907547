import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../core/library/library.ts';
import type { SearchedTexts, SearchListing } from '../core/search/listing.ts';
import { baseOfWord } from '../core/search/blocks.ts';
import { readEngineEntry, writeEngine } from '../io/pagefind-engine.ts';
import { madePart } from '../program/made-part.ts';
import { decodeIndexFile, decodeWords, encodeWords, type PostedWord } from '../io/pagefind-format.ts';
import { changeIndex } from '../io/search/change-words.ts';
import { indexDocuments } from '../io/search/index-documents.ts';
import { joinWords } from '../io/search/join-words.ts';
import {
  pathOfPart,
  runOf,
  splitBlocks,
  writeRuns,
  type FormerIndex,
  type IndexPart,
} from '../io/search/write-words.ts';
import { listDocuments, writeSearchEntry } from '../io/write-search-index.ts';
import { fileOfKey, keyOf, numberDocuments, Texts, type Key } from './search-documents.ts';

/** The index's folder in a site; the texts in it are outputs of their own. */
export const SEARCH = 'pagefind/';
export const isOfIndex = (path: string): boolean => path.startsWith(SEARCH) && !path.startsWith(`${SEARCH}texts/`);

/** Whether a file of the index has words of forms or lists such files; the others are the engine's or always made. */
export const isOfWords = (path: string): boolean => /\/index\/|\.pf_meta$/.test(path);

type Numbered = readonly [number: number, texts: SearchedTexts];

/** What the search index of a site was made of. */
export interface FormerSearch {
  /** Folder of the site. */
  readonly site: string;
  readonly parts: readonly IndexPart[];
}

export interface SearchJob {
  readonly content: Content;
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

/** Puts the words of a unit's documents where the index is joined from them, numbered from 0. */
export const packWords = (texts: readonly SearchedTexts[]): Uint8Array => encodeWords(indexDocuments(texts.entries()));

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

/** The words of all units. */
function joinUnits(job: SearchJob, keys: readonly Key[]): Iterable<PostedWord> {
  const { content, words, site, folder } = job;
  const texts = new Texts(site === undefined ? [folder] : [folder, site]);
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const forms = Map.groupBy(content.forms, ({ unit }) => unit);
  const sets = content.units.map(({ slug }) => {
    const own = (forms.get(slug) ?? []).map(keyOf);
    const file = join(words, slug);
    const first = numbers.get(own[0] ?? '') ?? 0;
    return existsSync(file)
      ? renumber(decodeWords(readFileSync(file)), (number) => first + number)
      : indexDocuments(own.map((key): Numbered => [numbers.get(key)!, texts.get(key)!]));
  });
  return joinWords(sets);
}

/** The files of a former index, each opened as often as it is asked for. */
const openFormer = ({ site, parts }: FormerSearch): FormerIndex => {
  const names = new Set(parts.map(({ name }) => name));
  return {
    has: (name) => names.has(name),
    open: ({ name }) => decodeIndexFile(readFileSync(join(site, SEARCH, pathOfPart(name)))),
  };
};

/** The words of a former index, those of all blocks together. */
function* joinBlocks(parts: readonly IndexPart[], index: FormerIndex): Generator<PostedWord> {
  let open: PostedWord[] = [];
  for (const part of parts)
    for (const { word, ...own } of index.open(part)) {
      const base = baseOfWord(word);
      if (open.length && open[0]!.word !== base) {
        yield* joinWords(open.map((one) => [one]));
        open = [];
      }
      open.push({ word: base, ...own });
    }
  if (open.length) yield* joinWords(open.map((one) => [one]));
}

/** The index of a site in which some documents are others, new or gone. */
function changeFormer(job: SearchJob, former: FormerSearch, keys: readonly Key[]): IndexPart[] {
  const index = openFormer(former);
  const oldKeys = numberDocuments(readListing(former.site));
  const [old, now] = [new Texts([former.site]), new Texts([job.folder])];
  const stale = new Set(job.stale);
  const isStale = (key: Key): boolean => stale.has(fileOfKey(key));
  const isSame = (key: Key): boolean => !isStale(key) || JSON.stringify(old.get(key)) === JSON.stringify(now.get(key));
  const changed = keys.flatMap((key, number) => (isSame(key) ? [] : [[key, number] as const]));
  const after = changed.map(([key, number]): Numbered => [number, now.get(key)!]);
  const folder = join(job.folder, SEARCH);
  if (keys.length === oldKeys.length && keys.every((key, i) => key === oldKeys[i])) {
    const was = changed.map(([key, number]): Numbered => [number, old.get(key)!]);
    const numbersChanged = new Set(changed.map(([, number]) => number));
    const changes = { numbers: numbersChanged, before: indexDocuments(was), after: indexDocuments(after) };
    return writeRuns(changeIndex(former.parts, changes, index.open), index, folder);
  }
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const again = new Set(changed.map(([key]) => key));
  const newNumbers = oldKeys.map((key) => (again.has(key) ? -1 : (numbers.get(key) ?? -1)));
  const kept = renumber(joinBlocks(former.parts, index), (number) => newNumbers[number]!);
  return writeRuns(runsOf(joinWords([kept, indexDocuments(after)])), index, folder);
}

function* runsOf(words: Iterable<PostedWord>) {
  for (const word of splitBlocks(words)) yield runOf(word);
}

const readListing = (site: string): SearchListing =>
  JSON.parse(readFileSync(join(site, SEARCH, 'documents.json'), 'utf8')) as SearchListing;

const NO_INDEX: FormerIndex = { has: () => false, open: () => [] };

/**
 * Makes the search index of a site: from that of the last build, of which only the files with words of changed documents are
 * made anew, or from the words of all units. Gives its parts.
 * @param texts another for any other texts
 * @throws where Pagefind does not give its engine, or is of a version whose format this is not
 */
export async function makeSearchIndex(job: SearchJob, texts: string): Promise<readonly IndexPart[]> {
  const { content, former } = job;
  const folder = join(job.folder, SEARCH);
  mkdirSync(folder, { recursive: true });
  const listing = listDocuments(content);
  const keys = numberDocuments(listing);
  const entry = former
    ? readEngineEntry(join(former.site, SEARCH))
    : writeEngine(folder, (await madePart('engine')).folder);
  const parts = former ? changeFormer(job, former, keys) : writeRuns(runsOf(joinUnits(job, keys)), NO_INDEX, folder);
  writeSearchEntry(listing, parts, texts, { entry, folder });
  return parts;
}
