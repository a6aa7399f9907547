import { isOpen, listExpected, type ExpectedForm, type Standing } from '../../core/expected/completeness.ts';
import { findKind, kindsAmong } from '../../core/forms/registry.ts';
import { WHOLE } from '../../core/forms/subject.ts';
import type { Catalogue } from '../../core/library/catalogue.ts';
import { STATE_WORDS } from '../../core/release/states.ts';

export const STANDING_WORDS: Readonly<Record<Standing, string>> = { ...STATE_WORDS, missing: '缺' };
const STANDINGS = Object.keys(STANDING_WORDS) as Standing[];

/** The forms of one kind, year and unit. */
export interface BoardCell {
  readonly counts: readonly { readonly standing: Standing; readonly count: number }[];
  readonly late: number;
}

export interface UnitBoard {
  readonly slug: string;
  readonly name: string;
  readonly rows: readonly { readonly year: string; readonly cells: readonly BoardCell[] }[];
  /** Missing and unpublished forms, late ones first. */
  readonly open: readonly ExpectedForm[];
}

export interface CompletenessBoard {
  /** Names of the kinds, one a column. */
  readonly kinds: readonly string[];
  readonly units: readonly UnitBoard[];
  /** Somebody wrote down what has to be published; without it only what exists can be shown. */
  readonly hasList: boolean;
}

function countCell(forms: readonly ExpectedForm[]): BoardCell {
  const counts = STANDINGS.map((standing) => ({
    standing,
    count: forms.filter((form) => form.standing === standing).length,
  }));
  return { counts: counts.filter(({ count }) => count), late: forms.filter(({ isLate }) => isLate).length };
}

const byUrgency = (a: ExpectedForm, b: ExpectedForm): number =>
  Number(b.isLate) - Number(a.isLate) ||
  ((a.due ?? '9') < (b.due ?? '9') ? -1 : (a.due ?? '9') > (b.due ?? '9') ? 1 : 0);

/** Unit × year × form: what is published, in draft, missing, late. */
export function viewCompleteness(catalogue: Catalogue, today: string | undefined): CompletenessBoard {
  const all = listExpected(catalogue, today);
  const groups = Map.groupBy(all, ({ unit }) => unit);
  const kinds = kindsAmong(all);
  return {
    kinds: kinds.map(({ name }) => name),
    hasList: catalogue.content.expected !== undefined,
    units: [...groups].map(([unit, forms]) => ({
      slug: unit.slug,
      name: unit.unit.name,
      rows: [...Map.groupBy(forms, ({ year }) => year)].map(([year, own]) => ({
        year,
        cells: kinds.map(({ id }) => countCell(own.filter(({ kind }) => kind === id))),
      })),
      open: forms.filter(isOpen).sort(byUrgency),
    })),
  };
}

/** What is late and what is due next, over all units, the most urgent first. */
export const listDeadlines = (catalogue: Catalogue, today: string | undefined): ExpectedForm[] =>
  listExpected(catalogue, today)
    .filter((form) => isOpen(form) && form.due !== undefined)
    .sort(byUrgency);

/** What a form is about, as the board names it. */
export const subjectName = ({ subject, project }: ExpectedForm): string =>
  subject === 'department' ? WHOLE : (project?.project.name ?? '（还没有这个单位的项目）');

export const kindName = ({ kind }: ExpectedForm): string => findKind(kind)!.name;
