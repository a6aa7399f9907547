import { PROMISE_CHARTS, YEAR_CHARTS } from '../charts/index.ts';
import type { ChartSpec } from '../charts/spec.ts';
import { followProject } from '../history/history.ts';
import { countableFigures, joinTotals, printTotals, totalYear, type TotalsPart } from '../history/totals.ts';
import { countForm, lastWord, type Counted } from '../history/year-figures.ts';
import { unitPath } from '../library/addresses.ts';
import { subjectsOf, type Catalogue, type UnitNode } from '../library/catalogue.ts';
import { listProjects, type ProjectRow } from './listing.ts';
import { gatherPromises, joinPromises, type PromiseChanges, type PromisePart } from './promise-changes.ts';
import type { Link } from './report.ts';
import { viewTotals, type YearView } from './totals.ts';
import { gatherAgainst, joinAgainst, type AgainstPart, type YearAgainst } from './year-against.ts';

/** The rows of one unit in a year; plain data. */
export interface YearRows {
  readonly unit: Link;
  readonly rows: readonly ProjectRow[];
  /** Of the whole department: one or none. */
  readonly department: readonly ProjectRow[];
}

/** What one unit adds to the page of a year beside its rows; plain data. */
export interface YearPart {
  /** Of the year and of the one before it. */
  readonly totals: readonly TotalsPart[];
  readonly counted: readonly Counted[];
  /** Projects with a form of the year, and those of them with a table. */
  readonly active: number;
  readonly speaking: number;
  readonly promises: PromisePart;
  readonly against: AgainstPart | undefined;
}

export interface YearReport {
  readonly view: YearView;
  /** The year before it in the catalogue, for the comparison; undefined for the first. */
  readonly before: YearView | undefined;
  readonly against: YearAgainst | undefined;
  readonly promises: PromiseChanges;
  readonly charts: readonly ChartSpec[];
}

/** All rows of a year, unit by unit. */
export interface YearList {
  readonly groups: readonly { unit: Link; rows: readonly ProjectRow[] }[];
  /** Whole departments with figures of the year; their money is in none of the sums. */
  readonly departments: readonly { unit: Link; rows: readonly ProjectRow[] }[];
}

export const gatherRows = ({ slug, unit, projects, department }: UnitNode, year: string): YearRows => ({
  unit: { text: unit.name, path: unitPath(slug) },
  rows: listProjects(projects, year),
  department: listProjects(department ? [department] : [], year),
});

/** @param before the year before among those of all units */
export function gatherYear(unit: UnitNode, year: string, before: string | undefined): YearPart {
  const { projects } = unit;
  const active = projects.filter((node) => node.years.includes(year));
  const years = before === undefined ? [year] : [year, before];
  return {
    totals: years.map((one) => printTotals(totalYear(subjectsOf(unit), one))),
    counted: countableFigures(projects, year).map(countForm),
    active: active.length,
    speaking: active.filter(({ forms }) => lastWord(forms, year)).length,
    promises: gatherPromises(active.map(followProject), year),
    against: before === undefined ? undefined : gatherAgainst(projects, before, year),
  };
}

export const joinRows = (parts: readonly YearRows[]): YearList => ({
  groups: parts.flatMap(({ unit, rows }) => (rows.length > 0 ? [{ unit, rows }] : [])),
  departments: parts.flatMap(({ unit, department: rows }) => (rows.length > 0 ? [{ unit, rows }] : [])),
});

/**
 * Everything a page about a year shows beside its rows.
 * @param isOfSeveral whether there are projects of several units, in whatever year
 */
export function joinYear(
  parts: readonly YearPart[],
  year: string,
  before: string | undefined,
  isOfSeveral: boolean,
): YearReport {
  const totals = parts.flatMap((part) => part.totals);
  const viewOf = (one: string): YearView => viewTotals(joinTotals(totals, one));
  const counted = parts.flatMap((part) => part.counted);
  const speaking = parts.reduce((n, part) => n + part.speaking, 0);
  const against = parts.flatMap((part) => part.against ?? []);
  const promises = joinPromises(
    parts.map((part) => part.promises),
    year,
    parts.filter(({ active }) => active > 0).length > 1,
  );
  const charts = [
    ...YEAR_CHARTS.map((build) => build(counted, year, speaking - counted.length)),
    ...PROMISE_CHARTS.map((build) => build(promises)),
  ];
  return {
    view: viewOf(year),
    before: before === undefined ? undefined : viewOf(before),
    against: before === undefined ? undefined : joinAgainst(against, before, year, isOfSeveral),
    promises,
    charts: charts.filter((chart) => chart !== undefined),
  };
}

export function viewYear({ units, years }: Catalogue, year: string): YearReport & YearList {
  const before = years[years.indexOf(year) - 1];
  const isOfSeveral = units.filter(({ projects }) => projects.length > 0).length > 1;
  const parts = units.map((unit) => gatherYear(unit, year, before));
  return { ...joinYear(parts, year, before, isOfSeveral), ...joinRows(units.map((unit) => gatherRows(unit, year))) };
}
