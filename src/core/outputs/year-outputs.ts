import { furtherPath, rowsPath, yearPath } from '../library/addresses.ts';
import { addRows, cutPages } from '../library/districts.ts';
import { fileRows, MOST_FILTERED } from '../report/row-file.ts';
import { isWay, wayOfDistrict, wayOfUnit, type UnitTotals, type Way } from '../report/ways.ts';
import { joinRows, joinYear, type YearReport } from '../report/year.ts';
import type { OpenDigest } from './digest-parts.ts';
import { joinWith, type Join } from './join-digests.ts';
import { digestOf, type Frame } from './frame.ts';
import type { ListPlan, YearScope } from './list-plan.ts';
import type { Output, YearRowsView } from './output.ts';

type DigestsOf = (units: ReadonlySet<string> | undefined) => readonly OpenDigest[];

/** All outputs of one year. */
class YearPages {
  readonly year: string;
  readonly before: string | undefined;
  readonly plan: ListPlan;
  readonly digestsOf: DigestsOf;
  readonly frame: Frame;

  constructor(
    year: string,
    before: string | undefined,
    { plan, digestsOf, frame }: { plan: ListPlan; digestsOf: DigestsOf; frame: Frame },
  ) {
    [this.year, this.before, this.plan, this.digestsOf, this.frame] = [year, before, plan, digestsOf, frame];
  }

  get path(): string {
    return yearPath(this.year);
  }
  get totals(): string {
    return `years/${this.year}`;
  }
  get rows(): string {
    return `rows/${this.year}`;
  }

  report(digests: readonly OpenDigest[]): YearReport {
    const { year, before } = this;
    const isOfSeveral = digests.filter(({ hasProjects }) => hasProjects).length > 1;
    const parts = digests.flatMap(({ years }) => years[year] ?? []);
    return joinYear(parts, year, before, isOfSeveral);
  }

  list(digests: readonly OpenDigest[]): YearRowsView {
    const parts = digests.flatMap(({ rows }) => rows[this.year] ?? []);
    return { list: joinRows(parts), ways: undefined };
  }

  /** Makes outputs of a scope's units alone. */
  joinOf({ units, district }: YearScope): Join {
    const own = district && new Set(units.map(({ slug }) => slug));
    return joinWith(() => this.digestsOf(own), this.frame);
  }

  totalsOf(digests: readonly OpenDigest[], { units }: YearScope): UnitTotals[] {
    const totals = new Map(digests.map(({ unit: { slug }, years }) => [slug, years[this.year]?.totals ?? []]));
    return units.map(({ slug, unit }) => ({
      link: { text: unit.name, path: this.plan.placeOf(slug, this.year) },
      totals: totals.get(slug) ?? [],
    }));
  }

  /** What ways rest on beside digests. */
  nameOf({ district, path, units, rows }: YearScope) {
    const own = units.map(({ slug, unit }) => [unit.name, this.plan.placeOf(slug, this.year)]);
    return [district?.name, path, rows, own];
  }
}

/** A year whose rows its page shows. */
const listShort = (pages: YearPages): Output =>
  joinWith(() => pages.digestsOf(undefined), pages.frame)(
    { route: '/years/[year]', path: pages.path, params: { year: pages.year } },
    [pages.totals, pages.rows, 'hasProjects'],
    (digests) => ({ report: pages.report(digests), ...pages.list(digests) }),
    pages.before,
  );

const filesFor = (scopes: readonly YearScope[]): string[] =>
  addRows(scopes.map(({ rows }) => rows)) > MOST_FILTERED ? [] : scopes.map(({ path }) => rowsPath(path));

/** The page of a long year: its districts, with their units where these are not too many, or its units. */
function listLong(pages: YearPages, scopes: readonly YearScope[]): Output {
  const { plan, year } = pages;
  const units = addRows(scopes.map((scope) => scope.units.length));
  const waysOf = (scope: YearScope, digests: readonly OpenDigest[]): Way[] => {
    const totals = pages.totalsOf(digests, scope);
    const own = units > plan.most ? [] : totals.map((unit) => wayOfUnit(unit, year));
    const { district, path } = scope;
    return [...(district ? [wayOfDistrict({ text: district.name, path }, totals, year)] : []), ...own];
  };
  return joinWith(() => pages.digestsOf(undefined), pages.frame)(
    { route: '/years/[year]', path: pages.path, params: { year } },
    [pages.totals, 'hasProjects'],
    (digests) => ({
      report: pages.report(digests),
      list: undefined,
      ways: {
        ways: scopes.flatMap((scope) => waysOf(scope, digests)).filter(isWay),
        rows: addRows(scopes.map(({ rows }) => rows)),
        files: filesFor(scopes),
      },
    }),
    [pages.before, scopes.map((scope) => pages.nameOf(scope))],
  );
}

/** The pages of a district in a year: its rows, or its units, on further pages where they are too many for one. */
function listDistrictPages(pages: YearPages, scope: YearScope): Output[] {
  const { plan, year } = pages;
  const { district, path } = scope;
  if (!district) return [];
  const isShort = scope.rows <= plan.most;
  const pieces = isShort ? [scope.units] : cutPages(scope.units, plan.most);
  const paths = pieces.map((_, i) => furtherPath(path, i + 1));
  const join = pages.joinOf(scope);
  return pieces.map((units, i) =>
    join(
      {
        ...{ route: '/years/[year]/[...at]', path: paths[i]! },
        params: { year, at: paths[i]!.slice(pages.path.length, -1) },
      },
      [pages.totals, 'hasProjects', ...(isShort ? [pages.rows] : [])],
      (digests) => ({
        ...{ year, district: { text: district.name, path }, page: i + 1, pages: paths },
        report: pages.report(digests),
        ...(isShort
          ? pages.list(digests)
          : {
              list: undefined,
              ways: {
                ways: pages.totalsOf(digests, { ...scope, units }).map((unit) => wayOfUnit(unit, year)),
                ...{ rows: scope.rows, files: filesFor([scope]) },
              },
            }),
      }),
      [pages.before, pages.nameOf(scope), paths],
    ),
  );
}

/** What the list of a scope is filtered and sorted by. */
function listRowFile(pages: YearPages, { district, units, path }: YearScope): Output {
  const own = district && new Set(units.map(({ slug }) => slug));
  return {
    ...{ sort: 'data', path: rowsPath(path) },
    rests: () =>
      digestOf(
        pages.digestsOf(own).map((digest) => digest.key(pages.rows)),
        pages.frame,
      ),
    make: () => JSON.stringify(fileRows(pages.digestsOf(own).flatMap(({ rows }) => rows[pages.year] ?? []))),
  };
}

/**
 * The pages of all years, each with what lies below it.
 * @param years oldest first
 */
export function listYears(
  years: readonly string[],
  plan: ListPlan,
  digests: () => readonly OpenDigest[],
  frame: Frame,
): Output[] {
  const digestsOf: DigestsOf = (units) => (units ? digests().filter(({ unit }) => units.has(unit.slug)) : digests());
  return years.flatMap((year, i) => {
    const pages = new YearPages(year, years[i - 1], { plan, digestsOf, frame });
    if (!plan.isLong(year)) return [listShort(pages)];
    const scopes = plan.scopesOf(year, pages.path);
    return [
      listLong(pages, scopes),
      ...scopes.flatMap((scope) => [...listDistrictPages(pages, scope), listRowFile(pages, scope)]),
    ];
  });
}
