import { DEPARTMENT_SELF_EVALUATION } from './department-self-evaluation/kind.ts';
import type { DepartmentSelfEvaluation } from './department-self-evaluation/schema.ts';
import { DEPARTMENT_TARGET } from './department-target/kind.ts';
import type { DepartmentTarget } from './department-target/schema.ts';
import { EVALUATION_REPORT } from './evaluation-report/kind.ts';
import type { EvaluationReport } from './evaluation-report/schema.ts';
import type { FormKind } from './kind.ts';
import { NARRATIVE } from './narrative/kind.ts';
import type { Narrative } from './narrative/schema.ts';
import type { Reading } from './reading.ts';
import { SELF_EVALUATION } from './self-evaluation/kind.ts';
import type { SelfEvaluation } from './self-evaluation/schema.ts';
import type { Sheet } from './sheet.ts';
import type { Subject } from './subject.ts';
import { TARGET } from './target/kind.ts';
import type { Target } from './target/schema.ts';
import { TRACKING } from './tracking/kind.ts';
import type { Tracking } from './tracking/schema.ts';

export type FormRecord =
  Narrative | Target | Tracking | SelfEvaluation | EvaluationReport | DepartmentTarget | DepartmentSelfEvaluation;
export type KindId = FormRecord['kind'];

/**
 * Every kind of form, in the order of the year of what it is about. A new kind is listed here and nowhere else. The cast says what
 * the list itself guarantees: a kind is only ever asked about records that its own schema accepted.
 */
export const FORM_KINDS = [
  NARRATIVE,
  TARGET,
  TRACKING,
  SELF_EVALUATION,
  DEPARTMENT_TARGET,
  DEPARTMENT_SELF_EVALUATION,
  EVALUATION_REPORT,
] as unknown as readonly FormKind[];

const BY_ID = new Map<string, FormKind>(FORM_KINDS.map((kind) => [kind.id, kind]));

export const findKind = (id: string): FormKind | undefined => BY_ID.get(id);
/** The kind of a record that its schema accepted. */
export const kindOf = (record: { kind: KindId }): FormKind => BY_ID.get(record.kind)!;

/** The kinds that forms about a subject may have, in the order of its year. */
export const kindsAbout = (subject: Subject): FormKind[] =>
  FORM_KINDS.filter(({ subjects }) => subjects.includes(subject));

/** The kinds to be counted among forms: the regular ones, be there any or none, and the others that there are. */
export function kindsAmong(forms: readonly { readonly kind: KindId }[]): FormKind[] {
  const present = new Set(forms.map(({ kind }) => kind));
  return FORM_KINDS.filter(({ id, isRegular }) => isRegular || present.has(id));
}

let laid: { readonly record: FormRecord; readonly sheet: Sheet | undefined } | undefined;

/** A form's official layout; undefined where it has none. Its page and its workbook are made one after the other: the last is kept. */
export function sheetOf(record: FormRecord): Sheet | undefined {
  if (laid?.record !== record) laid = { record, sheet: kindOf(record).sheet?.(record) };
  return laid.sheet;
}

/** A form is read for its audit, its history and its page, all at about the same time; each that is kept takes some 40 kB of every process. */
const MOST_KEPT = 600;
const kept = new Map<FormRecord, Reading>();

/** The figures of a form, parsed; not parsed again while the forms around it are being worked on. */
export function readingOf(record: FormRecord): Reading {
  const found = kept.get(record);
  if (found) return found;
  if (kept.size >= MOST_KEPT) kept.clear();
  const reading = kindOf(record).read(record);
  kept.set(record, reading);
  return reading;
}
