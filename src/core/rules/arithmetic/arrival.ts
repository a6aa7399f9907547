import { parseAmount } from '../../figures/amount.ts';
import { HUNDRED, type Exact } from '../../figures/decimal.ts';
import { isMissing } from '../../figures/missing.ts';
import type { Figure } from '../../figures/number.ts';
import { parseRate } from '../../figures/rate.ts';
import type { ReadForm } from '../rule.ts';
import { hasFormula, headedCells, type HeadedCell } from './lettered-columns.ts';
import { boundsOf } from './printed-amounts.ts';
import type { Interval } from './verdict.ts';

/** A 到位率 with what it should be by one of the budgets of its row. */
export interface Arrival {
  readonly cell: HeadedCell;
  readonly printed: Figure;
  readonly computed: Exact;
  readonly allowed: Interval;
  readonly because: readonly string[];
}

const RATE = /到位率/;
const ARRIVED = /到位(?:资金|金额|数|额)|(?:实际|资金|已)到位$/;

/** The share of a row's money that came in, by each of its budgets; empty where the form prints no such columns without letters. */
export function computeArrival(form: ReadForm, index: number): Arrival[] {
  const { currency, funds = [] } = form.record as {
    currency?: '元' | '万元';
    funds?: readonly Record<string, unknown>[];
  };
  if (!currency || funds[index]?.['extra'] === undefined) return [];
  const cells = headedCells(form, index).filter(({ heading }) => !hasFormula(heading));
  const [rate, ...more] = cells.filter(({ heading }) => RATE.test(heading));
  const [arrived, ...others] = cells.filter(({ heading }) => ARRIVED.test(heading) && !RATE.test(heading));
  if (!rate || !arrived || more.length || others.length) return [];
  const [printed, came] = [parseRate(rate.text), parseAmount(arrived.text, currency)];
  const line = form.reading.funds[index]!;
  if (isMissing(printed) || isMissing(came)) return [];
  return (['adjusted', 'initial'] as const).flatMap((key) => {
    const budget = line[key];
    if (isMissing(budget) || budget.yuan.lte(0)) return [];
    const [part, whole] = [boundsOf(came), boundsOf(budget)];
    const percent = (some: Exact, all: Exact): Exact => some.div(all).times(HUNDRED);
    const allowed = {
      low: percent(part.low, whole.high),
      high: percent(part.high, whole.low.gt(0) ? whole.low : whole.high),
    };
    const because = [arrived.path, `${line.path}.${key}`];
    return [{ cell: rate, printed, computed: percent(came.yuan, budget.yuan), allowed, because }];
  });
}
