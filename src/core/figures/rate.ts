import { HUNDRED, type Exact } from './decimal.ts';
import { missing, type Missing } from './missing.ts';
import { parseStripped, type Figure } from './number.ts';

const PERCENT = /(?:%|\(%\)|\(百分比\)|百分比)$/;

/** A printed rate (`100.00%`, or `98.07` under the heading 执行率(%)). `value` is in percent: 98.07, never 0.9807. */
export const parseRate = (text: string | undefined): Figure | Missing =>
  parseStripped(text, (plain) => plain.replace(PERCENT, ''));

/** part ÷ whole in percent, exact; a typed missing value where the whole is 0. */
export const percentOf = (part: Exact, whole: Exact): Exact | Missing =>
  whole.isZero() ? missing('zero-divisor') : part.div(whole).times(HUNDRED);
