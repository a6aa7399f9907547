import { joinTotals, type TotalsPart } from '../history/totals.ts';
import type { Link } from './report.ts';
import { viewTotals, type YearView } from './totals.ts';

/** A district or unit with its totals of a year, and the page where its rows are or from where they are reached. */
export interface Way {
  readonly link: Link;
  readonly level: 'district' | 'unit';
  readonly view: YearView;
}

/** A unit's totals of a year; plain data. */
export interface UnitTotals {
  readonly link: Link;
  readonly totals: readonly TotalsPart[];
}

export const wayOfUnit = ({ link, totals }: UnitTotals, year: string): Way => ({
  link,
  level: 'unit',
  view: viewTotals(joinTotals(totals, year)),
});

/** Units share no project and no parent, so what they have is added and nothing is counted twice. */
export const wayOfDistrict = (link: Link, units: readonly UnitTotals[], year: string): Way => ({
  link,
  level: 'district',
  view: viewTotals(
    joinTotals(
      units.flatMap(({ totals }) => totals),
      year,
    ),
  ),
});

/** Units without a form in the year are no way to any row. */
export const isWay = ({ view }: Way): boolean => view.forms > 0;
