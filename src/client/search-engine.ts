/* Reads the search's files. Everything shown comes from the forms' own texts; an index only says which documents have a phrase. */
import { gunzipSync } from 'fflate';
import {
  directoryPath,
  ENTRY,
  INDEX_FOLDER,
  LISTING,
  NAMED,
  projectsPath,
  wordsPath,
  type IndexEntry,
  type NamedProject,
  type SearchEntry,
} from '../core/search/entry.ts';
import { amountQuery } from '../core/search/amounts.ts';
import { searchTextsPath } from '../core/library/addresses.ts';
import type { ListedPart } from '../core/search/directory.ts';
import {
  openListing,
  placeOfTexts,
  Units,
  type ListedDocument,
  type ListingFile,
  type SearchedTexts,
  type SearchListing,
  type TextsFile,
} from '../core/search/listing.ts';
import { explainHit, splitQuery, type Hit } from '../core/search/match.ts';
import { SearchIndex } from '../core/search/search-index.ts';
import { openWordFile, type Postings } from '../core/search/word-file.ts';

export interface Result {
  readonly document: ListedDocument;
  /** Why it was found; undefined where only an amount was asked for. */
  explain(): Promise<Hit[]>;
}

/** The texts of some forms, and what finds them. */
interface Scope {
  readonly index: SearchIndex;
  readonly listing: Promise<SearchListing>;
}

/** Bytes of words that are loaded at most to find names among everything. */
const MOST_OF_NAMES = 250_000;

/** Keeps what was asked for once. */
function remembered<T>(load: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const loading = known.get(key) ?? load(key);
    known.set(key, loading);
    return loading;
  };
}

async function fetchWhole(address: string, options: RequestInit = {}): Promise<Response> {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** For each word of a query: the figure it asks for, else the first text that has it. */
export const explain = ({ fields, figures }: SearchedTexts, query: string): Hit[] =>
  splitQuery(query).flatMap((piece) => {
    const amount = amountQuery(piece);
    const figure = amount && figures.find(([, , words]) => words.includes(amount));
    if (figure) return { label: figure[0], before: '', hit: figure[1], after: '' };
    return explainHit(fields, piece) ?? [];
  });

export class SearchEngine {
  readonly entry: SearchEntry;
  private readonly base: string;
  private readonly units = new Units();
  private readonly scopes = new Map<number, Scope>();
  private readonly texts: (path: string) => Promise<TextsFile>;
  private readonly projects: (path: string) => Promise<readonly NamedProject[]>;
  private names: SearchIndex | undefined;

  /** Loads what is searched. @throws where it is missing */
  static async open(base: string): Promise<SearchEngine> {
    // the one file never taken from the cache without asking: all others are kept by its word
    const response = await fetchWhole(base + INDEX_FOLDER + ENTRY, { cache: 'no-cache' });
    return new SearchEngine(base, (await response.json()) as SearchEntry);
  }

  private constructor(base: string, entry: SearchEntry) {
    [this.base, this.entry] = [base, entry];
    this.texts = remembered((path) => this.readJson(path.slice(1)));
    this.projects = remembered((path) => this.readJson(path));
  }

  private async readJson<T>(path: string): Promise<T> {
    return (await fetchWhole(`${this.base}${path}?v=${this.entry.content}`)).json() as Promise<T>;
  }

  private openIndex({ id, starts }: IndexEntry): SearchIndex {
    const folder = `${INDEX_FOLDER}${id}/`;
    const directory = remembered((path) => this.readJson<readonly ListedPart[]>(folder + path));
    // their names are of their bytes: they are never others
    const words = remembered(async (path): Promise<ReadonlyMap<string, Postings>> => {
      const response = await fetchWhole(this.base + folder + path);
      return openWordFile(gunzipSync(new Uint8Array(await response.arrayBuffer())));
    });
    return new SearchIndex(starts, {
      directory: (number) => directory(directoryPath(number)),
      words: ([, , name]) => words(wordsPath(name)),
    });
  }

  private scope(number: number): Scope {
    const known = this.scopes.get(number);
    if (known) return known;
    const scope = this.entry.scopes[number]!;
    const file = this.readJson<ListingFile>(`${INDEX_FOLDER}${scope.id}/${LISTING}`);
    const opened = { index: this.openIndex(scope), listing: file.then((own) => openListing(own, this.units)) };
    this.scopes.set(number, opened);
    return opened;
  }

  /** What was loaded of some scopes, as one list; units are numbered alike in all of them. */
  async listing(scopes: readonly number[]): Promise<SearchListing> {
    const all = await Promise.all(scopes.map((number) => this.scope(number).listing));
    return { units: this.units.list, kinds: all[0]!.kinds, documents: all.flatMap(({ documents }) => documents) };
  }

  /** The forms of some scopes that have all words of a query. */
  async find(query: string, scopes: readonly number[]): Promise<Result[]> {
    const found = await Promise.all(scopes.map((number) => this.findIn(query, this.scope(number))));
    return found.flat();
  }

  private async findIn(query: string, { index, listing }: Scope): Promise<Result[]> {
    const [numbers, { documents, kinds }] = await Promise.all([index.find(query), listing]);
    return numbers.map((number): Result => {
      const document = documents[number]!;
      const [unit, kind, year, project] = document;
      const place = placeOfTexts({ unit: this.units.list[unit]!.slug, kind: kinds[kind]!.id, year, project });
      return { document, explain: async () => explain((await this.texts(place.path))[place.name]!, query) };
    });
  }

  /** The numbers of all projects that are called so, or whose unit is, or that have such an amount. @throws TooCommon */
  async findNames(query: string): Promise<number[]> {
    this.names ??= this.openIndex(this.entry.names!);
    return this.names.find(query, MOST_OF_NAMES);
  }

  /** A project by its number in the index of names. */
  async projectOf(number: number): Promise<NamedProject> {
    const file = Math.floor(number / NAMED);
    return (await this.projects(INDEX_FOLDER + this.entry.names!.id + '/' + projectsPath(file)))[number % NAMED]!;
  }

  textsOf([unit, , project]: NamedProject): Promise<TextsFile> {
    return this.texts(searchTextsPath({ unit, project }));
  }
}
