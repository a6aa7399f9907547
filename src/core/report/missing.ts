import { listExpected } from '../expected/completeness.ts';
import type { ExpectedForms } from '../expected/schema.ts';
import { findKind, type KindId } from '../forms/registry.ts';
import { DEPARTMENT, WHOLE, type Subject } from '../forms/subject.ts';
import { buildCatalogue } from '../library/catalogue.ts';
import type { Content, ProjectEntry, UnitEntry } from '../library/library.ts';

/** A form that a unit had to publish and has not. */
export interface MissingRow {
  readonly year: string;
  readonly kind: string;
  /** `部门整体` of a whole department; undefined where no project is named. */
  readonly project: string | undefined;
  /** `2024-06-30`; undefined where no day is set. */
  readonly due: string | undefined;
}

export interface UnitMissing {
  /** Undefined for all units together that have nothing public. */
  readonly slug: string | undefined;
  readonly name: string;
  /** Forms on the list of what has to be published. */
  readonly wanted: number;
  /** Of them those that are not public, the earliest last day first. */
  readonly rows: readonly MissingRow[];
}

/** A form on the list of what has to be published. Who has nothing public at all is not named. */
export interface MissingForm {
  readonly unit: UnitEntry | undefined;
  readonly year: string;
  readonly kind: KindId;
  readonly subject: Subject;
  readonly project: ProjectEntry | undefined;
  readonly due: string | undefined;
  /** Where it says no more than that: whose unit or project has no public form of any year. */
  readonly isUnnamed: boolean;
}

/** The list taken apart: what units and projects with public forms have to publish, and what others have. */
function splitList({ expected = [], units, projects }: Content) {
  const known = new Map(units.map((entry) => [entry.slug, entry]));
  const slugs = new Set(projects.map(({ unit, slug }) => `${unit}/${slug}`));
  for (const { slug } of units) slugs.add(`${slug}/${DEPARTMENT}`);
  const named: ExpectedForms[] = [];
  const unnamed: MissingForm[] = [];
  for (const line of expected) {
    const { year, forms, due } = line;
    const unit = known.get(line.unit);
    const own = line.projects?.filter((slug) => slugs.has(`${line.unit}/${slug}`));
    if (unit && own?.length !== 0) named.push(own ? { ...line, projects: own } : line);
    const others = unit ? (line.projects?.length ?? 0) - (own?.length ?? 0) : (line.projects?.length ?? 1);
    for (let i = 0; i < others; i++)
      for (const kind of forms) {
        const subject = findKind(kind)!.subjects[0]!;
        unnamed.push({ unit, year, kind, subject, project: undefined, due, isUnnamed: true });
      }
  }
  return { named, unnamed };
}

/** The forms that have to be published; of each whether it is missing. */
function listWanted(content: Content): (MissingForm & { readonly isMissing: boolean })[] {
  const { named, unnamed } = splitList(content);
  const listed = listExpected(buildCatalogue({ ...content, expected: named }), undefined)
    .filter(({ isExpected }) => isExpected)
    .map(({ unit, year, kind, subject, project, due, standing }) => ({
      ...{ unit, year, kind, subject, project, due, isUnnamed: false, isMissing: standing === 'missing' },
    }));
  return [...listed, ...unnamed.map((form) => ({ ...form, isMissing: true }))];
}

/** The forms that have to be published and are not public. */
export const listMissing = (content: Content): MissingForm[] =>
  listWanted(content).filter(({ isMissing }) => isMissing);

const byDay = (a: MissingRow, b: MissingRow): number => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1);

function nameProject({ unit, subject, project, isUnnamed }: MissingForm): string | undefined {
  if (subject === 'department') return WHOLE;
  return isUnnamed && unit ? '还没有公开过表的项目' : project?.project.name;
}

const viewRow = (form: MissingForm): MissingRow => ({
  year: form.year,
  kind: findKind(form.kind)!.name,
  project: nameProject(form),
  due: form.due,
});

/** Units with what they had to publish, and what of it is not there; last those that have nothing public, together. */
export function viewMissing(content: Content): UnitMissing[] {
  const groups = Map.groupBy(listWanted(content), ({ unit }) => unit?.slug);
  const last = groups.get(undefined) ?? [];
  groups.delete(undefined);
  return [...groups.values(), ...(last.length ? [last] : [])].map((own) => ({
    slug: own[0]!.unit?.slug,
    name: own[0]!.unit?.unit.name ?? '还没有公开过表的单位',
    wanted: own.length,
    rows: own
      .filter(({ isMissing }) => isMissing)
      .map(viewRow)
      .sort(byDay),
  }));
}
