import type { Finding } from '../core/audit/finding.ts';
import type { FormRecord } from '../core/forms/registry.ts';
import { subjectAt } from '../core/forms/subject.ts';
import type { Draft } from '../core/intake/take-in.ts';
import type { Content, FormEntry } from '../core/library/library.ts';
import { auditWithin, contentOf, type KnownContent } from './audit-within.ts';
import { findPlace, type ChosenPlace, type Place } from './find-place.ts';
import { Register } from './register.ts';

export type { KnownContent };

/** The content with a draft in it, in the place of the record that is there; its unit and project are added where they are new. */
export function contentWith(record: FormRecord, { unit, project, stem }: Place, known: KnownContent): Content {
  const { year, kind } = record;
  const id = stem.replace(/^records\//, '');
  const form: FormEntry = { id, year, unit: unit.slug, project: project.slug, kind, record };
  const hasUnit = known.units.some(({ slug }) => slug === unit.slug);
  const hasProject =
    subjectAt(project.slug) === 'department' ||
    known.projects.some((other) => other.unit === unit.slug && other.slug === project.slug);
  return contentOf({
    ...known,
    units: hasUnit ? known.units : [...known.units, unit],
    projects: hasProject ? known.projects : [...known.projects, project],
    forms: [...known.forms.filter((other) => other.id !== id), form],
  });
}

/** The audit of a draft as if it stood in the content already. */
export function auditDraft(record: FormRecord, place: Place, known: KnownContent): readonly Finding[] {
  const records = new Set([place.stem.replace(/^records\//, '')]);
  return auditWithin(contentWith(record, place, known), records).flatMap(({ findings }) => findings);
}

/** Where a draft would be filed. */
export interface DraftPlace {
  readonly place: Place | undefined;
  /** What nobody knows yet and is made with the form. */
  readonly isNew: { readonly unit: boolean; readonly project: boolean };
  /** What to know of it, or why there is no place. */
  readonly notes: readonly string[];
}

/** Where the import command would file a draft, and what a clerk at the desk is told of that. */
export function placeDraft(
  draft: Draft,
  known: Pick<KnownContent, 'units' | 'projects'>,
  chosen: ChosenPlace,
): DraftPlace {
  const register = new Register(known.units, known.projects);
  const place = findPlace(draft.record, register, chosen, 'desk');
  if ('reason' in place)
    return {
      place: undefined,
      isNew: { unit: false, project: false },
      notes: [`${place.reason}。${place.advice}`],
    };
  const isNew = { unit: register.isNew(place.unit), project: register.isNew(place.project) };
  return { place, isNew, notes: place.notes };
}
