import { Exact } from './decimal.ts';
import type { Operator } from './operator.ts';
import { halfWidth } from './width.ts';

const SEGMENT = String.raw`[\p{Script=Han}a-zA-Z㎡㎥℃]{1,6}[²³]?`;
const BOUND = '(?:及?以[上下]|[以之]?内)?';
/**
 * What may follow a number as its unit: short, without digits, and not the rest of a sentence or date (`2023年底`). A unit
 * of 年 or 日 has nothing after it but a bound (`3日内`).
 */
export const UNIT = [
  String.raw`\([^()\d]{1,10}\)${BOUND}`,
  `[%‰年日]${BOUND}`,
  `(?![年月日号])${SEGMENT}(?:[/·]${SEGMENT}){0,2}${BOUND}`,
].join('|');

const BOUND_AFTER: [RegExp, Operator][] = [
  [/^(.*?)及?以上$/u, '≥'],
  [/^(.*?)(?:及?以下|[以之]内)$/u, '≤'],
  // 内 alone bounds only a time: 室内 is a place
  [/^(.*(?:[年月日天时周]|分钟|季度))内$/u, '≤'],
];
const PERCENT = /^(百分比|百分之|%)$/;

/** A printed unit without brackets, closing punctuation and bound; every spelling of percent is `%`. */
export function readUnit(text: string): { unit: string; bound: Operator | undefined } {
  const plain = halfWidth(text).replace(/[。;]/g, '').trim();
  const [pattern, bound] = BOUND_AFTER.find(([ending]) => ending.test(plain)) ?? [];
  const bare = (pattern ? plain.replace(pattern, '$1') : plain).replace(/^\(|\)$/g, '').trim();
  return { unit: PERCENT.test(bare) ? '%' : bare, bound };
}

const TIMES = new Map([
  ['万', new Exact('1e4')],
  ['亿', new Exact('1e8')],
]);

interface Counted {
  readonly value: Exact;
  readonly unit: string;
}

/** `1.2万亩` as 12000亩. */
function unfold({ value, unit }: Counted): Counted {
  const times = TIMES.get(unit.charAt(0));
  return times ? { value: value.times(times), unit: unit.slice(1) } : { value, unit };
}

/**
 * Two counts as pairs of values in one unit: 万元 and 元 meet, a bare number takes the other's unit. Beside 万 or 亿 a bare
 * number can also be the full count (`1.2万亩`: `1.3` or `13000`), so both readings are given. Empty where units differ.
 */
export function inOneUnit(a: Counted, b: Counted): [a: Exact, b: Exact][] {
  if (a.unit === b.unit) return [[a.value, b.value]];
  const [plainA, plainB] = [unfold(a), unfold(b)];
  const unfolded: [Exact, Exact] = [plainA.value, plainB.value];
  if (a.unit !== '' && b.unit !== '') {
    const same = plainA.unit === plainB.unit || plainA.unit === '' || plainB.unit === '';
    return same ? [unfolded] : [];
  }
  const folded = TIMES.has((a.unit || b.unit).charAt(0));
  return folded ? [[a.value, b.value], unfolded] : [[a.value, b.value]];
}
