import { inCurrency, type Amount, type Currency } from '../figures/amount.ts';
import { isMissing, type Missing } from '../figures/missing.ts';
import type { Figure } from '../figures/number.ts';
import { kindOf, readingOf } from '../forms/registry.ts';
import type { FormEntry } from '../library/library.ts';
import type { Cell, Gap, MoneyKey, Point, PointKey } from './cell.ts';
import { readFigures } from './year-figures.ts';

export const MONEY_KEYS: readonly MoneyKey[] = ['initial', 'adjusted', 'executed'];

/** What a column is called where a form has none of its own for it. */
const LABELS: Record<PointKey, string> = {
  initial: '年初预算数',
  adjusted: '全年预算数',
  executed: '全年执行数',
  rate: '执行率',
  score: '总分',
};

/** The field a figure of the year's total is kept in: a declaration keeps what the year asks for, the 年初预算数, as `amount`. */
const fieldOf = (form: FormEntry, key: MoneyKey | 'rate'): string =>
  kindOf(form.record).fundColumns.some((column) => column.key === key) ? key : 'amount';

/** The heading a figure stands under in a form: 跟踪期执行数 in one, 全年执行数 in another. */
export const labelOfPoint = (form: FormEntry | undefined, key: PointKey): string =>
  (form && key !== 'score' && kindOf(form.record).fundColumns.find((column) => column.key === key)?.label) ||
  LABELS[key];

/** The money, rate or score of a form's year with the cell it is printed in; no cell where the form has no such place. */
export function pointOf(form: FormEntry, key: MoneyKey): Point<Amount>;
export function pointOf(form: FormEntry, key: PointKey): Point<Amount | Figure>;
export function pointOf(form: FormEntry, key: PointKey): Point<Amount | Figure> {
  const figures = readFigures(form);
  const figure: Amount | Figure | Missing = figures[key];
  if (isMissing(figure) && figure.missing === 'absent') return { figure, cell: undefined };
  const path = key === 'score' ? readingOf(form.record).scoreAt : `${figures.total?.path ?? ''}.${fieldOf(form, key)}`;
  return { figure, cell: { form, path, text: figure.text } satisfies Cell };
}

/** An amount in one unit, exactly and without rounding: `1171028.93` as 万元 is `117.102893`. What is printed is its `text`. */
export const inUnit = ({ yuan }: Amount, unit: Currency): string => inCurrency(yuan, unit).toFixed();

/** A year or form that is not there has no figure, which is not a figure of zero. */
export const nowhere = (gap: Gap): Point<never> => ({ figure: gap, cell: undefined });
