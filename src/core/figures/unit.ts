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

/** Units that forms print behind a name, where any word could stand. */
const KNOWN = new RegExp(
  `^[万亿]?(?:${'元 人 人次 户 家 个 次 场 场次 批 批次 期 份 件 起 台 套 辆 项 处 所 间 条 名 位 篇 天 日 小时 分钟 个月 公里 千米 米 平方米 平方公里 ㎡ 立方米 ㎥ 吨 公斤 千克 亩 公顷 株 盏 座 栋 幢 床 张 册 本 % ‰ 个百分点'.replaceAll(' ', '|')})?(?:/[人户家个次场台套天年月亩]|/平方米|/㎡)?$`,
  'u',
);
export const isKnownUnit = (unit: string): boolean => unit !== '' && KNOWN.test(unit);

const TIMES = new Map([
  ['万', new Exact('1e4')],
  ['亿', new Exact('1e8')],
]);

interface Counted {
  readonly value: Exact;
  readonly unit: string;
}

/** One unit in several spellings. */
const SPELLINGS = new Map(
  Object.entries({
    ...{ 日: '天', 工作日: '个工作日', '㎡': '平方米', 'm²': '平方米', m2: '平方米', '㎥': '立方米', 'm³': '立方米' },
    ...{ km: '公里', 千米: '公里', kg: '公斤', 千克: '公斤' },
  }),
);

/** Units of a fixed number of others: how many, and which. 个月, 季度 and 年 have no fixed days. */
const WORTH = new Map<string, readonly [Exact, string]>(
  (
    [
      ['‰', '0.1', '%'],
      ['小时', '60', '分钟'],
      ['公里', '1000', '米'],
      ['吨', '1000', '公斤'],
    ] as const
  ).map(([unit, worth, other]) => [unit, [new Exact(worth), other]]),
);

/** `1.2万亩` as 12000亩, `3km` as 3公里. */
function unfold({ value, unit }: Counted): Counted {
  const times = TIMES.get(unit.charAt(0));
  const bare = times ? unit.slice(1) : unit;
  return { value: times ? value.times(times) : value, unit: SPELLINGS.get(bare) ?? bare };
}

/** `5‰` as 0.5%, `3公里` as 3000米. */
function convert(counted: Counted): Counted {
  const [worth, other] = WORTH.get(counted.unit) ?? [];
  return worth && other ? { value: counted.value.times(worth), unit: other } : counted;
}

/** Both in the largest unit that they share; as they are where they share none. */
function meet(a: Counted, b: Counted): readonly [Counted, Counted] {
  const [plainA, plainB] = [unfold(a), unfold(b)];
  return plainA.unit === plainB.unit || plainA.unit === '' || plainB.unit === ''
    ? [plainA, plainB]
    : [convert(plainA), convert(plainB)];
}

/** The unit in which `inOneUnit` gives two values that print these units. */
export function sharedUnit(a: string, b: string): string {
  const none = new Exact(0);
  return a === b ? b : meet({ value: none, unit: a }, { value: none, unit: b })[1].unit;
}

/**
 * Two counts as pairs of values in one unit: 万元 and 元 meet, a bare number takes the other's unit. Beside 万 or 亿 a bare
 * number can also be the full count (`1.2万亩`: `1.3` or `13000`), so both readings are given. Empty where units differ.
 */
export function inOneUnit(a: Counted, b: Counted): [a: Exact, b: Exact][] {
  if (a.unit === b.unit) return [[a.value, b.value]];
  const [plainA, plainB] = meet(a, b);
  const unfolded: [Exact, Exact] = [plainA.value, plainB.value];
  if (a.unit !== '' && b.unit !== '') {
    const same = plainA.unit === plainB.unit || plainA.unit === '' || plainB.unit === '';
    return same ? [unfolded] : [];
  }
  const folded = TIMES.has((a.unit || b.unit).charAt(0));
  return folded ? [[a.value, b.value], unfolded] : [[a.value, b.value]];
}
