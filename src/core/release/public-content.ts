import { nameOf } from '../forms/subject.ts';
import { bareName } from '../library/bare-name.ts';
import { changeHead, headOf } from '../library/form-head.ts';
import type { Content, FormEntry, ProjectEntry, UnitEntry, WithdrawnEntry } from '../library/library.ts';
import { once } from '../outputs/once.ts';
import { isPublic, isWithdrawn } from './states.ts';
import { withholdTexts } from './withhold.ts';

/** What stays at the address of a withdrawn record: that it was there, and why it is gone; none of its figures. */
function makeNotice(form: FormEntry): WithdrawnEntry {
  const { id, year, unit, project, kind } = form;
  const { withdrawn, publisher } = headOf(form).publication;
  return { id, year, unit, project, kind, date: withdrawn?.date, reason: withdrawn?.reason, publisher };
}

interface Place {
  readonly unit: string;
  readonly project: string;
}
const keyOf = ({ unit, project }: Place): string => `${unit}/${project}`;
const RELATIONS = ['parent', 'predecessor'] as const;

/** An entry without the relations to others that are left out. */
function cutLoose<T extends object>(
  entry: T,
  relations: readonly (keyof T)[],
  isKept: (slug: T[keyof T]) => boolean,
): T {
  const lost = relations.filter((name) => entry[name] !== undefined && !isKept(entry[name]));
  return lost.length
    ? (Object.fromEntries(Object.entries(entry).filter(([key]) => !lost.includes(key as keyof T))) as T)
    : entry;
}

/**
 * The projects of the public forms, and those above and before them that have no form at all: a project that only drafts
 * speak of is named nowhere, not even by its parts.
 */
function keepProjects(
  projects: readonly ProjectEntry[],
  all: readonly Place[],
  shown: readonly Place[],
): ProjectEntry[] {
  const byKey = new Map(projects.map((entry) => [`${entry.unit}/${entry.slug}`, entry]));
  const open = new Set(shown.map(keyOf));
  const hidden = new Set(all.map(keyOf).filter((key) => !open.has(key)));
  const kept = new Set<string>();
  const keep = (unit: string, slug: string | undefined): void => {
    const key = `${unit}/${slug}`;
    const entry = byKey.get(key);
    if (!entry || kept.has(key) || hidden.has(key)) return;
    kept.add(key);
    for (const relation of RELATIONS) keep(unit, entry.project[relation]);
  };
  for (const { unit, project } of shown) keep(unit, project);
  return projects
    .filter(({ unit, slug }) => kept.has(`${unit}/${slug}`))
    .map(({ unit, slug, project }) => ({
      ...{ unit, slug },
      project: cutLoose(project, RELATIONS, (other) => kept.has(`${unit}/${String(other)}`)),
    }));
}

/** The units of what is public, and by name alone those above them that have no form at all. */
function keepUnits({ units, forms }: Content, shown: readonly { readonly unit: string }[]): UnitEntry[] {
  const bySlug = new Map(units.map((entry) => [entry.slug, entry]));
  const own = new Set(shown.map(({ unit }) => unit));
  const hidden = new Set(forms.map(({ unit }) => unit).filter((slug) => !own.has(slug)));
  const kept = new Set<string>();
  const keep = (slug: string | undefined): void => {
    const entry = slug === undefined || hidden.has(slug) || kept.has(slug) ? undefined : bySlug.get(slug);
    if (!entry) return;
    kept.add(entry.slug);
    keep(entry.unit.parent);
  };
  own.forEach(keep);
  return units
    .filter(({ slug }) => kept.has(slug))
    .map(({ slug, unit: { contact, ...named } }) => {
      const unit = own.has(slug) && contact !== undefined ? { ...named, contact } : named;
      return { slug, unit: cutLoose(unit, ['parent'], (above) => kept.has(String(above))) };
    });
}

/** The names that forms print of each project, by unit and slug, and of each unit, by its slug. */
function namesIn(forms: readonly FormEntry[]): ReadonlySet<string> {
  // most names stand on many forms
  const known = new Map<string, string>();
  const bare = (name: string): string => {
    const found = known.get(name) ?? bareName(name);
    known.set(name, found);
    return found;
  };
  return new Set(
    forms.flatMap((form) => {
      const { unit, project } = form;
      const head = headOf(form);
      return [
        `${unit}/${project} ${bare(nameOf(head))}`,
        ...[head.department, head.implementer].map((name) => `${unit} ${bare(name ?? '')}`),
      ];
    }),
  );
}

/** Names in forms that are public and in those that are not: the many of the former are seldom asked for. */
interface Names {
  readonly open: () => ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
}

/** An entry without the other names that only hidden forms print: they are part of the drafts. */
function openNames<T extends { readonly aliases?: string[] | undefined }>(entry: T, id: string, names: Names): T {
  const isOpen = (name: string): boolean => {
    const key = `${id} ${bareName(name)}`;
    return !names.hidden.has(key) || names.open().has(key);
  };
  return entry.aliases ? { ...entry, aliases: entry.aliases.filter(isOpen) } : entry;
}

/** A record as the public gets it: without the names of its original, where the site does not say otherwise. */
function openForm(form: FormEntry, { originals }: Content['site']): FormEntry {
  const { sha256 } = headOf(form).source;
  return originals === 'name' ? form : changeHead(form, { source: { file: '', ...(sha256 ? { sha256 } : {}) } });
}

/**
 * What of the content the public may see on a day: records that are approved or published and due, notices of the withdrawn,
 * the projects and units these belong to, and the corrections, those of withdrawn records without their texts. All other
 * projects and units are left out: their names are part of drafts. Handbook and lists for staff are not for the public.
 */
export function publicContent(content: Content, today: string | undefined): Content {
  const open = content.forms.filter((form) => isPublic(headOf(form), today));
  const hidden = content.forms.filter((form) => !isPublic(headOf(form), today));
  const withdrawn = content.forms.filter((form) => isWithdrawn(headOf(form))).map(makeNotice);
  const names = { open: once(() => namesIn(open)), hidden: namesIn(hidden) };
  const projects = keepProjects(content.projects, content.forms, [...open, ...withdrawn]);
  return {
    ...content,
    forms: open.map((form) => openForm(form, content.site)),
    withdrawn,
    projects: projects.map((entry) => ({
      ...entry,
      project: openNames(entry.project, `${entry.unit}/${entry.slug}`, names),
    })),
    units: keepUnits(content, [...open, ...withdrawn, ...projects]).map((entry) => ({
      ...entry,
      unit: openNames(entry.unit, entry.slug, names),
    })),
    corrections: withholdTexts(content.corrections, open),
    handbook: [],
    expected: content.site.publication.showMissing ? content.expected : undefined,
  };
}
