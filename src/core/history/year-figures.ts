import type { Amount } from '../figures/amount.ts';
import { isMissing, missing, type Missing } from '../figures/missing.ts';
import type { Figure } from '../figures/number.ts';
import type { FundLine } from '../forms/reading.ts';
import { isTable } from '../forms/kind.ts';
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

/** A table speaks whatever it leaves blank; a text only where it states money or a score. */
function speaks(form: FormEntry): boolean {
  if (isTable(kindOf(form.record))) return true;
  const { total, score } = readFigures(form);
  return total !== undefined || !isMissing(score);
}

/** Later stages speak after earlier ones, and of one stage the table itself after a report about it. */
function rankOf({ record }: FormEntry): number {
  const kind = kindOf(record);
  return STAGES.indexOf(kind.stage) * 2 + Number(isTable(kind));
}

/** The form that speaks last of a project's year: 自评 before 报告 before 跟踪 before 目标; undefined where none has figures. */
export function lastWord(forms: readonly FormEntry[], year: string): FormEntry | undefined {
  return forms
    .filter((form) => form.year === year && speaks(form))
    .sort((a, b) => rankOf(a) - rankOf(b))
    .at(-1);
}
