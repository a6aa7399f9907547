import type { Content, FormEntry, ProjectEntry, WithdrawnEntry } from '../library/library.ts';
import { isPublic, isWithdrawn } from './states.ts';
import { withholdTexts } from './withhold.ts';

/** What stays at the address of a withdrawn record: that it was there, and why it is gone; none of its figures. */
function makeNotice({ id, year, unit, project, kind, record }: FormEntry): WithdrawnEntry {
  const { withdrawn, publisher } = record.publication;
  return { id, year, unit, project, kind, date: withdrawn?.date, reason: withdrawn?.reason, publisher };
}

interface Place {
  readonly unit: string;
  readonly project: string;
}

/** Leaves out the projects that only drafts speak of; those above and before a kept one stay, its pages name them. */
function keepProjects(projects: readonly ProjectEntry[], all: readonly Place[], shown: readonly Place[]) {
  const keyOf = ({ unit, project }: Place): string => `${unit}/${project}`;
  const byKey = new Map(projects.map((entry) => [`${entry.unit}/${entry.slug}`, entry]));
  const kept = new Set<ProjectEntry>();
  const keep = (unit: string, slug: string | undefined): void => {
    const entry = slug === undefined ? undefined : byKey.get(`${unit}/${slug}`);
    if (!entry || kept.has(entry)) return;
    kept.add(entry);
    keep(unit, entry.project.parent);
    keep(unit, entry.project.predecessor);
  };
  const spokenOf = new Set(all.map(keyOf));
  for (const { unit, project } of shown) keep(unit, project);
  for (const { unit, slug } of projects) if (!spokenOf.has(`${unit}/${slug}`)) keep(unit, slug);
  return projects.filter((entry) => kept.has(entry));
}

/** Leaves out the units that only drafts speak of. */
function keepUnits({ units, forms }: Content, kept: readonly { readonly unit: string }[]): Content['units'] {
  const spokenOf = new Set(forms.map(({ unit }) => unit));
  const shown = new Set(kept.map(({ unit }) => unit));
  return units.filter(({ slug }) => shown.has(slug) || !spokenOf.has(slug));
}

/**
 * What of the content the public may see on a day: records that are approved or published and due, notices of the withdrawn,
 * the projects and units these belong to, and the corrections, those of withdrawn records without their texts. Projects and units that only have drafts are left out: their
 * names are part of the drafts. Handbook and lists for staff are not for the public.
 */
export function publicContent(content: Content, today: string | undefined): Content {
  const forms = content.forms.filter(({ record }) => isPublic(record, today));
  const withdrawn = content.forms.filter(({ record }) => isWithdrawn(record)).map(makeNotice);
  const projects = keepProjects(content.projects, content.forms, [...forms, ...withdrawn]);
  return {
    ...content,
    forms,
    withdrawn,
    projects,
    units: keepUnits(content, [...forms, ...withdrawn, ...projects]),
    corrections: withholdTexts(content.corrections, forms),
    handbook: [],
    expected: undefined,
  };
}
