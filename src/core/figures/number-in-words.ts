import { Exact, HUNDRED } from './decimal.ts';
import { HAN_NUMBER, readHanNumber } from './han-number.ts';
import { LEAD } from './leading-verb.ts';
import { NUMBER, readDigits } from './number.ts';

/** What may be counted by a number in Chinese signs: such signs are in many words (一致, 一流). */
export const COUNTED =
  '个月|个季度|课时|学时|公顷|千米|平方公里|季度|个工作日|工作日|个小时|小时|分钟|人次|场次|批次|平方米|公里|万元|次|场|期|批|个|家|名|位|人|户|份|件|项|台|套|辆|处|所|座|间|条|篇|本|册|张|天|日|周|年|成|元|亩|轮|支|栋|部|起|吨|米|株|棵|头|只|块|幅|口|班|节|课|届';
export const IN_SIGNS = new RegExp(
  `^(${LEAD})(${HAN_NUMBER}|半(?=个?[月小]|[天日年]))((?:${COUNTED})(?:及?以[上下]|[以之]?内)?[。;]?\\s*|(?<=^[零〇]))$`,
);
/** 百分之九十五, 百分百, 九成五, 千分之三, 三分之二; 2/3以上 and ≥2/3, which only their bound tells from a date. */
export const PART_OF_ALL = new RegExp(
  `^(${LEAD})(百分百|[一二三四五六七八九]成[一二三四五六七八九半]|(?:[百千万]|${HAN_NUMBER})分之(?:百|${HAN_NUMBER}|${NUMBER})|[1-9]\\d?/[1-9]\\d?(?=及?以[上下])|(?<=[≥≤<>=于过少到]\\s*)[1-9]/(?:[2-9]|10))((?:及?以[上下])?[。;]?\\s*)$`,
);

interface Digits {
  readonly value: Exact;
  readonly decimals: number;
}

const HALF = new Exact('0.5');
const WHOLES: Readonly<Record<string, Exact>> = { 百: HUNDRED, 千: new Exact('1e3'), 万: new Exact('1e4') };

function readPlain(printed: string): Digits | undefined {
  if (/\d/.test(printed)) return readDigits(printed);
  if (printed === '半') return { value: HALF, decimals: 1 };
  const value = WHOLES[printed] ?? readHanNumber(printed);
  return value && { value, decimals: 0 };
}

/** 九成五 is 95 %. */
function readTenths(tens: string, ones: string): Digits | undefined {
  const [whole, part] = [readHanNumber(tens), readHanNumber(ones === '半' ? '五' : ones)];
  return whole && part && { value: whole.times('10').plus(part), decimals: 0 };
}

/** The digits of a number in whichever signs it is written, a part of all in percent; undefined where the signs make none. */
export function readAnyDigits(printed: string): Digits | undefined {
  if (printed === '百分百') return { value: HUNDRED, decimals: 0 };
  const [, tens, ones] = /^(.)成(.)$/.exec(printed) ?? [];
  if (tens && ones) return readTenths(tens, ones);
  const [, all, of] = /^(.+)分之(.+)$/.exec(printed) ?? [];
  const [, over, under] = /^(\d+)\/(\d+)$/.exec(printed) ?? [];
  const [whole, part] = [all ?? under, of ?? over].map((digits) => digits && readPlain(digits));
  if (!whole || !part) return readPlain(printed);
  return { value: part.value.times(HUNDRED).div(whole.value), decimals: part.decimals };
}
