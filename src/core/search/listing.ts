import type { SearchDocument } from './document.ts';

/**
 * The list of all documents that the search page loads first: titles, filters and addresses without asking the engine.
 * Units and kinds stand once; a document is a short row. Readable without full-text search, for old browsers.
 */
export interface SearchListing {
  readonly units: readonly { slug: string; name: string }[];
  readonly kinds: readonly { id: string; name: string }[];
  /** Documents in one file of `texts/`, which hold what is printed: the nth document is in file ⌊n ÷ group⌋. */
  readonly group: number;
  /** In the order of the texts; the engine's id of a document is its number here. */
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
