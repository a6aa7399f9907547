import { TOTALS_CHARTS } from '../charts/index.ts';
import type { ChartSpec } from '../charts/spec.ts';
import { FORM_KINDS, kindOf } from '../forms/registry.ts';
import { listYears } from '../history/carry-year.ts';
import { formPath } from '../library/addresses.ts';
import type { Catalogue, ProjectNode } from '../library/catalogue.ts';
import { viewYears, type YearView } from './totals.ts';

export interface Home {
  readonly forms: number;
  readonly projects: number;
  readonly years: readonly YearView[];
  readonly units: readonly { slug: string; name: string; district: string | undefined; projects: number }[];
  /** Counts in the order of `FORM_KINDS`. */
  readonly completeness: readonly { year: string; counts: readonly number[] }[];
  /** The latest forms that carry a date; none where the sources print no dates. */
  readonly newest: readonly { date: string; text: string; path: string }[];
  readonly charts: readonly ChartSpec[];
}

const NEWEST = 8;
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function listNewest({ content }: Catalogue): Home['newest'] {
  return content.forms
    .filter(({ record }) => record.publication.date)
    .sort((a, b) => inOrder(b.record.publication.date!, a.record.publication.date!) || inOrder(a.id, b.id))
    .slice(0, NEWEST)
    .map((form) => ({
      date: form.record.publication.date!,
      text: `${form.record.project} ${form.year}年${kindOf(form.record).name}`,
      path: formPath(form),
    }));
}

export function viewHome(catalogue: Catalogue): Home {
  const { units, projects, content } = catalogue;
  const years = viewYears(projects, listYears(catalogue.years[0], catalogue.years.at(-1)));
  const shown = (own: readonly ProjectNode[]): number => own.filter(({ forms }) => forms.length > 0).length;
  return {
    forms: content.forms.length,
    projects: shown(projects),
    years,
    units: units.map(({ slug, unit, projects: own }) => ({
      slug,
      name: unit.name,
      district: unit.district,
      projects: shown(own),
    })),
    completeness: catalogue.years.map((year) => ({
      year,
      counts: FORM_KINDS.map(({ id }) => content.forms.filter((form) => form.year === year && form.kind === id).length),
    })),
    newest: listNewest(catalogue),
    charts: TOTALS_CHARTS.map((build) => build(years.map(({ totals }) => totals))).filter(
      (chart) => chart !== undefined,
    ),
  };
}
