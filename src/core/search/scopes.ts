import { listDistricts, type ListLimits } from '../library/districts.ts';
import type { UnitEntry } from '../library/library.ts';

/** Forms that are searched at once: what a query loads, and how long it takes, grows with them. */
export const SCOPE_FORMS = 20_000;

/** Any form as the search has to know where it belongs. */
interface Place {
  readonly unit: string;
  readonly project: string;
  readonly year: string;
  readonly kind: string;
}

/** Forms that are searched together. What they have in common is undefined where it is nothing. */
export interface SearchScope<F extends Place = Place> {
  /** In addresses. */
  readonly id: string;
  readonly year: string | undefined;
  readonly district: string | undefined;
  /** Which of several with the same year and district, from 1. */
  readonly part: number | undefined;
  /** All that a unit has in a year stands together. */
  readonly forms: readonly F[];
}

/** The id of the index over what everything is called. */
export const NAMES_INDEX = 'names';
export const ALL_FORMS = 'all';

const groupForms = <F extends Place>(forms: readonly F[]): Map<string, F[]> =>
  Map.groupBy(forms, ({ year, unit }) => `${year}/${unit}`);

/** Units in runs that have at most so many forms, one unit at the least. */
function cutUnits(units: readonly UnitEntry[], countOf: (unit: string) => number, most: number): UnitEntry[][] {
  const runs: UnitEntry[][] = [];
  let left = 0;
  for (const unit of units) {
    const count = countOf(unit.slug);
    if (!runs.length || count > left) {
      runs.push([]);
      left = most;
    }
    runs.at(-1)!.push(unit);
    left -= count;
  }
  return runs;
}

/**
 * What is searched at once, the newest first: everything where it is little enough, else a year, or a district's year, or that
 * of some of a district's units.
 */
export function listScopes<F extends Place>(
  { units, forms }: { readonly units: readonly UnitEntry[]; readonly forms: readonly F[] },
  lists: ListLimits,
): SearchScope<F>[] {
  const most = lists.searched;
  const common = { year: undefined, district: undefined, part: undefined };
  if (forms.length <= most) return [{ id: ALL_FORMS, ...common, forms: [...groupForms(forms).values()].flat() }];
  const districts = listDistricts({ units, forms }, lists);
  const years = [...Map.groupBy(forms, ({ year }) => year)].sort(([a], [b]) => (a < b ? 1 : -1));
  return years.flatMap(([year, ofYear]): SearchScope<F>[] => {
    const own = groupForms(ofYear);
    if (ofYear.length <= most) return [{ ...common, id: year, year, forms: [...own.values()].flat() }];
    const formsOf = (unit: string): readonly F[] => own.get(`${year}/${unit}`) ?? [];
    const groups = districts.length ? districts : [{ slug: '', name: undefined, units }];
    return groups.flatMap(({ slug, name, units: some }) => {
      const filed = some.filter((unit) => formsOf(unit.slug).length);
      const runs = cutUnits(filed, (unit) => formsOf(unit).length, most);
      return runs.map((run, i) => ({
        id: [year, ...(slug ? [slug] : []), ...(runs.length > 1 ? [i + 1] : [])].join('-'),
        ...{ year, district: name, part: runs.length > 1 ? i + 1 : undefined },
        forms: run.flatMap((unit) => formsOf(unit.slug)),
      }));
    });
  });
}

/** A project, or a whole department, by its place. */
export interface ProjectPlace<F extends Place = Place> {
  readonly unit: string;
  readonly project: string;
  readonly forms: readonly F[];
}

/** Projects that have a form, in the order of units, those of a unit in that of their slugs. */
export function listProjects<F extends Place>(units: readonly string[], forms: readonly F[]): ProjectPlace<F>[] {
  const ofUnits = Map.groupBy(forms, ({ unit }) => unit);
  return units.flatMap((unit) => {
    const projects = [...Map.groupBy(ofUnits.get(unit) ?? [], ({ project }) => project)];
    return projects.sort(([a], [b]) => (a < b ? -1 : 1)).map(([project, own]) => ({ unit, project, forms: own }));
  });
}
