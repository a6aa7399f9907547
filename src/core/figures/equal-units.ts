import { Exact } from './decimal.ts';
import { remember } from './remember.ts';
import { SINGLE, SPELLINGS, WORTH } from './unit-words.ts';

const TIMES = new Map([
  ['千', new Exact('1e3')],
  ['万', new Exact('1e4')],
  ['亿', new Exact('1e8')],
]);

/** A classifier with what it counts behind it: 12个街道, 10家单位. */
const COUNTED =
  /^(个|家|名|位|人|场|件|项|户|台|套|辆|份|处|座|所|支|间|条|篇|期|批|次|张|册|株)(?=[\p{Script=Han}]+$)/u;

/** A unit taken apart: 千, 万 and 亿 as a factor, one spelling for what is counted, and what it is counted by (`/人/天`). */
interface Parsed {
  readonly times: Exact;
  readonly unit: string;
  readonly per: string;
  /** Whether it says that it is by year, which is not told in `per`. */
  readonly isYearly: boolean;
}

const ONE = new Exact(1);
/** What happens so often a week, month or quarter happens so often in the year of the form. */
const IN_A_YEAR: Readonly<Record<string, Exact>> = {
  个月: new Exact(12),
  个季度: new Exact(4),
  周: new Exact(52),
  半月: new Exact(24),
  两月: new Exact(6),
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
  if (whole) return { times: ONE, unit: whole, per: '', isYearly: false };
  const [head = '', ...rest] = plain.split('/');
  const times = TIMES.get(head.charAt(0));
  const unit = spell(times ? head.slice(1) : head);
  const by = rest.map(spell);
  const often = /^[次期批篇份条轮]$/.test(unit) && by.length === 1 ? IN_A_YEAR[by[0]!] : undefined;
  // 次/年 in the form of one year is 次
  const per = often ? [] : by.filter((word) => word !== '年').sort();
  return {
    times: (times ?? ONE).times(often ?? ONE),
    unit,
    per: per.map((word) => `/${word}`).join(''),
    isYearly: by.includes('年'),
  };
});

interface Counted {
  readonly value: Exact;
  readonly unit: string;
}

const [TWO, TEN] = [new Exact(2), new Exact(10)];
const isPartOf = (per: string, whole: string): boolean => {
  const all = whole.split('/');
  return per.split('/').every((word) => all.includes(word));
};
/** A number by person, piece or day, and one of its size that leaves off by what: 35元 for ≤35元/件, 550元/月 for 600元/人/月. */
function isShortened(one: Parsed, other: Parsed, [a, b]: readonly [Exact, Exact]): boolean {
  if (one.unit !== other.unit || !(isPartOf(one.per, other.per) || isPartOf(other.per, one.per))) return false;
  const most = one.unit === '元' ? TEN : TWO;
  return a.lte(b.times(most)) && b.lte(a.times(most));
}

const BY_MONTH = '/个月';
/** Money by month beside the same by year: 300元/人/月 is 3600元/人/年. */
function inYear(one: Parsed, other: Parsed, [a, b]: readonly [Exact, Exact]) {
  const per = one.per.replace(BY_MONTH, '');
  if (one.unit !== '元' || other.unit !== '元' || per !== other.per.replace(BY_MONTH, '')) return undefined;
  const months = IN_A_YEAR['个月']!;
  if (one.isYearly && other.per.includes(BY_MONTH))
    return { values: [a, b.times(months)] as const, unit: one.unit + per };
  if (other.isYearly && one.per.includes(BY_MONTH))
    return { values: [a.times(months), b] as const, unit: one.unit + per };
  return undefined;
}

/** 人(次) is either: beside 人 it is 人, beside anything else 人次. */
const leaveOpen = (a: Counted, b: Counted): (readonly [Counted, Counted])[] =>
  [a, b].some(({ unit }) => unit === '人(次)') && [a, b].some(({ unit }) => spell(unit) === '人')
    ? [[a, b].map((one) => ({ ...one, unit: '人' })) as unknown as readonly [Counted, Counted]]
    : [];

/** Both in a unit that they share, with its name; undefined where they share none. A bare number takes the other's unit. */
function meet(a: Counted, b: Counted): { values: readonly [Exact, Exact]; unit: string } | undefined {
  const [one, other] = [parseUnit(a.unit), parseUnit(b.unit)];
  const values = [a.value.times(one.times), b.value.times(other.times)] as const;
  // bare numbers, also those of so many 万, take the other's unit
  if (one.unit === '' || other.unit === '') return { values, unit: one.unit + one.per || other.unit + other.per };
  const year = inYear(one, other, values);
  if (year) return year;
  const [bare] = leaveOpen(a, b);
  if (bare) return meet(...bare);
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
