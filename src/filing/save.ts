import type { ChosenPlace } from './find-place.ts';
import type { HandedForm } from './handover.ts';
import type { Fields } from './record-text.ts';
import type { StaffPart } from './staff-part.ts';

/** What a page asks the preview to save. */
export interface SaveRequest {
  /** A record that only lacks its place. */
  readonly record: Fields;
  /** The text of the file that the page saw at its place; null where it saw none. */
  readonly basis: string | null;
  /** Why a published form says something else now, and by whose word. */
  readonly correction?: HandedForm['correction'] | undefined;
  /** What is said of it beside what it prints; who approved it is the office's to say. */
  readonly staff?: StaffPart;
  /** The unit and the project that a clerk chose. */
  readonly chosen?: ChosenPlace;
}

/** What is answered: the files that were written, as a clerk finds them, or why nothing was. */
export type Saved = { readonly written: readonly string[] } | { readonly failure: string };
