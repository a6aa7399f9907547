import type { Raised } from './doubts.ts';
import type { FormEntry, ProjectEntry, UnitEntry } from '../library/library.ts';

/** Something a person should look at: a placement that is a guess, or white space and tags that were taken off. */
export interface Doubt {
  /** Which doubt it is: `row-shifted`, or of the reader's own notes `typed-formula`. */
  readonly id: string;
  /** Path in the record: `indicators.3.level2`. */
  readonly path: string;
  readonly message: string;
  readonly at: string;
}

/** Text of a form that found no place in the record. */
export interface Unread {
  readonly at: string;
  readonly text: string;
}

/**
 * A record as far as the form gave it: plain data in the record format, without `source` and `publication`. What the form
 * does not state (a year, a currency) is missing, with a doubt.
 */
export interface Draft {
  readonly record: Record<string, unknown>;
  /** Path in the record → address of the cell its text stands in. */
  readonly cells: Readonly<Record<string, string>>;
  /** Addresses of what else the draft rests on: labels, headings, further pieces of a text. */
  readonly basis: readonly string[];
  readonly doubts: readonly Doubt[];
  readonly unread: readonly Unread[];
}

/** A draft whose doubts are not yet put in words. */
export interface RaisedDraft extends Omit<Draft, 'doubts'> {
  readonly doubts: readonly Raised[];
}

export interface Intake {
  readonly drafts: readonly Draft[];
  /** Why a document gave no draft. */
  readonly failure?: { readonly code: string; readonly message: string };
}

/** What content already holds: sibling forms settle labels that the text of a form has lost. */
export interface KnownContent {
  readonly forms: readonly Pick<FormEntry, 'unit' | 'project' | 'year' | 'record'>[];
  readonly projects?: readonly ProjectEntry[];
  readonly units?: readonly UnitEntry[];
}
