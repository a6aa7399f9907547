import { PROMISE_CHARTS, YEAR_CHARTS } from '../charts/index.ts';
import type { ChartSpec } from '../charts/spec.ts';
import { followProject } from '../history/history.ts';
import { countableFigures } from '../history/totals.ts';
import { lastWord } from '../history/year-figures.ts';
import { unitPath } from '../library/addresses.ts';
import type { Catalogue } from '../library/catalogue.ts';
import { listProjects, type ProjectRow } from './listing.ts';
import { countPromises, type PromiseChanges } from './promise-changes.ts';
import type { Link } from './report.ts';
import { viewYears, type YearView } from './totals.ts';
import { holdYears, type YearAgainst } from './year-against.ts';

export interface YearReport {
  readonly view: YearView;
  /** The year before it in the catalogue, for the comparison; undefined for the first. */
  readonly before: YearView | undefined;
  readonly against: YearAgainst | undefined;
  readonly promises: PromiseChanges;
  readonly groups: readonly { unit: Link; rows: readonly ProjectRow[] }[];
  readonly charts: readonly ChartSpec[];
}

/** Everything a year's page shows. */
export function viewYear(catalogue: Catalogue, year: string): YearReport {
  const { projects, years } = catalogue;
  const at = years.indexOf(year);
  const [view, before] = viewYears(projects, [year, ...years.slice(Math.max(0, at - 1), at)]);
  const groups = catalogue.units
    .map(({ slug, unit, projects: own }) => ({
      unit: { text: unit.name, path: unitPath(slug) },
      rows: listProjects(own, year),
    }))
    .filter(({ rows }) => rows.length > 0);
  const figures = countableFigures(projects, year);
  const active = projects.filter((node) => node.years.includes(year));
  const speaking = active.filter(({ forms }) => lastWord(forms, year)).length;
  const promises = countPromises(active.map(followProject), year);
  const charts = [
    ...YEAR_CHARTS.map((build) => build(figures, year, speaking - figures.length)),
    ...PROMISE_CHARTS.map((build) => build(promises)),
  ];
  return {
    view: view!,
    before,
    against: before && holdYears(projects, before.year, year),
    promises,
    groups,
    charts: charts.filter((chart) => chart !== undefined),
  };
}
