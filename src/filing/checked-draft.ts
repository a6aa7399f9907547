import type { Finding } from '../core/audit/finding.ts';
import type { FormRecord } from '../core/forms/registry.ts';
import type { Beside } from './compare-beside.ts';
import type { EditedDraft } from './edits.ts';
import type { Place } from './find-place.ts';
import type { ExistingRecord } from './merge-record.ts';
import type { DraftPlace } from './place-draft.ts';
import type { StaffPart } from './staff-part.ts';

/* What is to be said of a draft: for the one who looks at it, at the desk or in a preview. */

/** Something to look at: where in the record, the words, and the address of the source cell where there is one. */
export interface Remark {
  /** Path in the record as it is now. */
  readonly path: string;
  readonly label: string;
  readonly message: string;
  readonly advice: string;
  readonly at: string | undefined;
}

/** A doubt of the reading, with its number among those of the draft that was read. */
export interface DraftDoubt extends Remark {
  readonly number: number;
}

/** A finding of the audit on a draft. */
export interface DraftFinding extends Remark {
  readonly rule: string;
  /** What the file prints there, where the clerk has written something else. */
  readonly original: string | undefined;
  readonly severity: Finding['severity'];
}

/** A value of the draft beside the cell it stands in. */
export interface DraftValue {
  readonly path: string;
  readonly label: string;
  readonly text: string;
  readonly at: string | undefined;
}

/** A text that the content's record prints otherwise; undefined where it, or the draft, has no such place. */
export interface Difference {
  readonly label: string;
  readonly old: string | undefined;
  readonly new: string | undefined;
  readonly at: string | undefined;
}

export interface CheckedDraft {
  /** What is checked: the draft as read, with the clerk's edits. */
  readonly draft: EditedDraft;
  /** Its record as it is filed: without the rows at the end of a table that nobody has filled in. */
  readonly record: Readonly<Record<string, unknown>>;
  /** The same with what staff added to the record that is there: publication, waivers. */
  readonly form: FormRecord;
  /** Undefined where the form does not say enough to be filed, or its place is another's. */
  readonly place: Place | undefined;
  /** `2024/jiedao/dangjian.target`; undefined where the form does not say enough to be filed. */
  readonly id: string | undefined;
  /** Who may publish it, as far as the content tells; the likeliest first. */
  readonly publishers: readonly string[];
  /** `社区党建`, or that there is no name yet. */
  readonly title: string;
  readonly kindName: string;
  /** `content/records/2024/jiedao/dangjian.target.yaml`; undefined where the form does not say enough to be filed. */
  readonly path: string | undefined;
  /** What nobody knows yet and is made with the form. */
  readonly isNew: DraftPlace['isNew'];
  /** What to know of that place: a guess, or why there is none. */
  readonly placeNotes: readonly string[];
  /** Where the content has a record at that place already: every text by which the draft differs. */
  readonly differences: readonly Difference[] | undefined;
  /** Who approved the record that is there, where the draft says something else: the approval does not hold for that. */
  readonly lostApproval: StaffPart['publication']['approved'];
  /** What it is held against. */
  readonly besides: readonly Beside[];
  readonly values: readonly DraftValue[];
  readonly doubts: readonly DraftDoubt[];
  readonly unread: readonly { readonly at: string; readonly text: string }[];
  /** What the record lacks before the audit can look at it. */
  readonly lacks: readonly Remark[];
  readonly findings: readonly DraftFinding[];
  /** A place of the record in words. */
  readonly labelOf: (path: string) => string;
  /** Text of the file that the content has at that place. */
  readonly basis: string | undefined;
  /** The record as a file, and its name; laid out when somebody asks for it. */
  readonly file: () => { readonly name: string; readonly text: string };
}

/**
 * The record that content has at a place (`2024/jiedao/dangjian.target`); undefined where it has none, a text in Chinese
 * where its file cannot be read.
 */
export type FindExisting = (id: string) => Promise<ExistingRecord | string | undefined>;
