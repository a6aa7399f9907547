import type { Content, FormEntry, ProjectEntry, UnitEntry, WithdrawnEntry } from '../library/library.ts';
import type { CorrectionView } from '../report/corrections.ts';
import { relateUnit } from '../report/unit.ts';
import type { Link } from '../report/report.ts';
import { unitPath } from '../library/addresses.ts';
import type { Frame } from './frame.ts';

/** All that the pages and data of one unit are made from; plain data. */
export interface UnitSlice {
  readonly unit: UnitEntry;
  readonly relations: { readonly above: readonly Link[]; readonly below: readonly Link[] };
  readonly projects: readonly ProjectEntry[];
  readonly forms: readonly FormEntry[];
  readonly withdrawn: readonly WithdrawnEntry[];
  /** Of forms of the unit, newest first. */
  readonly corrections: readonly CorrectionView[];
  /** Years in which any unit has a form, oldest first: each is compared with the one before it. */
  readonly years: readonly string[];
}

/** The content unit by unit, in its order. */
export function sliceUnits(content: Content, { corrections }: Pick<Frame, 'corrections'>): UnitSlice[] {
  const { units, forms, projects, withdrawn = [] } = content;
  const years = [...new Set(forms.map(({ year }) => year))].sort();
  const [formsOf, projectsOf, withdrawnOf] = [forms, projects, withdrawn].map((list) =>
    Map.groupBy<string, { readonly unit: string }>(list, ({ unit }) => unit),
  ) as [Map<string, FormEntry[]>, Map<string, ProjectEntry[]>, Map<string, WithdrawnEntry[]>];
  return units.map((unit) => ({
    unit,
    relations: relateUnit(unit, units),
    projects: projectsOf.get(unit.slug) ?? [],
    forms: formsOf.get(unit.slug) ?? [],
    withdrawn: withdrawnOf.get(unit.slug) ?? [],
    corrections: corrections.filter(({ form }) => form.path.startsWith(unitPath(unit.slug))),
    years,
  }));
}
