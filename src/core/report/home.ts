import { TOTALS_CHARTS } from '../charts/index.ts';
import type { ChartSpec } from '../charts/spec.ts';
import type { FormKind } from '../forms/kind.ts';
import { FORM_KINDS, kindOf } from '../forms/registry.ts';
import { nameOf } from '../forms/subject.ts';
import { listYears } from '../history/carry-year.ts';
import { joinTotals, printTotals, totalYear, type TotalsPart } from '../history/totals.ts';
import { formPath } from '../library/addresses.ts';
import { subjectsOf, type Catalogue, type UnitNode } from '../library/catalogue.ts';
import type { FormEntry } from '../library/library.ts';
import { viewTotals, type YearView } from './totals.ts';

interface NewForm {
  readonly id: string;
  readonly date: string;
  readonly text: string;
  readonly path: string;
}
interface YearCounts {
  readonly year: string;
  /** In the order of `FORM_KINDS`. */
  readonly counts: readonly number[];
}

/** What one unit adds to the home page and the lists of years and units; plain data. */
export interface HomePart {
  readonly slug: string;
  readonly name: string;
  readonly district: string | undefined;
  readonly forms: number;
  /** Projects with a form. */
  readonly projects: number;
  /** 1 where there are forms of the whole department. */
  readonly departments: number;
  readonly years: readonly string[];
  readonly totals: readonly TotalsPart[];
  readonly completeness: readonly YearCounts[];
  readonly newest: readonly NewForm[];
}

export interface Home {
  readonly kinds: readonly FormKind[];
  readonly forms: number;
  readonly projects: number;
  readonly departments: number;
  readonly years: readonly YearView[];
  readonly units: readonly Pick<HomePart, 'slug' | 'name' | 'district' | 'projects' | 'departments'>[];
  /** Counts in the order of `kinds`. */
  readonly completeness: readonly YearCounts[];
  /** The latest forms that carry a date; none where the sources print no dates. */
  readonly newest: readonly NewForm[];
  readonly charts: readonly ChartSpec[];
}

const NEWEST = 8;
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const takeNewest = (forms: readonly NewForm[]): NewForm[] =>
  forms.toSorted((a, b) => inOrder(b.date, a.date) || inOrder(a.id, b.id)).slice(0, NEWEST);

const showDated = (form: FormEntry): NewForm[] => {
  const { date } = form.record.publication;
  const text = `${nameOf(form.record)} ${form.year}年${kindOf(form.record).name}`;
  return date ? [{ id: form.id, date, text, path: formPath(form) }] : [];
};

export function gatherHome(own: UnitNode): HomePart {
  const { slug, unit, projects, department, years } = own;
  const subjects = subjectsOf(own);
  const forms = subjects.flatMap((node) => node.forms);
  const count = (year: string, id: string): number =>
    forms.filter((form) => form.year === year && form.kind === id).length;
  return {
    slug,
    name: unit.name,
    district: unit.district,
    forms: forms.length,
    projects: projects.filter((node) => node.forms.length > 0).length,
    departments: Number((department?.forms.length ?? 0) > 0),
    years,
    totals: years.map((year) => printTotals(totalYear(subjects, year))),
    completeness: years.map((year) => ({ year, counts: FORM_KINDS.map(({ id }) => count(year, id)) })),
    newest: takeNewest(forms.flatMap(showDated)),
  };
}

const addCounts = (parts: readonly HomePart[], year: string): YearCounts => {
  const own = parts.flatMap(({ completeness }) => completeness.filter((one) => one.year === year));
  return { year, counts: FORM_KINDS.map((_, i) => own.reduce((n, { counts }) => n + counts[i]!, 0)) };
};

/** Years in which any unit has a form, oldest first. */
export const yearsOf = (parts: readonly Pick<HomePart, 'years'>[]): string[] =>
  [...new Set(parts.flatMap(({ years }) => years))].sort();

export const joinYears = (parts: readonly HomePart[], years: readonly string[]): YearView[] => {
  const totals = parts.flatMap((part) => part.totals);
  return years.map((year) => viewTotals(joinTotals(totals, year)));
};

/** The kinds of form of the site: the regular ones, be there any or none, and the others that there are. */
export const joinKinds = (parts: readonly HomePart[]): FormKind[] =>
  FORM_KINDS.filter(
    ({ isRegular }, i) =>
      isRegular || parts.some(({ completeness }) => completeness.some(({ counts }) => counts[i]! > 0)),
  );

/** Everything the home page shows of the records. */
export function joinHome(parts: readonly HomePart[]): Home {
  const all = yearsOf(parts);
  const kinds = joinKinds(parts);
  const years = joinYears(parts, listYears(all[0], all.at(-1)));
  return {
    forms: parts.reduce((n, { forms }) => n + forms, 0),
    projects: parts.reduce((n, { projects }) => n + projects, 0),
    departments: parts.reduce((n, { departments }) => n + departments, 0),
    years,
    units: parts.map(({ slug, name, district, projects, departments }) => ({
      ...{ slug, name, district, projects, departments },
    })),
    kinds,
    completeness: all.map((year) => {
      const { counts } = addCounts(parts, year);
      return { year, counts: counts.filter((_, i) => kinds.includes(FORM_KINDS[i]!)) };
    }),
    newest: takeNewest(parts.flatMap(({ newest }) => newest)),
    charts: TOTALS_CHARTS.map((build) => build(years.map(({ totals }) => totals))).filter(
      (chart) => chart !== undefined,
    ),
  };
}

export const viewHome = ({ units }: Catalogue): Home => joinHome(units.map(gatherHome));
