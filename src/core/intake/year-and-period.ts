import { halfWidth } from '../figures/width.ts';
import { squash } from './clean-text.ts';

/** `2023` of `(2023 年度)`, standing alone as the line under a title does. */
export const yearLine = (text: string): string | undefined =>
  /^[([]?(20\d\d|19\d\d)年?度?[)\]]?$/.exec(halfWidth(squash(text)))?.[1];

/** The year a longer text speaks of: `2022年度项目支出绩效自评表`. */
export const yearIn = (text: string): string | undefined => /((?:20|19)\d\d)\s*年?度?/.exec(halfWidth(text))?.[1];

const two = (month: string): string => month.padStart(2, '0');
const MONTH = String.raw`(\d{1,2})月?份?`;
const FULL = new RegExp(String.raw`(\d{4})\D{1,2}${MONTH}(?:\d{1,2}日?)?[^\d]{1,4}(\d{4})\D{1,2}${MONTH}`);
const SHORT = new RegExp(String.raw`(?:(\d{4})\D{1,2})?(?<!\d)(\d{1,2})月?[-至到—~～]+(\d{1,2})月`);

/** The months from and to that a text names (`2023-1月 至 2023-8月`, `2023年1-6月`, `1-6月` of `year`), as `2023-01`. */
export function monthsIn(text: string, year: string | undefined): { from: string; to: string } | undefined {
  const plain = halfWidth(squash(text));
  const full = FULL.exec(plain);
  const short = full ? undefined : SHORT.exec(plain);
  const [y1, m1, y2, m2] = full ? full.slice(1) : short ? [short[1] ?? year, short[2], short[1] ?? year, short[3]] : [];
  if (!y1 || !m1 || !y2 || !m2 || !valid(m1) || !valid(m2)) return undefined;
  return { from: `${y1}-${two(m1)}`, to: `${y2}-${two(m2)}` };
}
const valid = (month: string): boolean => /^(?:0?[1-9]|1[0-2])$/.test(month);
