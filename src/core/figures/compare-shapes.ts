import { HUNDRED } from './decimal.ts';
import { isBound } from './compare-numbers.ts';
import { isStretch, parseDeadline } from './deadline.ts';
import { parseQuantity, type Measure, type Quantity } from './measure.ts';
import { NUMBER, readDigits } from './number.ts';
import { readAnyDigits } from './number-in-words.ts';
import { judge, MET, type Attainment } from './outcome.ts';
import { readStated } from './stated.ts';
import { halfWidth } from './width.ts';

/** What ways of reading a pair are given: a target and an actual, and both as bare words. */
export interface Shapes {
  readonly target: Measure;
  readonly actual: Measure;
  readonly wanted: string;
  readonly said: string;
}

const PLACE =
  /^(?:全[国省市区县]|排名|位列|位居|名列|进入)*([前第]?)(\d{1,3}|[一二三四五六七八九十]{1,2})(?:[名位]|名次)?$/;
/** 前10名 answered by 第8名. */
export function byPlace({ wanted, said }: Shapes): Attainment | undefined {
  const [, ahead, last] = PLACE.exec(wanted) ?? [];
  const [, , place] = PLACE.exec(said) ?? [];
  const [most, got] = [last, place].map((digits) => digits && readAnyDigits(digits)?.value);
  return ahead === '前' && most && got ? judge(got.lte(most)) : undefined;
}

const TOLERANCE = new RegExp(
  `^(?:[≤<]|控制在|在)*(?:(${NUMBER})[%℃]?)?±(${NUMBER})(%|个百分点|[^\\d以之内范]{1,3})?(?:[以之]?内|范围内)?$`,
);
/** ±5%以内 bounds what differs either way, 26±2℃ what differs from 26. */
export function byTolerance({ wanted, actual }: Shapes): Attainment | undefined {
  const [, middle, digits, unit = ''] = TOLERANCE.exec(wanted) ?? [];
  const got = digits ? readStated(actual)?.quantity : undefined;
  if (!got || isBound(got) || (got.unit !== unit && got.unit !== '')) return undefined;
  const off = middle ? got.value.minus(readDigits(middle).value) : got.value;
  return judge(off.abs().lte(readDigits(digits!).value));
}

const OUT_OF = /^(\d{1,6})\/(\d{1,6})$/;
/** 11/12 for a share of all: so many out of so many. */
export function byShareOfCount({ target, said }: Shapes): Attainment | undefined {
  if (target.kind !== 'quantity' || target.unit !== '%' || /[≤<]/.test(target.operator ?? '')) return undefined;
  const [, some, all] = OUT_OF.exec(said) ?? [];
  if (!some || !all) return undefined;
  const [part, whole] = [readDigits(some).value, readDigits(all).value];
  if (whole.isZero() || part.gt(whole)) return undefined;
  const share = part.div(whole).times(HUNDRED);
  return judge(target.operator === '>' ? share.gt(target.value) : share.gte(target.value));
}

const ALL_OF = /^(?:共?\d+\p{Script=Han}{1,3})(?:均已?|已?全部|全都?)(?:\p{Script=Han}{1,4})$/u;
/** 12个全部合格 for 100%: whatever their number, it is all of them. */
export const isAllOf = (target: Quantity, text: string): boolean =>
  target.unit === '%' && !/[≤<]/.test(target.operator ?? '') && ALL_OF.test(halfWidth(text).trim());

const WHOLE_YEAR = /^(?:\d{4}年|[本当]年)?(?:度)?全年度?$/;
const YEAR_IN: Readonly<Record<string, string>> = { 个月: '12', 月: '12', 年: '1', 天: '365', 个季度: '4', 季度: '4' };
/** 全年 answered by 12个月, 2024年1月至12月. */
export function byWholeYear({ wanted, said, actual }: Shapes): Attainment | undefined {
  if (!WHOLE_YEAR.test(wanted)) return undefined;
  if (WHOLE_YEAR.test(said)) return MET;
  const quantity = parseQuantity(actual.text, {});
  const whole = quantity && !isBound(quantity) ? YEAR_IN[quantity.unit] : undefined;
  if (whole) return judge(quantity!.value.gte(whole));
  if (!isStretch(actual.text) || !/^(?:\d{4}[年.\-/])?0?1[月.\-/日至到~—–]/.test(halfWidth(actual.text).trim()))
    return undefined;
  return parseDeadline(actual.text, 'bare')?.month.endsWith('12') ? MET : undefined;
}
