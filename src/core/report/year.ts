import { YEAR_CHARTS } from '../charts/index.ts';
import type { ChartSpec } from '../charts/spec.ts';
import { countableFigures } from '../history/totals.ts';
import { unitPath } from '../library/addresses.ts';
import type { Catalogue } from '../library/catalogue.ts';
import { listProjects, type ProjectRow } from './listing.ts';
import type { Link } from './report.ts';
import { viewYears, type YearView } from './totals.ts';

export interface YearReport {
  readonly view: YearView;
  /** The year before it in the catalogue, for the comparison; undefined for the first. */
  readonly before: YearView | undefined;
  readonly groups: readonly { unit: Link; rows: readonly ProjectRow[] }[];
  readonly charts: readonly ChartSpec[];
}

export function viewYear(catalogue: Catalogue, year: string): YearReport {
  const at = catalogue.years.indexOf(year);
  const [view, before] = viewYears(catalogue.projects, [year, ...catalogue.years.slice(Math.max(0, at - 1), at)]);
  const groups = catalogue.units
    .map(({ slug, unit, projects }) => ({
      unit: { text: unit.name, path: unitPath(slug) },
      rows: listProjects(projects, year),
    }))
    .filter(({ rows }) => rows.length > 0);
  const figures = countableFigures(catalogue.projects, year);
  return {
    view: view!,
    before,
    groups,
    charts: YEAR_CHARTS.map((build) => build(figures, year)).filter((chart) => chart !== undefined),
  };
}
