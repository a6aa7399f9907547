/* Asks Pagefind. Everything shown comes from the forms' own texts; the engine only says which documents hold a phrase. */
import { amountQuery } from '../core/search/amounts.ts';
import { phrasesFor } from '../core/search/blocks.ts';
import {
  placeOfTexts,
  type ListedDocument,
  type SearchedTexts,
  type SearchListing,
  type TextsFile,
} from '../core/search/listing.ts';
import { explainHit, splitQuery, type Hit } from '../core/search/match.ts';
import { wordsFor } from '../core/search/tokens.ts';

interface Found {
  readonly id: string;
}
/** Gives the printed texts of a document by its engine's id. */
type Texts = (id: string) => Promise<SearchedTexts>;
interface EngineOptions {
  readonly basePath: string;
  /** Stands in the address of its entry file, which it otherwise never takes from the cache. */
  readonly metaCacheTag: string;
  /** A worker takes longer to start than a phrase to be found. */
  readonly noWorker: boolean;
}
interface Pagefind {
  options(options: EngineOptions): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<unknown>;
  search(query: string): Promise<{ results: Found[] }>;
}

/** Milliseconds between two looks whether the engine has started. */
const LOOK = 4;

export interface Result {
  readonly document: ListedDocument;
  /** Why it was found; undefined where only an amount was asked for. */
  explain(): Promise<Hit[]>;
}

export interface SearchEngine {
  readonly listing: SearchListing;
  find(query: string): Promise<Result[]>;
}

const readJson = async <T>(address: string, options: RequestInit = {}): Promise<T> =>
  (await fetch(address, options)).json() as Promise<T>;

/** Loads the engine and the list of documents. @throws where the browser cannot run it or a file is missing. */
export async function loadSearch(base: string): Promise<SearchEngine> {
  const folder = `${base}pagefind/`;
  const [pagefind, { content }] = await Promise.all([
    import(/* @vite-ignore */ `${folder}pagefind.js`) as Promise<Pagefind>,
    // the one file never taken from the cache without asking: all others are kept by its word
    readJson<{ content: string }>(`${folder}pagefind-entry.json`, { cache: 'no-cache' }),
  ]);
  const [listing] = await Promise.all([
    readJson<SearchListing>(`${folder}documents.json?v=${content}`),
    startUnsegmented(pagefind, { basePath: folder, metaCacheTag: content, noWorker: true }),
  ]);
  const texts = openTexts(base, content, listing);
  return { listing, find: (query) => findAll(query, listing, pagefind, texts) };
}

/**
 * The engine takes the page's language when it starts and, for Chinese, would cut our pairs of characters apart by a
 * dictionary. It reads the language in the call itself, so the page has another one for that moment only.
 */
async function startUnsegmented(pagefind: Pagefind, options: EngineOptions): Promise<void> {
  await pagefind.options(options);
  const { documentElement: html } = document;
  const { lang } = html;
  html.lang = 'unknown';
  const started = pagefind.init();
  html.lang = lang;
  await started;
  // `init` does not wait for the start, and a question before it is answered at the next of its looks, 50 ms apart: the
  // filters, which there are none of, are asked for until they are given
  const wait = (): Promise<false> => new Promise((resolve) => setTimeout(() => resolve(false), LOOK));
  while (!(await Promise.race([pagefind.filters().then(() => true), wait()])));
}

function openTexts(base: string, content: string, { units, kinds, documents }: SearchListing): Texts {
  const files = new Map<string, Promise<TextsFile>>();
  const open = (path: string): Promise<TextsFile> => {
    const opened = files.get(path) ?? readJson<TextsFile>(`${base.slice(0, -1)}${path}?v=${content}`);
    files.set(path, opened);
    return opened;
  };
  return async (id) => {
    const [unit, kind, year, project] = documents[Number(id)]!;
    const { path, name } = placeOfTexts({ unit: units[unit]!.slug, kind: kinds[kind]!.id, year, project });
    return (await open(path))[name]!;
  };
}

/** The ids of the documents that one word of the query finds: by its amount, then by its text. */
async function findPiece(piece: string, pagefind: Pagefind, documents: number): Promise<Set<string>> {
  const amount = amountQuery(piece);
  const asked = [...(amount ? [[amount]] : []), wordsFor(piece)].flatMap((words) => phrasesFor(words, documents));
  const answers = await Promise.all(asked.map((phrase) => pagefind.search(phrase)));
  return new Set(answers.flatMap(({ results }) => results.map(({ id }) => id)));
}

async function findAll(
  query: string,
  { documents }: SearchListing,
  pagefind: Pagefind,
  texts: Texts,
): Promise<Result[]> {
  const pieces = splitQuery(query);
  if (!pieces.length) return [];
  const [first, ...others] = await Promise.all(pieces.map((piece) => findPiece(piece, pagefind, documents.length)));
  const inAll = [...first!].filter((id) => others.every((found) => found.has(id)));
  // the engine has them unit by unit
  const common = inAll.sort((a, b) => Number(a) - Number(b));
  return common.flatMap((id) => {
    const document = documents[Number(id)];
    return document ? [{ document, explain: async () => explain(await texts(id), pieces) }] : [];
  });
}

/** For each word of the query: the figure it asks for, else the first text that has it. */
const explain = ({ fields, figures }: SearchedTexts, pieces: readonly string[]): Hit[] =>
  pieces.flatMap((piece) => {
    const amount = amountQuery(piece);
    const figure = amount && figures.find(([, , words]) => words.includes(amount));
    if (figure) return { label: figure[0], before: '', hit: figure[1], after: '' };
    return explainHit(fields, piece) ?? [];
  });
