import { halfWidth } from '../../figures/width.ts';
import { squash } from '../clean-text.ts';

const DIGITS = '〇一二三四五六七八九';

/** A year written out, 二〇二三年, in figures. */
const arabic = (text: string): string =>
  text.replace(/[一二][〇○Ｏ零一二三四五六七八九]{3}(?=年)/u, (year) =>
    [...year].map((digit) => Math.max(0, DIGITS.indexOf(digit))).join(''),
  );

/** `2023` of `(2023 年度)`, standing alone as the line under a title does. */
export const yearLine = (text: string): string | undefined =>
  /^[([【]?(20\d\d|19\d\d)年?度?[)\]】]?$/.exec(arabic(halfWidth(squash(text))))?.[1];

/** The year a longer text speaks of: `2022年度项目支出绩效自评表`. */
export const yearIn = (text: string): string | undefined =>
  /((?:20|19)\d\d)\s*年?度?/.exec(arabic(halfWidth(text)))?.[1];

/** A heading of a year that is not the form's own: 上年, or a number of another year. */
export function isOtherYear(head: string, own: string | undefined): boolean {
  const year = yearIn(head);
  return /上一?年|去年|往年|前年|历年|以前年|基期|基线/.test(head) || (year !== undefined && year !== own);
}

const two = (month: string): string => month.padStart(2, '0');
const MONTH = String.raw`(\d{1,2})月?份?`;
const FULL = new RegExp(String.raw`(\d{4})\D{1,2}${MONTH}(?:\d{1,2}日?)?[^\d]{1,4}(\d{4})\D{1,2}${MONTH}`);
const SHORT = new RegExp(String.raw`(?:(\d{4})\D{1,3})?(?<!\d)(\d{1,2})月?(?:\d{1,2}日)?[-至到—–~～]+(\d{1,2})月`);

const UNTIL = /截[至止到](?:(\d{4})年)?(\d{1,2})月/;

/** The words of a longer text that name months. */
export const monthsText = (text: string): string | undefined =>
  /(?:\d{4}年)?\d{1,2}月?[-至到—–~～]+\d{1,2}月|(?:\d{4}年)?上半年|截[至止到](?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|末)?/.exec(
    squash(text),
  )?.[0];

/** The months from and to that a text names (`2023-1月 至 2023-8月`, `2023年1-6月`, `1-6月` or `截至6月底` of `year`), as `2023-01`. */
export function monthsIn(text: string, year: string | undefined): { from: string; to: string } | undefined {
  const plain = halfWidth(squash(text));
  const full = FULL.exec(plain);
  const short = full ? undefined : SHORT.exec(plain);
  const half = full || short ? undefined : /(?:(\d{4})年?度?)?上半年/.exec(plain);
  if (half) return half[1] || year ? { from: `${half[1] ?? year}-01`, to: `${half[1] ?? year}-06` } : undefined;
  const until = full || short ? undefined : UNTIL.exec(plain);
  const [y1, m1, y2, m2] = full
    ? full.slice(1)
    : short
      ? [short[1] ?? year, short[2], short[1] ?? year, short[3]]
      : until
        ? [until[1] ?? year, '1', until[1] ?? year, until[2]]
        : [];
  if (!y1 || !m1 || !y2 || !m2 || !valid(m1) || !valid(m2)) return undefined;
  return { from: `${y1}-${two(m1)}`, to: `${y2}-${two(m2)}` };
}
const valid = (month: string): boolean => /^(?:0?[1-9]|1[0-2])$/.test(month);

/** The months under a title, standing alone: （2023年1-6月）. */
export const periodLine = (text: string): string | undefined => {
  const plain = squash(text).replace(/^[(（](.*)[)）]$/, '$1');
  return plain.length <= 30 && /^(?:截[至止]到?)?(?:20|19)\d\d/.test(plain) && monthsIn(plain, undefined)
    ? plain
    : undefined;
};
