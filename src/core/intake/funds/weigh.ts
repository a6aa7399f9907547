import { parseAmount } from '../../figures/amount.ts';
import type { Exact } from '../../figures/decimal.ts';
import { HUNDRED } from '../../figures/decimal.ts';
import { isMissing, missingText } from '../../figures/missing.ts';
import { lastDigit, parsePoints } from '../../figures/number.ts';
import { parseRate, percentOf } from '../../figures/rate.ts';
import type { Cell } from '../lines.ts';
import { isMoney } from '../money.ts';
import type { Slot } from './slots.ts';

/** What a cell of money prints where the slot is of any unit: only how amounts stand to each other is asked. */
const amountOf = (cell: Cell | undefined): Exact | undefined => {
  const amount = parseAmount(cell?.raw, '元');
  return isMissing(amount) ? undefined : amount.yuan;
};

const isShare = ({ raw }: Cell): boolean => /[%％]\s*$/.test(raw);
const isUnder100 = ({ raw }: Cell): boolean => {
  const points = parsePoints(raw);
  return !isMissing(points) && points.value.lte(HUNDRED) && !raw.includes(',');
};

/** How well a cell stands in a slot by what it prints. */
export function suits(cell: Cell, { takes }: Slot): number {
  if (takes === 'words') return isMoney(cell.raw) ? 0 : 0.5;
  if (missingText(cell.raw)) return cell.blank ? 0 : takes === 'points' || takes === 'share' ? 0.5 : -0.5;
  if (!isMoney(cell.raw)) return -3;
  if (isShare(cell)) return takes === 'share' ? 2 : -4;
  if (takes === 'points') return isUnder100(cell) ? 1 : -4;
  return takes === 'amount' ? 1 : 0.5;
}

/** Whether a rate is that of two amounts, as it is printed in percent or as a fraction. */
function isRateOf(rate: Cell, part: Exact, whole: Exact): boolean | undefined {
  const printed = parseRate(rate.raw);
  const percent = percentOf(part, whole);
  if (isMissing(printed) || isMissing(percent)) return undefined;
  const near = (value: Exact, own: Exact): boolean => value.minus(own).abs().lte(lastDigit(printed));
  return near(printed.value, percent) || near(printed.value, percent.div(HUNDRED));
}

/**
 * What the figures of a row say of each other: executed ÷ budget is the rate, no more is spent or got than there was, and
 * none without the budget that a column asks for.
 */
export function agrees(at: (key: string) => Cell | undefined, isAsked: (key: string) => boolean): number {
  const [budget, executed] = [amountOf(at('adjusted') ?? at('initial')), amountOf(at('executed'))];
  const rate = at('rate');
  const [weight, score] = [parsePoints(at('weight')?.raw), parsePoints(at('score')?.raw)];
  let sum = 0;
  if (budget && executed) {
    const fits = rate && isRateOf(rate, executed, budget);
    sum += fits === undefined ? 0 : fits ? 4 : -2;
    if (executed.gt(budget) || (!at('adjusted') && isAsked('adjusted'))) sum -= 1;
  } else if (executed?.gt(0)) sum -= 1;
  if (!isMissing(weight) && !isMissing(score) && score.value.gt(weight.value)) sum -= 1;
  return sum;
}

/** Whether the parts under a total add up to it; undefined where there are not both. */
export function addUp(total: Cell | undefined, parts: readonly (Cell | undefined)[]): boolean | undefined {
  const whole = amountOf(total);
  const amounts = parts.flatMap((part) => amountOf(part) ?? []);
  if (!whole || amounts.length === 0) return undefined;
  return amounts.reduce((sum, own) => sum.plus(own)).eq(whole);
}

type Placed = ReadonlyMap<Slot, Cell>;

/**
 * Whether a row ends in a sign for nothing, or in 0, before a heading that another row has one under: it goes under each, and
 * the blank that is lost may stand before it.
 */
export function endsInSign(cells: Placed, rows: readonly Placed[], slots: readonly Slot[]): boolean {
  const isSign = (cell: Cell | undefined): boolean =>
    cell?.blank === false && (missingText(cell.raw) !== undefined || amountOf(cell)?.isZero() === true);
  const last = slots.findLastIndex((slot) => cells.get(slot)?.blank === false);
  if (last === -1 || !isSign(cells.get(slots[last]!))) return false;
  return slots.slice(last + 1).some((slot) => rows.some((row) => isSign(row.get(slot))));
}
