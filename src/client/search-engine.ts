/* Asks Pagefind. Everything shown comes from the forms' own texts; the engine only says which documents hold a phrase. */
import { amountQuery } from '../core/search/amounts.ts';
import type { ListedDocument, SearchedTexts, SearchListing } from '../core/search/listing.ts';
import { explainHit, findIn, splitQuery, type Hit } from '../core/search/match.ts';
import { phraseFor } from '../core/search/tokens.ts';

interface Found {
  readonly id: string;
}
/** Gives the printed texts of a document by its engine's id. */
type Texts = (id: string) => Promise<SearchedTexts>;
interface Pagefind {
  options(options: { basePath: string; excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: Found[] }>;
}

export interface Result {
  readonly document: ListedDocument;
  /** Why it was found; undefined where only an amount was asked for. */
  explain(): Promise<Hit[]>;
}

export interface SearchEngine {
  readonly listing: SearchListing;
  find(query: string): Promise<Result[]>;
}

/** Loads the engine and the list of documents. @throws where the browser cannot run it or a file is missing. */
export async function loadSearch(base: string): Promise<SearchEngine> {
  const folder = `${base}pagefind/`;
  const started = import(/* @vite-ignore */ `${folder}pagefind.js`).then(async (pagefind: Pagefind) => {
    await pagefind.options({ basePath: folder, excerptLength: 0 });
    await startUnsegmented(pagefind);
    return pagefind;
  });
  const listing = (await fetch(`${folder}documents.json`).then((response) => response.json())) as SearchListing;
  const pagefind = await started;
  const texts = openTexts(folder, listing);
  return { listing, find: (query) => findAll(query, listing, pagefind, texts) };
}

/**
 * The engine takes the page's language when it starts and, for Chinese, would cut our pairs of characters apart by a
 * dictionary. It reads the language in the call itself, so the page has another one for that moment only.
 */
function startUnsegmented(pagefind: Pagefind): Promise<void> {
  const { documentElement: html } = document;
  const { lang } = html;
  html.lang = 'unknown';
  const started = pagefind.init();
  html.lang = lang;
  return started;
}

function openTexts(folder: string, { group }: SearchListing): Texts {
  const files = new Map<number, Promise<SearchedTexts[]>>();
  const open = (file: number): Promise<SearchedTexts[]> => {
    const opened =
      files.get(file) ??
      fetch(`${folder}texts/${file}.json`).then((response) => response.json() as Promise<SearchedTexts[]>);
    files.set(file, opened);
    return opened;
  };
  return async (id) => {
    const place = Number(id);
    return (await open(Math.floor(place / group)))[place % group]!;
  };
}

/** The documents of one word of the query: its amounts first, then its text. */
async function findPiece(piece: string, pagefind: Pagefind): Promise<Map<string, Found>> {
  const amount = amountQuery(piece);
  const phrases = [...(amount ? [`"${amount}"`] : []), phraseFor(piece)].filter(Boolean);
  const answers = await Promise.all(phrases.map((phrase) => pagefind.search(phrase)));
  return new Map(answers.flatMap(({ results }) => results.map((result) => [result.id, result] as const)));
}

async function findAll(
  query: string,
  { documents }: SearchListing,
  pagefind: Pagefind,
  texts: Texts,
): Promise<Result[]> {
  const pieces = splitQuery(query);
  if (!pieces.length) return [];
  const [first, ...others] = await Promise.all(pieces.map((piece) => findPiece(piece, pagefind)));
  const common = [...first!.values()].filter(({ id }) => others.every((found) => found.has(id)));
  return namedFirst(common, documents, pieces).flatMap((found) => {
    const document = documents[Number(found.id)];
    return document ? [{ document, explain: async () => explain(await texts(found.id), pieces) }] : [];
  });
}

/** Forms whose project is named so before those that only mention it; the order is otherwise that of the list. */
function namedFirst(
  found: readonly Found[],
  documents: SearchListing['documents'],
  pieces: readonly string[],
): Found[] {
  const isNamed = ({ id }: Found): boolean => pieces.every((piece) => findIn(documents[Number(id)]?.[4] ?? '', piece));
  return [...found.filter(isNamed), ...found.filter((one) => !isNamed(one))];
}

/** For each word of the query: the figure it asks for, else the first text that has it. */
const explain = ({ fields, figures }: SearchedTexts, pieces: readonly string[]): Hit[] =>
  pieces.flatMap((piece) => {
    const amount = amountQuery(piece);
    const figure = amount && figures.find(([, , words]) => words.includes(amount));
    if (figure) return { label: figure[0], before: '', hit: figure[1], after: '' };
    return explainHit(fields, piece) ?? [];
  });
