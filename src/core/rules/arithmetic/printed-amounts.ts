import type { Amount } from '../../figures/amount.ts';
import { Exact, sum } from '../../figures/decimal.ts';
import { isMissing, type Missing } from '../../figures/missing.ts';
import type { FormKind } from '../../forms/kind.ts';
import type { FundLine } from '../../forms/reading.ts';
import type { Relation } from './relation.ts';
import type { Interval } from './verdict.ts';

/** A column of the funds table that prints money. */
export interface MoneyColumn {
  readonly key: string;
  readonly label: string;
  readonly field: MoneyField;
  of(line: FundLine): Amount | Missing;
}

type MoneyField = 'initial' | 'adjusted' | 'executed';

/** A declaration's `amount` is what the year asks for, read as the later 年初预算数. */
const fieldOf = (key: string): MoneyField => (key === 'amount' ? 'initial' : (key as MoneyField));

/** The money columns of a form, under the keys they have in its record. */
export const moneyColumns = ({ fundColumns }: FormKind): MoneyColumn[] =>
  fundColumns
    .filter(({ sort }) => sort === 'amount')
    .map(({ key, label }) => {
      const field = fieldOf(key);
      return { key, label, field, of: (line) => amountOf(line, field) };
    });

/** Nothing was spent from a row that had no money: a cell left blank there says 0. */
function amountOf(line: FundLine, field: MoneyField): Amount | Missing {
  const amount = line[field];
  if (field !== 'executed' || !isMissing(amount) || !/^(?:blank|absent)$/.test(amount.missing)) return amount;
  const budget = isMissing(line.adjusted) ? line.initial : line.adjusted;
  return !isMissing(budget) && budget.value.isZero() ? budget : amount;
}

const FEN = new Exact('0.01');

/**
 * What a printed amount may stand for, in 元: whole 分 that the form does not show may have been rounded half-up or cut. One
 * printed to the 分 hides nothing.
 */
export function boundsOf({ value, yuan, step }: Amount): Interval {
  if (step.lte(FEN)) return { low: yuan, high: yuan };
  return { low: value.isZero() ? yuan : yuan.minus(step.div(2)), high: yuan.plus(step).minus(FEN) };
}

/** Whether an amount is a plain none: a bare 0 in a table that prints more digits; `0.00万元` may be a little. */
export const isNone = ({ value, decimals }: Amount, beside: Amount): boolean =>
  value.isZero() && decimals < beside.decimals;

const THOUSAND = 1000;
const isRound = ({ yuan }: Amount): boolean => yuan.mod(THOUSAND).isZero();

/**
 * Whether whole 元 hide no 分: where the total prints them, and where all amounts but one are so many thousand, as budgets
 * are and rounded figures are not.
 */
function areWhole(amounts: readonly Amount[], total: Amount): boolean {
  if ([total, ...amounts].some(({ unit }) => unit !== '元')) return false;
  const stated = [total, ...amounts].filter(({ value }) => !value.isZero());
  const round = stated.filter(isRound).length;
  return total.step.lte(FEN) || (round > 1 && round >= stated.length - 1);
}

/** An exact amount of money in 元, and what it may be given the digits that its terms do not show. */
export interface Sum {
  readonly yuan: Exact;
  readonly allowed: Interval;
}

/** @param hides whether an amount may hide digits */
function addWithin(amounts: readonly Amount[], hides: (amount: Amount) => boolean): Sum {
  const bounds = amounts.map((amount) => (hides(amount) ? boundsOf(amount) : { low: amount.yuan, high: amount.yuan }));
  return {
    yuan: sum(amounts.map(({ yuan }) => yuan)),
    allowed: { low: sum(bounds.map(({ low }) => low)), high: sum(bounds.map(({ high }) => high)) },
  };
}

/** The sum of the parts of a total in one table. */
export function addAmounts(amounts: readonly Amount[], total: Amount): Sum {
  const exact = areWhole(amounts, total);
  return addWithin(amounts, (amount) => !exact && !isNone(amount, total));
}

/**
 * The sum of what several forms print, each in its own way: one may round to whole 元 where another shows the 分. So many
 * thousand 元 are a round sum, not a rounded one, unless the total shows parts of a 元 that they do not.
 */
export const addAcrossForms = (amounts: readonly Amount[], total: Amount): Sum => {
  const showsMore = !total.yuan.isInteger();
  return addWithin(amounts, (amount) => showsMore || amount.unit !== '元' || !isRound(amount));
};

/** What an amount leaves when others are taken away. */
export function subtractAmounts(whole: Amount, others: readonly Amount[]): Sum {
  const [all, rest] = [addAmounts([whole], whole), addAmounts(others, whole)];
  const allowed = { low: all.allowed.low.minus(rest.allowed.high), high: all.allowed.high.minus(rest.allowed.low) };
  return { yuan: all.yuan.minus(rest.yuan), allowed };
}

/** A printed amount beside a sum that it should be, in the unit it is printed in. */
export function relateAmount(
  printed: Amount,
  { yuan, allowed }: Sum,
): Pick<Relation, 'printed' | 'computed' | 'isSum'> & { readonly allowed: Interval } {
  const inUnit = (value: Exact): Exact => value.div(printed.step).div(`1e${printed.decimals}`);
  return {
    printed,
    computed: inUnit(yuan),
    isSum: true,
    allowed: { low: inUnit(allowed.low), high: inUnit(allowed.high) },
  };
}
