import type { Finding } from '../core/audit/finding.ts';
import { auditCatalogue } from '../core/audit/run-audit.ts';
import type { FormRecord } from '../core/forms/registry.ts';
import { subjectAt } from '../core/forms/subject.ts';
import type { Draft } from '../core/intake/take-in.ts';
import { buildCatalogue } from '../core/library/catalogue.ts';
import { giveDefaultPublisher } from '../core/library/default-publisher.ts';
import type { Content, FormEntry } from '../core/library/library.ts';
import { findPlace, type Place } from '../filing/find-place.ts';
import { Register } from '../filing/register.ts';

/** The content a draft is held against. */
export type KnownContent = Pick<Content, 'site' | 'units' | 'projects' | 'forms'>;

/** The audit of a draft as if it stood in the content already; units and projects that are new are added for it. */
export function auditDraft(
  record: FormRecord,
  { unit, project, stem }: Place,
  known: KnownContent,
): readonly Finding[] {
  const { year, kind } = record;
  const id = stem.replace(/^records\//, '');
  const form: FormEntry = { id, year, unit: unit.slug, project: project.slug, kind, record };
  const hasUnit = known.units.some(({ slug }) => slug === unit.slug);
  const hasProject =
    subjectAt(project.slug) === 'department' ||
    known.projects.some((other) => other.unit === unit.slug && other.slug === project.slug);
  const content: Content = {
    ...known,
    units: hasUnit ? known.units : [...known.units, unit],
    projects: hasProject ? known.projects : [...known.projects, project],
    forms: [...known.forms.filter((other) => other.id !== id), form],
    glossary: [],
    handbook: [],
    pages: [],
  };
  const catalogue = buildCatalogue(giveDefaultPublisher(content));
  return auditCatalogue(catalogue, { records: new Set([id]) }).flatMap(({ findings }) => findings);
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
  const notes = added.length
    ? [`内容里还没有${added.join('和')}，导入命令会一并建立。`, ...place.notes]
    : [...place.notes];
  return { place, notes };
}
