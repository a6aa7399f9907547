import type { Present } from './missing.ts';
import { halfWidth } from './width.ts';

/** A time by which something is done: `2023年11月前`, `2023年底前完成`. */
export interface Deadline extends Present {
  readonly kind: 'deadline';
  readonly text: string;
  /** The last month that keeps it, `YYYY-MM`. */
  readonly month: string;
  /** The last day of that month that keeps it, `DD`, where one is printed. */
  readonly day?: string;
}

const MONTH = '(0?[1-9]|1[0-2])';
const DAY = '(0?[1-9]|[12]\\d|3[01])';
const BEFORE = '(?:以前|之前|前)?(?:完成)?$';
const PATTERNS = [
  new RegExp(`^(\\d{4})年${MONTH}月(?:${DAY}[日号]|[底末])?${BEFORE}`),
  new RegExp(`^(\\d{4})[-/.]${MONTH}[-/.]${DAY}${BEFORE}`),
  new RegExp(`^(\\d{4})年(?:年?[底末]|度?内)${BEFORE}`),
  /^(\d{4})年度?完成$/,
];

/** A date or a year's end as printed; undefined for anything else. A year alone is no deadline. */
export function parseDeadline(text: string): Deadline | undefined {
  const plain = halfWidth(text).replace(/[\s。]/g, '');
  for (const pattern of PATTERNS) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const [, year, month = '12', day] = match;
    return {
      kind: 'deadline',
      text,
      month: `${year}-${month.padStart(2, '0')}`,
      ...(day && { day: day.padStart(2, '0') }),
    };
  }
  return undefined;
}

/**
 * Whether a printed time of completion keeps a deadline; undefined where the print does not tell: the deadline names a day
 * and the result only its month, or the result is itself a later “by when” (`2023年底前`).
 */
export function keepsDeadline(deadline: Deadline, actual: Deadline): boolean | undefined {
  const isBound = /[前内]/.test(actual.text);
  if (actual.month !== deadline.month) return actual.month < deadline.month || (isBound ? undefined : false);
  if (!deadline.day) return true;
  if (!actual.day) return undefined;
  return actual.day <= deadline.day || (isBound ? undefined : false);
}
