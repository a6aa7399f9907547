import { districtYearPath, unitPath, unitYearPath } from '../library/addresses.ts';
import {
  addRows,
  countRows,
  isLongContent,
  listDistricts,
  type District,
  type ListLimits,
} from '../library/districts.ts';
import type { Content, UnitEntry } from '../library/library.ts';

/** Units of a year below one page: a district's, or all where there are no districts. */
export interface YearScope {
  /** Undefined for all units. */
  readonly district: District | undefined;
  /** Of the district's page, or the year's. */
  readonly path: string;
  readonly units: readonly UnitEntry[];
  readonly rows: number;
}

/** Where the rows of every year stand; known from the places of forms, before any is read. */
export class ListPlan {
  readonly most: number;
  /** Whether any list is too long for a page. */
  readonly hasLong: boolean;
  readonly districts: readonly District[];
  readonly #counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly #ofUnits: ReadonlyMap<string, number>;
  readonly #units: readonly UnitEntry[];

  constructor(content: Pick<Content, 'units' | 'forms'>, limits: ListLimits) {
    const { units, forms } = content;
    this.most = limits.most;
    this.#units = units;
    this.hasLong = isLongContent(content, limits.most);
    this.districts = listDistricts(content, limits);
    this.#counts = countRows(forms);
    const ofUnits = new Map<string, number>();
    for (const own of this.#counts.values())
      for (const [unit, count] of own) ofUnits.set(unit, (ofUnits.get(unit) ?? 0) + count);
    this.#ofUnits = ofUnits;
  }

  /** Whether the rows of a year do not stand on its own page. */
  isLong(year: string): boolean {
    return addRows(this.#counts.get(year)?.values() ?? []) > this.most;
  }

  /** Where a district's rows of a year stand, or are led to; undefined where the year's own page has them. */
  yearPathOf(year: string, district: string): string | undefined {
    return this.isLong(year) ? districtYearPath(year, district) : undefined;
  }

  /** Where a unit's rows of a year stand. */
  placeOf(unit: string, year: string): string {
    return (this.#ofUnits.get(unit) ?? 0) > this.most ? unitYearPath(unit, year) : `${unitPath(unit)}#y${year}`;
  }

  /** The pages of years that units have beside their own, the first of each. */
  get unitYears(): string[] {
    const all = [...this.#counts].flatMap(([year, own]) => [...own.keys()].map((unit) => this.placeOf(unit, year)));
    return all.filter((path) => !path.includes('#'));
  }

  /** The units of a year that have any row, by district where there are districts. @param path of the year's page */
  scopesOf(year: string, path: string): YearScope[] {
    const counts = this.#counts.get(year) ?? new Map<string, number>();
    const scope = (district: District | undefined, all: readonly UnitEntry[], own: string): YearScope => {
      const units = all.filter(({ slug }) => counts.has(slug));
      return { district, path: own, units, rows: addRows(units.map(({ slug }) => counts.get(slug)!)) };
    };
    const scopes = this.districts.length
      ? this.districts.map((district) => scope(district, district.units, districtYearPath(year, district.slug)))
      : [scope(undefined, this.#units, path)];
    return scopes.filter(({ units }) => units.length > 0);
  }
}
