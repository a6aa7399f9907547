import type { Finding } from '../core/audit/finding.ts';
import { auditCatalogue } from '../core/audit/run-audit.ts';
import type { FormRecord } from '../core/forms/registry.ts';
import { subjectAt } from '../core/forms/subject.ts';
import type { Draft } from '../core/intake/take-in.ts';
import { buildCatalogue } from '../core/library/catalogue.ts';
import { giveDefaultPublisher } from '../core/library/default-publisher.ts';
import type { Content, FormEntry } from '../core/library/library.ts';
import { findPlace, type Place } from './find-place.ts';
import { Register } from './register.ts';

/** The content a draft is held against. */
export type KnownContent = Pick<Content, 'site' | 'units' | 'projects' | 'forms'>;

/** The content with a draft in it, in the place of the record that is there; its unit and project are added where they are new. */
export function contentWith(record: FormRecord, { unit, project, stem }: Place, known: KnownContent): Content {
  const { year, kind } = record;
  const id = stem.replace(/^records\//, '');
  const form: FormEntry = { id, year, unit: unit.slug, project: project.slug, kind, record };
  const hasUnit = known.units.some(({ slug }) => slug === unit.slug);
  const hasProject =
    subjectAt(project.slug) === 'department' ||
    known.projects.some((other) => other.unit === unit.slug && other.slug === project.slug);
  return giveDefaultPublisher({
    ...known,
    units: hasUnit ? known.units : [...known.units, unit],
    projects: hasProject ? known.projects : [...known.projects, project],
    forms: [...known.forms.filter((other) => other.id !== id), form],
    glossary: [],
    handbook: [],
    pages: [],
  });
}

/** The audit of a draft as if it stood in the content already. */
export function auditDraft(record: FormRecord, place: Place, known: KnownContent): readonly Finding[] {
  const records = new Set([place.stem.replace(/^records\//, '')]);
  return auditCatalogue(buildCatalogue(contentWith(record, place, known)), { records }).flatMap(
    ({ findings }) => findings,
  );
}

/** Where the import command would file it, and what it would say of that. */
export function placeDraft(draft: Draft, known: KnownContent): { place: Place | undefined; notes: string[] } {
  const register = new Register(known.units, known.projects);
  const place = findPlace(draft.record, register);
  if ('reason' in place) return { place: undefined, notes: [`${place.reason}。${place.advice}`] };
  const added = [
    register.isNew(place.unit) ? `单位“${place.unit.unit.name}”` : '',
    register.isNew(place.project) ? `项目“${place.project.project.name}”` : '',
  ].filter(Boolean);
  const notes = added.length ? [`内容里还没有${added.join('和')}，保存时一并建立。`, ...place.notes] : [...place.notes];
  return { place, notes };
}
