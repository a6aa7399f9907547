import { inWan, type Amount } from '../figures/amount.ts';
import { Exact } from '../figures/decimal.ts';

const TEN_THOUSAND = new Exact(10_000);

/**
 * An amount for reading aloud: as printed where the form prints 万元, else in 万元 to two decimals, half-up, or in 元
 * below one 万元. The printed figure stands beside it wherever this is shown.
 */
export function readableMoney(amount: Amount): string {
  if (amount.unit !== '元') return `${amount.value.toFixed(amount.decimals)}${amount.unit}`;
  if (amount.yuan.abs().lt(TEN_THOUSAND)) return `${amount.value.toFixed(amount.decimals)}元`;
  return `${inWan(amount.yuan)}万元`;
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
