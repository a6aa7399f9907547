import type { Operator } from './operator.ts';
import { halfWidth } from './width.ts';

const SEGMENT = String.raw`(?:[\p{Script=Han}a-zA-Zμµ㎡㎥℃]{1,6}[²³]?|[万亿]?[ckdN]?m[23])`;
const BOUND = '(?:及?以[上下]|[以之]?内)?';
/**
 * What may follow a number as its unit: short, without digits, and not the rest of a sentence or date (`2023年底`). A unit
 * of 年 or 日 has nothing after it but a bound (`3日内`).
 */
export const UNIT = [
  String.raw`\([^()\d]{1,10}\)${BOUND}`,
  `(?:[%‰年日]|日历天)${BOUND}`,
  `年?/${SEGMENT}`,
  String.raw`/(?:10|100)?万人?`,
  String.raw`(?![年月日号])${SEGMENT}(?:\(\p{Script=Han}{1,2}\))?(?:[/·.]${SEGMENT}){0,2}${BOUND}`,
  String.raw`元/\(\p{Script=Han}{1,3}[·/.]\p{Script=Han}{1,3}\)`,
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
  const bare = (pattern ? plain.replace(pattern, '$1') : plain)
    .replace(/^\(([^()]*)\)$|^\(|(?<!\([^()]*)\)$/g, '$1')
    .trim();
  return { unit: PERCENT.test(bare) ? '%' : bare, bound };
}

/** Units that forms print behind a name, where any word could stand. */
const KNOWN = new RegExp(
  `^[万亿]?(?:${'元 人 人次 户 家 个 次 场 场次 批 批次 期 份 件 起 台 套 辆 项 处 所 间 条 名 位 篇 天 日 小时 分钟 个月 公里 千米 米 平方米 平方公里 ㎡ 立方米 ㎥ 吨 公斤 千克 亩 公顷 株 盏 座 栋 幢 床 张 册 本 % ‰ 个百分点'.replaceAll(' ', '|')})?(?:/[人户家个次场台套天年月亩]|/平方米|/㎡)?$`,
  'u',
);
export const isKnownUnit = (unit: string): boolean => unit !== '' && KNOWN.test(unit);
