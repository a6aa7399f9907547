import { inWan, type Amount } from '../figures/amount.ts';
import { Exact } from '../figures/decimal.ts';

const TEN_THOUSAND = new Exact(10_000);

/** A figure and the unit that it is said in. */
interface Said {
  readonly figure: string;
  readonly unit: string;
}

/**
 * An amount for reading aloud: as printed where the form prints 万元, else in 万元 to two decimals, half-up, or in 元
 * below one 万元. The printed figure stands beside it wherever this is shown.
 */
export function sayAmount(amount: Amount): Said {
  const isPrinted = amount.unit !== '元' || amount.yuan.abs().lt(TEN_THOUSAND);
  return isPrinted
    ? { figure: amount.value.toFixed(amount.decimals), unit: amount.unit }
    : { figure: inWan(amount.yuan), unit: '万元' };
}

export function readableMoney(amount: Amount): string {
  const { figure, unit } = sayAmount(amount);
  return figure + unit;
}

/** An exact sum or difference in 元 for reading: in 万元 to two decimals, half-up, or in 元 to the 分 below one 万元. */
export const readableYuan = (yuan: Exact): string =>
  yuan.abs().lt(TEN_THOUSAND) ? `${yuan.toDecimalPlaces(2).toFixed()}元` : `${inWan(yuan)}万元`;

/** How much `now` is above or below `before`, in percent to two decimals: `少31.92%`. Empty where they are equal or before is not above 0. */
export function explainChange(before: Amount, now: Amount): string {
  if (before.yuan.lte(0) || before.yuan.eq(now.yuan)) return '';
  const percent = now.yuan.minus(before.yuan).div(before.yuan).times(100);
  const shown = percent.abs().toFixed(2);
  return `${percent.isNegative() ? '少' : '多'}${shown === '0.00' ? '不到0.01' : shown}%`;
}
