import { Exact } from './decimal.ts';
import type { Operator } from './operator.ts';
import { remember } from './remember.ts';
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
  `年?/${SEGMENT}`,
  String.raw`(?![年月日号])${SEGMENT}(?:\(\p{Script=Han}{1,2}\))?(?:[/·]${SEGMENT}){0,2}${BOUND}`,
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

const TIMES = new Map([
  ['万', new Exact('1e4')],
  ['亿', new Exact('1e8')],
]);

/** One unit in several spellings, or counted with several words: the first of each line stands for the others. */
const SPELLINGS = new Map(
  [
    ...[
      '天 日',
      '个工作日 工作日',
      '小时 个小时 时 h',
      '分钟 min',
      '周 星期 个星期',
      '个月 月',
      '个季度 季度',
      '年 周年',
    ],
    ...['公里 千米 km', '米 m', '厘米 cm', '毫米 mm', '平方米 ㎡ m² m2 平米 平方', '平方公里 km² 平方千米'],
    ...['立方米 ㎥ m³ m3 立方 方', '公斤 kg 千克', '吨 t', '克 g', '升 L', '千瓦时 度 kWh'],
    ...['人 名 位', '人次 人/次', '场 场次', '批 批次', '件 件次', '起 宗', '台 台套 台(套)', '% 百分点 个百分点'],
    // 个 counts anything that these count in words of their own
    '个 家 处 座 所 项 支',
    ...['户次', '家次', '车次', '台次', '人天', '人均', '人份', '人月'],
  ].flatMap((line) => {
    const [first, ...others] = line.split(' ');
    return [first!, ...others].map((spelling) => [spelling, first!] as const);
  }),
);

/** The units that can be turned into one another, by the unit they meet in: how many of it each is worth. 个月 have no fixed days. */
const WORTH = new Map(
  (
    [
      ['分钟', { 小时: '60', 天: '1440', 周: '10080' }],
      ['个月', { 个季度: '3', 年: '12' }],
      ['米', { 公里: '1e3', 厘米: '0.01', 毫米: '0.001' }],
      ['平方米', { 公顷: '1e4', 平方公里: '1e6' }],
      ['亩', { 公顷: '15' }],
      ['立方米', { 升: '0.001' }],
      ['公斤', { 吨: '1e3', 克: '0.001', 斤: '0.5' }],
      ['元', { 角: '0.1', 百元: '1e2', 千元: '1e3', 百万元: '1e6', 千万元: '1e7' }],
      ['%', { '‰': '0.1', 成: '10' }],
    ] as const
  ).map(([base, units]) => [
    base as string,
    new Map(
      [[base, '1'], ...Object.entries(units)].map(([unit, worth]) => [unit as string, new Exact(worth as string)]),
    ),
  ]),
);

/** A classifier with what it counts behind it: 12个街道, 10家单位. */
const COUNTED =
  /^(个|家|名|位|人|场|件|项|户|台|套|辆|份|处|座|所|支|间|条|篇|期|批|次|张|册|株)(?=[\p{Script=Han}]+$)/u;

/** A unit taken apart: 万 and 亿 as a factor, one spelling for what is counted, and what it is counted by (`/人/天`). */
interface Parsed {
  readonly times: Exact;
  readonly unit: string;
  readonly per: string;
}

const ONE = new Exact(1);
/** What happens so often a month or quarter happens so often in the year of the form. */
const IN_A_YEAR: Readonly<Record<string, Exact>> = {
  个月: new Exact(12),
  个季度: new Exact(4),
  半年: new Exact(2),
  年: ONE,
};

function spell(word: string): string {
  const known = SPELLINGS.get(word);
  if (known) return known;
  const [counter] = COUNTED.exec(word) ?? [];
  return counter ? (SPELLINGS.get(counter) ?? counter) : word;
}

const parseUnit = remember((text): Parsed => {
  const plain = text
    .replace(/\s/g, '')
    .replace(/(?<=.)(?:[·每]|\/每)/g, '/')
    .replace(/人\/次/g, '人次');
  const [head = '', ...rest] = plain.split('/');
  const times = TIMES.get(head.charAt(0));
  const unit = spell(times ? head.slice(1) : head);
  const by = rest.map(spell);
  const often = /^[次场]$/.test(unit) && by.length === 1 ? IN_A_YEAR[by[0]!] : undefined;
  // 次/年 in the form of one year is 次
  const per = often ? [] : by.filter((word) => word !== '年').sort();
  return { times: (times ?? ONE).times(often ?? ONE), unit, per: per.map((word) => `/${word}`).join('') };
});

interface Counted {
  readonly value: Exact;
  readonly unit: string;
}

/** Both in a unit that they share, with its name; undefined where they share none. A bare number takes the other's unit. */
function meet(a: Counted, b: Counted): { values: readonly [Exact, Exact]; unit: string } | undefined {
  const [one, other] = [parseUnit(a.unit), parseUnit(b.unit)];
  const values = [a.value.times(one.times), b.value.times(other.times)] as const;
  // bare numbers, also those of so many 万, take the other's unit
  if (one.unit === '' || other.unit === '') return { values, unit: one.unit + one.per || other.unit + other.per };
  if (one.per !== other.per) return undefined;
  if (one.unit === other.unit) return { values, unit: one.unit + one.per };
  for (const [base, worth] of WORTH) {
    const [first, second] = [worth.get(one.unit), worth.get(other.unit)];
    if (first && second) return { values: [values[0].times(first), values[1].times(second)], unit: base + one.per };
  }
  return undefined;
}

/** The unit in which `inOneUnit` gives two values that print these units. */
export const sharedUnit = (a: string, b: string): string =>
  a === b ? b : (meet({ value: ONE, unit: a }, { value: ONE, unit: b })?.unit ?? b);

/**
 * Two counts as pairs of values in one unit: 万元 and 元 meet, a bare number takes the other's unit. Beside 万 or 亿 a bare
 * number can also be the full count (`1.2万亩`: `1.3` or `13000`), so both readings are given. Empty where units differ.
 */
export function inOneUnit(a: Counted, b: Counted): [a: Exact, b: Exact][] {
  if (a.unit === b.unit) return [[a.value, b.value]];
  const met = meet(a, b);
  if (!met) return [];
  const [x, y] = met.values;
  if (a.unit !== '' && b.unit !== '') return [[x, y]];
  const folded = TIMES.has((a.unit || b.unit).charAt(0));
  return folded
    ? [
        [a.value, b.value],
        [x, y],
      ]
    : [[a.value, b.value]];
}
