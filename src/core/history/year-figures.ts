import type { Amount } from '../figures/amount.ts';
import { isMissing, missing, type Missing } from '../figures/missing.ts';
import type { Figure } from '../figures/number.ts';
import type { FundLine } from '../forms/reading.ts';
import { kindOf, readingOf } from '../forms/registry.ts';
import type { FormEntry } from '../library/library.ts';

/** The money, score and grade of one form, for lists, sums and charts. */
export interface FormFigures {
  readonly form: FormEntry;
  /** The row of the year's total that the money stands in. */
  readonly total: FundLine | undefined;
  readonly initial: Amount | Missing;
  readonly adjusted: Amount | Missing;
  readonly executed: Amount | Missing;
  readonly rate: Figure | Missing;
  readonly score: Figure | Missing;
  readonly grade: string | undefined;
}

const ABSENT = missing('absent');

/** Lists of the year, the unit and the project, their sums and charts all ask for the same few figures of a form. */
const known = new WeakMap<FormEntry, FormFigures>();

export function readFigures(form: FormEntry): FormFigures {
  const found = known.get(form) ?? read(form);
  known.set(form, found);
  return found;
}

function read(form: FormEntry): FormFigures {
  const { total, score, grade } = readingOf(form.record);
  return {
    form,
    total,
    initial: total?.initial ?? ABSENT,
    adjusted: total?.adjusted ?? ABSENT,
    executed: total?.executed ?? ABSENT,
    rate: total?.rate ?? ABSENT,
    score,
    grade,
  };
}

/** What charts count of a form that is its project's last word of a year; plain data. */
export interface Counted {
  /** Percent; undefined where none is printed. */
  readonly rate: string | undefined;
  readonly grade: string | undefined;
  readonly isFinal: boolean;
}

export const countForm = ({ form, rate, grade }: FormFigures): Counted => ({
  rate: isMissing(rate) ? undefined : rate.value.toFixed(),
  grade,
  isFinal: kindOf(form.record).stage === 'final',
});

const STAGES = ['plan', 'midway', 'final'];

/** The form that speaks last of a project's year: 自评 before 跟踪 before 目标; undefined where no form has a table. */
export function lastWord(forms: readonly FormEntry[], year: string): FormEntry | undefined {
  return forms
    .filter((form) => form.year === year && kindOf(form.record).sheet)
    .sort((a, b) => STAGES.indexOf(kindOf(a.record).stage) - STAGES.indexOf(kindOf(b.record).stage))
    .at(-1);
}
