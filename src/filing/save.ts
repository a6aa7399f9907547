import type { Fields } from './record-text.ts';

/** What a page asks the preview to save. */
export interface SaveRequest {
  /** A record that only lacks its place. */
  readonly record: Fields;
  /** The text of the file that the page saw at its place; null where it saw none. */
  readonly basis: string | null;
}

/** What is answered: the files that were written, as a clerk finds them, or why nothing was. */
export type Saved = { readonly written: readonly string[] } | { readonly failure: string };
