import { Exact } from './decimal.ts';
import { remember } from './remember.ts';

const TIMES = new Map([
  ['千', new Exact('1e3')],
  ['万', new Exact('1e4')],
  ['亿', new Exact('1e8')],
]);

/** One unit in several spellings, or counted with several words: the first of each line stands for the others. */
const SPELLINGS = new Map(
  [
    ...[
      '天 日 日历天 自然日',
      '个工作日 工作日',
      '小时 个小时 时 h',
      '分钟 min',
      '周 星期 个星期',
      '个月 月',
      '个季度 季度',
      '年 周年',
    ],
    ...['公里 千米 km', '米 m', '厘米 cm', '毫米 mm', '平方米 ㎡ m² m2 平米 平方 平', '平方公里 km² 平方千米'],
    ...[
      '立方米 ㎥ m³ m3 立方 方',
      '公斤 kg 千克',
      '吨 t',
      '克 g',
      '升 L',
      '千瓦时 度 kWh',
      '分贝 dB db',
      '千瓦 kW',
      '兆瓦 MW',
      '千伏安 kVA',
      '微克 μg µg ug',
      '毫克 mg',
    ],
    ...[
      '人 名 位',
      '人次 人/次',
      '次 场 场次 场/次',
      '批 批次',
      '件 件次',
      '起 宗',
      '台 套 台套 台(套) 套(台) 台/套 套/台 辆',
      '% 百分点 个百分点',
    ],
    ...['册 本', '株 棵', '条 道', '个 家 处 座 所 项 支 户 栋 幢 间 个/处 个/项'],
    ...['户次', '家次', '车次', '台次', '人均', '人份', '人月'],
  ].flatMap((line) => {
    const [first, ...others] = line.split(' ');
    return [first!, ...others].map((spelling) => [spelling, first!] as const);
  }),
);

/** What 个 may stand for: classifiers of single things. */
const SINGLE = new Set('个 人 次 台 套 份 件 册 篇 条 株 块 面 盏 张 期 批 起 门 部 组 户'.split(' '));

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

/** A unit taken apart: 千, 万 and 亿 as a factor, one spelling for what is counted, and what it is counted by (`/人/天`). */
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
    .replace(/\/\((.+)\)$/, '/$1')
    .replace(/(?<=.)(?:[·.每]|\/每)/g, '/')
    .replace(/\(次\)/g, '次')
    .replace(/人\/次/g, '人次')
    .replace(/\/人(?=[天日月年]$)/, '/人/');
  const whole = SPELLINGS.get(plain);
  if (whole) return { times: ONE, unit: whole, per: '' };
  const [head = '', ...rest] = plain.split('/');
  const times = TIMES.get(head.charAt(0));
  const unit = spell(times ? head.slice(1) : head);
  const by = rest.map(spell);
  const often = /^[次期批篇份条轮]$/.test(unit) && by.length === 1 ? IN_A_YEAR[by[0]!] : undefined;
  // 次/年 in the form of one year is 次
  const per = often ? [] : by.filter((word) => word !== '年').sort();
  return { times: (times ?? ONE).times(often ?? ONE), unit, per: per.map((word) => `/${word}`).join('') };
});

interface Counted {
  readonly value: Exact;
  readonly unit: string;
}

const [TWO, TEN] = [new Exact(2), new Exact(10)];
/** A number by person, piece or day, and one of its size that leaves off by what: 35元 for ≤35元/件, 8小时 for 8小时/天. */
function isShortened(one: Parsed, other: Parsed, [a, b]: readonly [Exact, Exact]): boolean {
  if (one.unit !== other.unit || !(one.per === '' || other.per === '')) return false;
  const most = one.unit === '元' ? TEN : TWO;
  return a.lte(b.times(most)) && b.lte(a.times(most));
}

/** Both in a unit that they share, with its name; undefined where they share none. A bare number takes the other's unit. */
function meet(a: Counted, b: Counted): { values: readonly [Exact, Exact]; unit: string } | undefined {
  const [one, other] = [parseUnit(a.unit), parseUnit(b.unit)];
  const values = [a.value.times(one.times), b.value.times(other.times)] as const;
  // bare numbers, also those of so many 万, take the other's unit
  if (one.unit === '' || other.unit === '') return { values, unit: one.unit + one.per || other.unit + other.per };
  if (one.per !== other.per && !isShortened(one, other, values)) return undefined;
  if (one.unit === other.unit) return { values, unit: one.unit + one.per };
  for (const [base, worth] of WORTH) {
    const [first, second] = [worth.get(one.unit), worth.get(other.unit)];
    if (first && second) return { values: [values[0].times(first), values[1].times(second)], unit: base + one.per };
  }
  if ((one.unit === '个' || other.unit === '个') && SINGLE.has(one.unit) && SINGLE.has(other.unit))
    return { values, unit: '个' + one.per };
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
