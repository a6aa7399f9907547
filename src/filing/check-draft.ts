import type { Finding } from '../core/audit/finding.ts';
import { findKind, type FormRecord } from '../core/forms/registry.ts';
import { IS_MISSING } from '../core/intake/doubts.ts';
import type { Draft } from '../core/intake/take-in.ts';
import { comparePrinted } from '../core/release/changes.ts';
import { applyEdits, nameOfPlace, textOf, type Edit, type EditedDraft } from './edits.ts';
import { mergeRecord, refuseThere, type ExistingRecord } from './merge-record.ts';
import type { ImportedDraft } from './read-forms.ts';
import { labelPlace, textAt } from '../io/describe-place.ts';
import { isPrinted } from './is-printed.ts';
import { knownPublishers } from './known-publishers.ts';
import { sayLack } from './lack-words.ts';
import type { ChosenPlace, Place } from './find-place.ts';
import type { Fields } from './record-text.ts';
import { mergeStaffPart, type StaffPart } from './staff-part.ts';
import { findBesides, type Beside } from './compare-beside.ts';
import { auditDraft, placeDraft, type DraftPlace } from './place-draft.ts';
import type { UnitwiseContent } from './unitwise.ts';

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
  /** The record as a file, and its name. */
  readonly file: { readonly name: string; readonly text: string };
}

/**
 * The record that content has at a place (`2024/jiedao/dangjian.target`); undefined where it has none, a text in Chinese
 * where its file cannot be read.
 */
export type FindExisting = (id: string) => Promise<ExistingRecord | string | undefined>;

/** Every text of the draft in its order, with its label and cell. */
function listValues(value: unknown, path: string, record: FormRecord, cells: Draft['cells'], into: DraftValue[]): void {
  if (typeof value === 'string') into.push({ path, label: labelPlace(record, path), text: value, at: cells[path] });
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value))
      listValues(part, path ? `${path}.${key}` : key, record, cells, into);
}

const compareDraft = (former: FormRecord, record: FormRecord, cells: Draft['cells']): Difference[] =>
  comparePrinted(former, record).map(({ path, old, new: now }) => ({
    label: labelPlace(now === undefined ? former : record, path),
    old,
    new: now,
    at: cells[path],
  }));

const isBlank = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).every(isBlank) : value === '';

/** What the file says at a place that the clerk wrote in. */
function originalAt(imported: ImportedDraft, draft: EditedDraft, path: string): string | undefined {
  if (!draft.written.has(path)) return undefined;
  const text = textOf(imported.record, nameOfPlace(draft, path));
  return text === '' ? undefined : text;
}

/** Blank rows between others stay: findings name rows by their number. */
function withoutBlankEnd(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const cut = (rows: readonly unknown[]): readonly unknown[] =>
    rows.slice(0, rows.findLastIndex((row) => !isBlank(row)) + 1);
  const change = ([key, value]: [string, unknown]): [string, unknown] =>
    (key === 'indicators' || key === 'tasks') && Array.isArray(value) ? [key, cut(value)] : [key, value];
  return Object.fromEntries(Object.entries(record).map(change));
}

/**
 * Checks a draft of a file as the clerk's edits leave it.
 * @param staff what is said of it beside what it prints
 */
export async function checkDraft(
  imported: ImportedDraft,
  edits: readonly Edit[],
  content: UnitwiseContent,
  findExisting: FindExisting,
  staff: StaffPart & ChosenPlace = { publication: {}, waivers: [] },
): Promise<CheckedDraft> {
  const draft = applyEdits(imported, edits);
  const kind = findKind(String(draft.record['kind']))!;
  const filed = withoutBlankEnd(draft.record);
  const record = filed as unknown as FormRecord;
  const atOf = (path: string): string | undefined => draft.cells[path];
  const parsed = kind.schema.safeParse(record, { reportInput: true });
  const lacks = parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        const path = issue.path.map(String).join('.');
        return { path, label: labelPlace(record, path), ...sayLack(issue), at: atOf(path) };
      });
  const isLacking = (path: string): boolean =>
    lacks.some((lack) => lack.path === path || lack.path.startsWith(`${path}.`));
  const { place, isNew, notes } = placeDraft(draft, content, staff);
  const forms = place && !isNew.unit ? await content.formsOf(place.unit.slug) : [];
  const known = { site: content.site, units: content.units, projects: content.projects, forms };
  const id = place?.stem.replace(/^records\//, '');
  const found = id === undefined ? undefined : await findExisting(id);
  const refusal = place && refuseThere(found, draft.record, place);
  const existing = refusal || typeof found === 'string' ? undefined : found;
  const stem = refusal ? undefined : place?.stem;
  const former = stem === undefined ? undefined : known.forms.find((form) => form.id === id);
  // what staff added stays, as in the file: approval, publisher, waivers
  const form = {
    ...(parsed.data ?? record),
    ...mergeStaffPart(staff, former?.record as Fields | undefined),
  } as FormRecord;
  const differences = former && compareDraft(former.record, record, draft.cells);
  const { status, approved } = former?.record.publication ?? {};
  const findings = parsed.success && place ? auditDraft(form, place, known) : [];
  const values: DraftValue[] = [];
  listValues(filed, '', record, draft.cells, values);
  const ending = existing?.ending ?? (kind.body ? 'md' : 'yaml');
  const year = textAt(record, 'year') ?? '';
  return {
    draft,
    record: filed,
    form,
    place: refusal ? undefined : place,
    isNew,
    id: stem === undefined ? undefined : id,
    publishers: place ? knownPublishers(place, known) : [],
    title: textAt(record, 'project') || textAt(record, 'title') || '没有名称的表',
    kindName: `${year && `${year}年`}${kind.name}`,
    path: stem && `content/${stem}.${ending}`,
    placeNotes: refusal ? [...notes, `${refusal.reason}。${refusal.advice}`] : notes,
    differences,
    besides: stem === undefined ? [] : findBesides(id!, known.forms),
    lostApproval: status === 'approved' && differences?.length ? approved : undefined,
    values: values.filter(({ path }) => isPrinted(path)),
    // what the reader noted stands above the drafts, once
    doubts: draft.doubts
      .map(({ path, message, at }, i) => ({
        ...{ path, message, at, advice: '' },
        ...{ label: labelPlace(record, path), number: draft.open[i]! },
      }))
      // what is missing is told among the lacks
      .filter(({ path }, i) => path !== 'source' && !(IS_MISSING.has(draft.doubts[i]!.id) && isLacking(path))),
    unread: draft.unread,
    lacks,
    findings: findings
      .filter(({ waived }) => !waived)
      .map(({ rule, severity, at, message, advice }) => ({
        rule,
        severity,
        path: at,
        label: labelPlace(record, at),
        message,
        advice,
        at: atOf(at),
        original: originalAt(imported, draft, at),
      })),
    labelOf: (path) => labelPlace(record, path),
    basis: existing?.text,
    file: {
      name: `${stem?.slice(stem.lastIndexOf('/') + 1) ?? kind.id}.${ending}`,
      text: mergeRecord(filed, existing),
    },
  };
}
