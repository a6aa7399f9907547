import { parseDeadline, type Deadline } from './deadline.ts';
import { Exact } from './decimal.ts';
import { HAN_NUMBER, readHanNumber } from './han-number.ts';
import { missingText, type Missing, type Present } from './missing.ts';
import { NUMBER, readDigits } from './number.ts';
import { OPERATOR, parseOperator, type Operator } from './operator.ts';
import { readUnit, UNIT } from './unit.ts';
import { remember } from './remember.ts';
import { halfWidth } from './width.ts';

export { parseOperator, type Deadline, type Operator };

/** A target or an actual that states a number: `≥30人`, `=2.00(次)`, `≤500.00(元/人)`, `100.00(百分比)`. */
export interface Quantity extends Present {
  readonly kind: 'quantity';
  readonly text: string;
  /** The text cut in three, as printed: joined they are the text again. */
  readonly pieces: readonly [operator: string, number: string, unit: string];
  readonly operator: Operator | undefined;
  readonly value: Exact;
  readonly decimals: number;
  /** Without brackets; every spelling of percent is `%`; empty where none is printed. */
  readonly unit: string;
}

/** Everything else: `及时`, `每天一条`, `达成指标`. */
export interface Words extends Present {
  readonly kind: 'words';
  readonly text: string;
}

export type Measure = Quantity | Deadline | Words;

/** What a form prints in columns of their own (指标性质, 度量单位) beside the value. */
export interface PrintedParts {
  operator?: string | undefined;
  unit?: string | undefined;
}

/** `达到95%` names the number without saying whether more is better; what is kept under control is no more. */
const CONTROLLED = '(?:严格)?控制(?:在|为|到)?|不突破|严控在';
const VERB = `达到|达|保持在|维持在|稳定在|${CONTROLLED}`;
const LEADING_VERB = new RegExp(`^\\s*(?:${VERB})`);
const LEADING_CONTROL = new RegExp(`^\\s*(?:${CONTROLLED})`);
const RANGE = new RegExp(`^(${NUMBER})((?:${UNIT})?)(?:-|~|—|–|至|到)(${NUMBER})(${UNIT})$`, 'u');

// Each run of space can be matched in one way only: hostile texts must not make the pattern backtrack without end.
const QUANTITY = new RegExp(
  `^(\\s*(?:${VERB})?(?:(?:${OPERATOR})\\s*)?)(${NUMBER})(\\s*(?:(?:${UNIT})\\s*)?(?:[。;]\\s*)?)$`,
  'u',
);

/** What may be counted by a number in Chinese signs: such signs are in many words (一致, 一流). */
export const COUNTED =
  '个月|个季度|季度|个工作日|工作日|个小时|小时|分钟|人次|场次|批次|平方米|公里|万元|次|场|期|批|个|家|名|位|人|户|份|件|项|台|套|辆|处|所|座|间|条|篇|本|册|张|天|日|周|年|成|元|亩|轮|支|栋|部|起';
const LEAD = `\\s*(?:${VERB})?(?:(?:${OPERATOR})\\s*)?`;
const IN_SIGNS = new RegExp(
  `^(${LEAD})(${HAN_NUMBER}|半(?=个?[月小]|[天日年]))((?:${COUNTED})(?:及?以[上下]|[以之]?内)?[。;]?\\s*)$`,
);
/** 百分之九十五, 百分之95, 百分百 */
const PER_CENT = new RegExp(`^(${LEAD})(百分(?:百|之(?:百|${HAN_NUMBER}|${NUMBER})))((?:及?以[上下])?[。;]?\\s*)$`);

/** 200余人 is no number of 余人. */
const VAGUE = /^[万亿千百]?[余多来]|(?:左右|上下)$/;
const HALF = new Exact('0.5');

/** The digits of a number in whichever signs it is written; undefined where the signs make none. */
export function readAnyDigits(printed: string): { value: Exact; decimals: number } | undefined {
  if (/\d/.test(printed)) return readDigits(printed.replace('百分之', ''));
  if (printed === '半') return { value: HALF, decimals: 1 };
  const bare = printed.replace(/^百分之?/, '');
  const value = bare === '百' ? new Exact(100) : readHanNumber(bare);
  return value && { value, decimals: 0 };
}

/** 90%（含）以上 */
const INCLUDED = /(?<=\d[%\p{Script=Han}]{0,4})\(不?含[^()]*\)/gu;
/** Remarks behind a number, which tell more of it: `12场（其中线上4场）`, `100%(应采尽采)`, `60%，较上年提高2个百分点`. */
const REMARK =
  /(?<=\S)(?:\((?=[^()]*(?:\d|其中|[包内]?含|详见|截至))[^()]*\)|(?<=%)\([^()]*\)|[,;](?:其中|[包内]?含|包括|较上?年|比上?年|同比|详见).*)\s*$/u;

/** The one number that a text is, with what it is counted by; undefined for anything else. */
export function parseQuantity(text: string, printed: PrintedParts): Quantity | undefined {
  const plain = halfWidth(text).replace(INCLUDED, '').replace(REMARK, '');
  const match = QUANTITY.exec(plain) ?? IN_SIGNS.exec(plain) ?? PER_CENT.exec(plain);
  if (!match) return undefined;
  const number = readAnyDigits(match[2]!);
  if (!number) return undefined;
  const [, lead = '', digits = ''] = match;
  const end = lead.length + digits.length;
  const pieces = [text.slice(0, lead.length), text.slice(lead.length, end), text.slice(end)] as const;
  const { unit, bound } = readUnit(match[3]!);
  if (unit === '年' && digits.length === 4) return undefined; // a date, not 2023 years
  if (VAGUE.test(unit)) return undefined;
  return {
    kind: 'quantity',
    text,
    pieces,
    operator:
      parseOperator(lead.replace(LEADING_VERB, '')) ??
      bound ??
      (LEADING_CONTROL.test(lead) ? '≤' : parseOperator(printed.operator)),
    ...number,
    unit: unit || readUnit(printed.unit ?? '').unit,
  };
}

/**
 * A target or actual as printed into operator, value and unit, a deadline, or words. Full-width and look-alike operators
 * are understood; nothing is corrected. `parts` are used only where the text itself states none.
 */
export function parseMeasure(text: string | undefined, parts: PrintedParts = {}): Measure | Missing {
  const nothing = missingText(text);
  if (nothing) return nothing;
  if (parts.operator === undefined && parts.unit === undefined) return parseAlone(text!);
  return parsePresent(text!, parts);
}

const parsePresent = (text: string, parts: PrintedParts): Measure =>
  parseQuantity(text, parts) ?? parseDeadline(text) ?? { kind: 'words', text };
const parseAlone = remember((text) => parsePresent(text, {}));

/** Both ends of a range as printed (`3～5次`, `80%-90%`), the unit of the second holding for both; undefined for anything else. */
export function parseRange(text: string): readonly [low: Quantity, high: Quantity] | undefined {
  const [, from, unit, to, ending = ''] = RANGE.exec(halfWidth(text).replace(/[∼〜]/g, '~').trim()) ?? [];
  if (!from || !to) return undefined;
  const [low, high] = [parseQuantity(`${from}${unit || ending}`, {}), parseQuantity(`${to}${ending}`, {})];
  return low && high && !low.operator && !high.operator && low.value.lte(high.value) ? [low, high] : undefined;
}

/** The text as printed, rebuilt from what was understood. */
export const printMeasure = (measure: Measure): string =>
  measure.kind === 'quantity' ? measure.pieces.join('') : measure.text;
