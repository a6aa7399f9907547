import type { Amount } from '../figures/amount.ts';
import { Exact, sum } from '../figures/decimal.ts';
import type { Missing } from '../figures/missing.ts';
import type { FormKind } from '../forms/kind.ts';
import type { FundLine } from '../forms/reading.ts';
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
      return { key, label, field, of: (line) => line[field] };
    });

const FEN = new Exact('0.01');

/**
 * What a printed amount may stand for, in 元: an amount in 万元 is taken as rounded half-up from whole 分 that the form does
 * not show. One in 元 hides nothing, and a printed 0 means that there is none.
 */
export function boundsOf({ unit, value, yuan, step }: Amount): Interval {
  if (unit === '元' || value.isZero() || step.lte(FEN)) return { low: yuan, high: yuan };
  const half = step.div(2);
  return { low: yuan.minus(half), high: yuan.plus(half).minus(FEN) };
}

/** An exact amount of money in 元, and what it may be given the digits that its terms do not show. */
export interface Sum {
  readonly yuan: Exact;
  readonly allowed: Interval;
}

export function addAmounts(amounts: readonly Amount[]): Sum {
  const bounds = amounts.map(boundsOf);
  return {
    yuan: sum(amounts.map(({ yuan }) => yuan)),
    allowed: { low: sum(bounds.map(({ low }) => low)), high: sum(bounds.map(({ high }) => high)) },
  };
}

/** What an amount leaves when others are taken away. */
export function subtractAmounts(whole: Amount, others: readonly Amount[]): Sum {
  const [all, rest] = [addAmounts([whole]), addAmounts(others)];
  const allowed = { low: all.allowed.low.minus(rest.allowed.high), high: all.allowed.high.minus(rest.allowed.low) };
  return { yuan: all.yuan.minus(rest.yuan), allowed };
}

/** A printed amount beside a sum that it should be, in the unit it is printed in. */
export function relateAmount(
  printed: Amount,
  { yuan, allowed }: Sum,
): Pick<Relation, 'printed' | 'computed' | 'allowed'> {
  const inUnit = (value: Exact): Exact => value.div(printed.step).div(`1e${printed.decimals}`);
  return { printed, computed: inUnit(yuan), allowed: { low: inUnit(allowed.low), high: inUnit(allowed.high) } };
}
