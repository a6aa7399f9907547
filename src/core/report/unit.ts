import { SCORE_CHARTS, TOTALS_CHARTS } from '../charts/index.ts';
import type { ChartSpec } from '../charts/spec.ts';
import { kindsAmong } from '../forms/registry.ts';
import { listYears } from '../history/carry-year.ts';
import { followProject, rollUp } from '../history/history.ts';
import { subjectsOf, type ProjectNode, type UnitNode } from '../library/catalogue.ts';
import type { SiteConfig } from '../library/site.ts';
import { composeParagraph, type Paragraph } from '../paragraph/compose.ts';
import { countYear } from '../paragraph/figures.ts';
import { composeGoals } from '../paragraph/goals.ts';
import { unitPath } from '../library/addresses.ts';
import type { UnitEntry } from '../library/library.ts';
import { listProject, listProjects, type ProjectRow } from './listing.ts';
import type { Link } from './report.ts';
import { countPromises, type PromiseChanges } from './promise-changes.ts';
import { viewYears, type YearView } from './totals.ts';
import { holdYears, type YearAgainst } from './year-against.ts';

/** One year of a unit. */
export interface UnitYear {
  readonly year: string;
  readonly rows: readonly ProjectRow[];
  /** The whole department's year, whose money is in none of the sums; undefined where it has no forms. */
  readonly department: ProjectRow | undefined;
  readonly counts: readonly { readonly name: string; readonly count: number }[];
  /** Against the unit's year before; undefined in its first. */
  readonly against: YearAgainst | undefined;
  readonly promises: PromiseChanges;
  /** Which projects the year's sums do without, and why. */
  readonly leftOut: readonly string[];
  readonly paragraph: Paragraph;
  /** 预算绩效目标设置情况; undefined where the year has no declared goals. */
  readonly goals: Paragraph | undefined;
}

export interface UnitReport {
  /** Whether the rows of its years are on pages of their own. */
  readonly isLong: boolean;
  readonly years: readonly YearView[];
  /** Newest first. */
  readonly lists: readonly UnitYear[];
  readonly charts: readonly ChartSpec[];
}

/** Which forms a unit has of a year, and which it has none of. */
export function sayCounts({ counts }: Pick<UnitYear, 'counts'>): string {
  const has = counts.filter(({ count }) => count > 0).map(({ name, count }) => `${name}${count}张`);
  const lacks = counts.filter(({ count }) => count === 0).map(({ name }) => name);
  return `公开了${has.join('、')}${lacks.length ? `；没有${lacks.join('、')}` : ''}。`;
}

/** The reasons for each of the three sums, each once. */
function listLeftOut(projects: readonly ProjectNode[], year: string): string[] {
  const { initial, adjusted, executed } = rollUp(projects, year);
  return [...new Set([initial, adjusted, executed].flatMap(({ leftOut }) => leftOut.map(({ words }) => words)))];
}

/** The unit above a unit and those below it, whose projects are on pages of their own. */
export function relateUnit({ slug, unit }: UnitEntry, units: readonly UnitEntry[]): { above: Link[]; below: Link[] } {
  const link = (node: UnitEntry): Link => ({ text: node.unit.name, path: unitPath(node.slug) });
  return {
    above: units.filter((other) => other.slug === unit.parent).map(link),
    below: units.filter((other) => other.unit.parent === slug).map(link),
  };
}

/** Everything a unit's page shows. `bands` are the site's grades. */
export function viewUnit(unit: UnitNode, bands: SiteConfig['grades'], isLong = false): UnitReport {
  const { projects } = unit;
  const subjects = subjectsOf(unit);
  const years = viewYears(subjects, listYears(unit.years[0], unit.years.at(-1)));
  const forms = subjects.flatMap((node) => node.forms);
  const histories = projects.map(followProject);
  const figures = new Map(unit.years.map((year) => [year, countYear(unit, year, bands)]));
  const view = (year: string, i: number): UnitYear => ({
    year,
    rows: listProjects(projects, year),
    department: unit.department && listProject(unit.department, year),
    counts: kindsAmong(forms).map(({ id, name }) => ({
      name,
      count: forms.filter((form) => form.year === year && form.kind === id).length,
    })),
    against: i > 0 ? holdYears(projects, unit.years[i - 1]!, year) : undefined,
    promises: countPromises(histories, year),
    leftOut: listLeftOut(projects, year),
    paragraph: composeParagraph(figures.get(year)!),
    goals: composeGoals(figures.get(year)!),
  });
  const totals = years.map((year) => year.totals);
  const scores = years.map(({ year }) => ({ year, value: undefined, of: 0, ...figures.get(year)?.average }));
  return {
    isLong,
    years,
    lists: unit.years.map(view).toReversed(),
    charts: [...TOTALS_CHARTS.map((build) => build(totals)), ...SCORE_CHARTS.map((build) => build(scores))].filter(
      (chart) => chart !== undefined,
    ),
  };
}
