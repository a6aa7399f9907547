import type { Content, FormEntry, ProjectEntry, UnitEntry, WithdrawnEntry } from '../library/library.ts';
import type { CorrectionView } from '../report/corrections.ts';
import { relateUnit } from '../report/unit.ts';
import type { Link } from '../report/report.ts';
import { districtPath, unitPath } from '../library/addresses.ts';
import { listDistricts } from '../library/districts.ts';
import type { Frame } from './frame.ts';

/** What a unit's page leads to beside what is its own. */
export interface UnitRelations {
  readonly above: readonly Link[];
  readonly below: readonly Link[];
  /** Where districts have pages. */
  readonly district: Link | undefined;
}

/** All that the pages and data of one unit are made from; plain data. */
export interface UnitSlice {
  readonly unit: UnitEntry;
  readonly relations: UnitRelations;
  readonly projects: readonly ProjectEntry[];
  readonly forms: readonly FormEntry[];
  readonly withdrawn: readonly WithdrawnEntry[];
  /** Of forms of the unit, newest first. */
  readonly corrections: readonly CorrectionView[];
  /** Years in which any unit has a form, oldest first: each is compared with the one before it. */
  readonly years: readonly string[];
}

/** The content unit by unit, in its order. */
export function sliceUnits(
  content: Content,
  { corrections, lists }: Pick<Frame, 'corrections' | 'lists'>,
): UnitSlice[] {
  const { units, forms, projects, withdrawn = [] } = content;
  const years = [...new Set(forms.map(({ year }) => year))].sort();
  const [formsOf, projectsOf, withdrawnOf] = [forms, projects, withdrawn].map((list) =>
    Map.groupBy<string, { readonly unit: string }>(list, ({ unit }) => unit),
  ) as [Map<string, FormEntry[]>, Map<string, ProjectEntry[]>, Map<string, WithdrawnEntry[]>];
  const districts = new Map(
    listDistricts(units, lists).flatMap(({ slug, name, units: own }) =>
      own.map((unit): [UnitEntry, Link] => [unit, { text: name, path: districtPath(slug) }]),
    ),
  );
  return units.map((unit) => ({
    unit,
    relations: { ...relateUnit(unit, units), district: districts.get(unit) },
    projects: projectsOf.get(unit.slug) ?? [],
    forms: formsOf.get(unit.slug) ?? [],
    withdrawn: withdrawnOf.get(unit.slug) ?? [],
    corrections: corrections.filter(({ form }) => form.path.startsWith(unitPath(unit.slug))),
    years,
  }));
}
