import { Exact } from './decimal.ts';
import { isMissing, type Missing } from './missing.ts';
import { lastDigit, parseStripped, type Figure } from './number.ts';
import { halfWidth } from './width.ts';

/** The units a form's money columns are headed with. */
export type Currency = '元' | '万元';

const IN_YUAN = new Map(
  Object.entries({ 元: '1', 万元: '1e4', 万: '1e4', 亿元: '1e8', 亿: '1e8' }).map(([unit, worth]) => [
    unit,
    new Exact(worth),
  ]),
);
const WAN = IN_YUAN.get('万元')!;
const UNIT = [...IN_YUAN.keys()].join('|');
const WITH_UNIT = new RegExp(`(?:\\((${UNIT})\\)|(${UNIT}))$`);

/** Printed money. `value` is in the unit it is printed in, `yuan` in 元, `step` the worth of its last digit in 元. */
export interface Amount extends Figure {
  readonly unit: string;
  readonly yuan: Exact;
  readonly step: Exact;
}

/**
 * Money as printed in a column whose heading names the unit (`currency`); a unit in the cell itself (`4753.66万元`) holds
 * before the heading's.
 */
export function parseAmount(text: string | undefined, currency: Currency): Amount | Missing {
  const [printed, bracketed, bare] = WITH_UNIT.exec(halfWidth(text ?? '').trim()) ?? [''];
  const figure = parseStripped(text, (plain) => plain.slice(0, plain.length - printed.length));
  if (isMissing(figure)) return figure;
  const unit = bracketed ?? bare ?? currency;
  const worth = IN_YUAN.get(unit)!;
  return { ...figure, unit, yuan: figure.value.times(worth), step: lastDigit(figure).times(worth) };
}

/** 元 as 万元 with two decimals, rounded half-up: `1171028.93` → `117.10`. For reading; the printed text stays beside it. */
export const inWan = (yuan: Exact): string => yuan.div(WAN).toFixed(2);

/** 元 to the 分 with thousands separators, rounded half-up where there is more: `1,171,028.93`. */
export const inYuan = (yuan: Exact): string => yuan.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
