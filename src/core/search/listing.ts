import { searchTextsPath } from '../library/addresses.ts';
import type { SearchDocument } from './document.ts';

/**
 * The list of all documents that the search page loads first: titles, filters and addresses without asking the engine.
 * Units and kinds stand once; a document is a short row. Readable without full-text search, for old browsers.
 */
export interface SearchListing {
  readonly units: readonly { slug: string; name: string }[];
  readonly kinds: readonly { id: string; name: string }[];
  /** The engine's id of a document is its number here. */
  readonly documents: readonly ListedDocument[];
}

export type ListedDocument = readonly [
  unit: number,
  kind: number,
  year: string,
  project: string,
  title: string,
  grade: string,
];

/** What is printed of a document, for telling why it was found. */
export type SearchedTexts = Pick<SearchDocument, 'fields' | 'figures'>;

/** A file of texts: those of one project's forms, each under its year and kind. */
export type TextsFile = Readonly<Record<string, SearchedTexts>>;

/** Where the texts of a form stand: the file, and the name in it. */
export const placeOfTexts = (form: { unit: string; project: string; year: string; kind: string }) => ({
  path: searchTextsPath(form),
  name: `${form.year}.${form.kind}`,
});

/** A document as files of texts have it: a figure without words of its own cannot be searched and is not listed. */
export const textsOf = ({ fields, figures }: SearchDocument): SearchedTexts => ({
  fields,
  figures: figures.filter(([, , words]) => words.length > 0),
});

/** The words of all figures of a document (`amounts.ts`), each once. */
export const amountsIn = ({ figures }: SearchedTexts): string[] => [
  ...new Set(figures.flatMap(([, , words]) => words)),
];
