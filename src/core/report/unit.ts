import { TOTALS_CHARTS } from '../charts/index.ts';
import type { ChartSpec } from '../charts/spec.ts';
import { FORM_KINDS } from '../forms/registry.ts';
import type { UnitNode } from '../library/catalogue.ts';
import { listProjects, type ProjectRow } from './listing.ts';
import { viewYears, type YearView } from './totals.ts';

export interface UnitReport {
  readonly years: readonly YearView[];
  /** Newest first. */
  readonly lists: readonly {
    year: string;
    rows: readonly ProjectRow[];
    counts: readonly { name: string; count: number }[];
  }[];
  readonly charts: readonly ChartSpec[];
}

export function viewUnit(unit: UnitNode): UnitReport {
  const years = viewYears(unit.projects, unit.years);
  const forms = unit.projects.flatMap((node) => node.forms);
  return {
    years,
    lists: [...unit.years].reverse().map((year) => ({
      year,
      rows: listProjects(unit.projects, year),
      counts: FORM_KINDS.map(({ id, name }) => ({
        name,
        count: forms.filter((form) => form.year === year && form.kind === id).length,
      })),
    })),
    charts: TOTALS_CHARTS.map((build) => build(years.map(({ totals }) => totals))).filter(
      (chart) => chart !== undefined,
    ),
  };
}
