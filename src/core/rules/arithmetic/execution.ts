import type { Amount } from '../../figures/amount.ts';
import { HUNDRED, type Exact } from '../../figures/decimal.ts';
import { explainMissing, isMissing, type Missing } from '../../figures/missing.ts';
import { percentOf } from '../../figures/rate.ts';
import type { FormKind } from '../../forms/kind.ts';
import type { FundLine } from '../../forms/reading.ts';
import { boundsOf } from './printed-amounts.ts';
import type { Interval } from './verdict.ts';

/** The rate that the money of a row gives. */
export interface Execution {
  readonly budget: Amount;
  readonly executed: Amount;
  /** Percent, exact. */
  readonly percent: Exact;
  /** Percent, given the digits that the amounts do not show. */
  readonly allowed: Interval;
  readonly because: readonly string[];
}

/** Why there is no rate, as a clause. */
export interface NoExecution {
  readonly reason: string;
  /** The budget is 0. */
  readonly isZero?: true;
}

/**
 * Executed ÷ budget of one row. The divisor is the adjusted budget (全年预算数, 跟踪期预算数); a form with one budget column
 * is taken at that.
 */
export function computeExecution(line: FundLine, { fundColumns }: FormKind): Execution | NoExecution {
  const { adjusted, executed } = line;
  const hasOneBudget = isMissing(adjusted) && adjusted.missing === 'absent';
  const [key, budget] = hasOneBudget ? (['initial', line.initial] as const) : (['adjusted', adjusted] as const);
  const nameOf = (wanted: string): string => fundColumns.find((column) => column.key === wanted)?.label ?? wanted;
  const because = [`${line.path}.${key}`, `${line.path}.executed`];
  const lack = (wanted: string, value: Missing): NoExecution => ({
    reason: `${line.label}的${nameOf(wanted)}${explainMissing(value)}`,
  });
  if (isMissing(budget)) return lack(key, budget);
  if (isMissing(executed)) return lack('executed', executed);
  const percent = percentOf(executed.yuan, budget.yuan);
  if (isMissing(percent)) return { reason: `${line.label}的${nameOf(key)}是0，不能作除数`, isZero: true };
  return {
    ...{ budget, executed, percent, because },
    get allowed() {
      const [above, below] = [boundsOf(executed), boundsOf(budget)];
      return { low: above.low.div(below.high).times(HUNDRED), high: above.high.div(below.low).times(HUNDRED) };
    },
  };
}
