import { readableMoney } from '../explain/money.ts';
import { inWan, inYuan, type Amount } from '../figures/amount.ts';
import { HUNDRED, type Exact } from '../figures/decimal.ts';
import { explainMissing, isMissing, type Missing } from '../figures/missing.ts';
import type { Figure } from '../figures/number.ts';
import { isGap, type Gap } from '../history/cell.ts';
import type { Total } from '../history/totals.ts';
import { NOTHING_STATED, type Point, type Series } from './spec.ts';

/** Money in 元, written for reading; the printed figure goes with it where that is another. */
function pointAmount(amount: Amount): Point {
  const shown = readableMoney(amount);
  const converted = amount.unit === '元' && shown.endsWith('万元');
  return { value: amount.yuan.toFixed(), shown, ...(converted && { exact: `${amount.text.trim()}元` }) };
}

type Points = Pick<Series, 'points' | 'gaps'>;
type Nothing = Missing | Gap;

const GAPS: Record<Gap['gap'], string> = { 'no-year': '没有表', 'no-form': '没有列金额的表', 'not-listed': '没有列出' };
const isNothing = (figure: object): figure is Nothing => isGap(figure) || isMissing(figure);
const sayNothing = (figure: Nothing): string => (isGap(figure) ? GAPS[figure.gap] : explainMissing(figure));

/** One point a stated figure; a gap that names its reason for each other. */
function pointAll<T extends object>(
  figures: readonly (T | Nothing)[],
  toPoint: (figure: T, i: number) => Point,
): Points {
  return {
    points: figures.map((figure, i) => (isNothing(figure) ? null : toPoint(figure, i))),
    gaps: figures.map((figure) => (isNothing(figure) ? sayNothing(figure) : undefined)),
  };
}

/** `68.09`: a share in percent to two decimals, half-up; none of nothing or less. */
const shareOf = (yuan: Exact, whole: Exact | undefined): Pick<Point, 'share'> =>
  whole?.gt(0) ? { share: yuan.div(whole).times(HUNDRED).toFixed(2) } : {};

/** Printed amounts, drawn in 元; with the amounts that they are shares of, where the chart can show that too. */
export const pointAmounts = (amounts: readonly (Amount | Nothing)[], wholes?: readonly (Amount | Nothing)[]): Points =>
  pointAll(amounts, (amount, i) => {
    const whole = wholes?.[i];
    return { ...pointAmount(amount), ...shareOf(amount.yuan, whole && !isNothing(whole) ? whole.yuan : undefined) };
  });

/** Printed rates or points, with the decimals they are printed with and `unit` behind. */
export const pointFigures = (figures: readonly (Figure | Nothing)[], unit: string): Points =>
  pointAll(figures, ({ value, decimals }) => ({ value: value.toFixed(), shown: `${value.toFixed(decimals)}${unit}` }));

/** Sums in 元, written in 万元 to two decimals; a sum of no figures is none. Sums of other projects than the whole's are no share of it. */
export const pointTotals = (totals: readonly Total[], wholes?: readonly Total[]): Points => ({
  points: totals.map(({ yuan, of }, i) => {
    if (!of) return null;
    const whole = wholes?.[i];
    const share = shareOf(yuan, whole?.of === of ? whole.yuan : undefined);
    return { value: yuan.toFixed(), shown: `${inWan(yuan)}万元`, exact: `${inYuan(yuan)}元`, ...share };
  }),
  gaps: totals.map(({ of }) => (of ? undefined : NOTHING_STATED)),
});
