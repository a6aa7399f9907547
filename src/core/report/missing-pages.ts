import { addRows, cutPages, NO_DISTRICT, type District } from '../library/districts.ts';
import type { UnitMissing } from './missing.ts';
import type { Link } from './report.ts';

/** How many forms had to be published, and how many of them are not. */
export interface MissingSum {
  readonly wanted: number;
  readonly missing: number;
}

/** A unit on one page: its rows may be the rest of those on the page before. */
export interface MissingPart extends UnitMissing {
  /** All that are missing, on whatever page. */
  readonly missing: number;
  readonly isRest: boolean;
}

/** What leads to a district's pages, or to where a unit begins. */
export interface MissingWay extends Link, MissingSum {}

export const sumMissing = (units: readonly UnitMissing[]): MissingSum => ({
  wanted: addRows(units.map(({ wanted }) => wanted)),
  missing: addRows(units.map(({ rows }) => rows.length)),
});

/** The anchor of a unit's rows; of those together that have nothing public, one without a name. */
export const anchorOf = ({ slug }: Pick<UnitMissing, 'slug'>): string => `unit-${slug ?? ''}`;

/** The rows of units in pieces of a page each, one at the least; units of which nothing is missing are on none. */
export function cutMissing(units: readonly UnitMissing[], most: number): MissingPart[][] {
  const rows = units.flatMap((unit) => unit.rows.map((row, at) => ({ unit, row, at })));
  return cutPages(rows, most).map((piece) =>
    [...Map.groupBy(piece, ({ unit }) => unit)].map(([unit, own]) => ({
      ...unit,
      ...{ missing: unit.rows.length, isRest: own[0]!.at > 0, rows: own.map(({ row }) => row) },
    })),
  );
}

/** Where each unit begins. @param pages of the parts, in their order */
export const waysToUnits = (parts: readonly (readonly MissingPart[])[], pages: readonly string[]): MissingWay[] =>
  parts.flatMap((own, i) =>
    own
      .filter(({ isRest }) => !isRest)
      .map((part) => {
        const { name: text, wanted, missing } = part;
        return { text, path: `${pages[i]!}#${anchorOf(part)}`, wanted, missing };
      }),
  );

interface MissingDistrict {
  readonly slug: string;
  readonly name: string;
  readonly units: readonly UnitMissing[];
}

/** Units by district; those that have nothing public are in none, and not named. Where nothing had to be published is left out. */
export function splitMissing(all: readonly UnitMissing[], districts: readonly District[]): MissingDistrict[] {
  const of = new Map(districts.flatMap(({ slug, units }) => units.map((unit) => [unit.slug, slug] as const)));
  const groups = Map.groupBy(all, ({ slug }) => (slug === undefined ? NO_DISTRICT : of.get(slug)!));
  const names = new Map(districts.map(({ slug, name }) => [slug, name]));
  const last = groups.get(NO_DISTRICT) ?? [];
  const lastNames = [...new Set(last.map(({ slug, name }) => (slug === undefined ? name : names.get(NO_DISTRICT)!)))];
  names.delete(NO_DISTRICT);
  return [
    ...[...names].flatMap(([slug, name]) => (groups.has(slug) ? [{ slug, name, units: groups.get(slug)! }] : [])),
    ...(last.length ? [{ slug: NO_DISTRICT, name: lastNames.join('、'), units: last }] : []),
  ];
}
