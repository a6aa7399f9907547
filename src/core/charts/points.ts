import { readableMoney } from '../explain/money.ts';
import { inWan, inYuan, type Amount } from '../figures/amount.ts';
import { explainMissing, isMissing, type Missing } from '../figures/missing.ts';
import type { Figure } from '../figures/number.ts';
import type { Total } from '../history/totals.ts';
import { NOTHING_STATED, type Point, type Series } from './spec.ts';

/** Money in 元, written for reading; the printed figure goes with it where that is another. */
function pointAmount(amount: Amount): Point {
  const shown = readableMoney(amount);
  const converted = amount.unit === '元' && shown.endsWith('万元');
  return { value: amount.yuan.toFixed(), shown, ...(converted && { exact: `${amount.text.trim()}元` }) };
}

type Points = Pick<Series, 'points' | 'gaps'>;

/** One point a stated figure; a gap that names its reason for each other. */
function pointAll<T extends object>(figures: readonly (T | Missing)[], toPoint: (figure: T) => Point): Points {
  return {
    points: figures.map((figure) => (isMissing(figure) ? null : toPoint(figure))),
    gaps: figures.map((figure) => (isMissing(figure) ? explainMissing(figure) : undefined)),
  };
}

/** Printed amounts, drawn in 元. */
export const pointAmounts = (amounts: readonly (Amount | Missing)[]): Points => pointAll(amounts, pointAmount);

/** Printed rates or points, with the decimals they are printed with and `unit` behind. */
export const pointFigures = (figures: readonly (Figure | Missing)[], unit: string): Points =>
  pointAll(figures, ({ value, decimals }) => ({ value: value.toFixed(), shown: `${value.toFixed(decimals)}${unit}` }));

/** Sums in 元, written in 万元 to two decimals; a sum of no figures is none. */
export const pointTotals = (totals: readonly Total[]): Points => ({
  points: totals.map(({ yuan, of }) =>
    of ? { value: yuan.toFixed(), shown: `${inWan(yuan)}万元`, exact: `${inYuan(yuan)}元` } : null,
  ),
  gaps: totals.map(({ of }) => (of ? undefined : NOTHING_STATED)),
});
