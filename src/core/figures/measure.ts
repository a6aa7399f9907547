import { parseDeadline, type Deadline } from './deadline.ts';
import type { Exact } from './decimal.ts';
import { boundOfVerb, LEAD, LEADING_VERB } from './leading-verb.ts';
import { missingText, type Missing, type Present } from './missing.ts';
import { NUMBER } from './number.ts';
import { IN_SIGNS, PART_OF_ALL, readAnyDigits } from './number-in-words.ts';
import { parseOperator, type Operator } from './operator.ts';
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

const RANGE = new RegExp(`^(${NUMBER})((?:${UNIT})?)(?:-|~|—|–|至|到|和|与)(${NUMBER})(${UNIT})$`, 'u');
/** 介于90%和95%之间: what says that two numbers are the ends of a range. */
const BETWEEN = /^(?:介于|保持在|控制在|维持在|在)(?=.*\d.*\d)|(?:之间|区间内?|范围内?)$/g;

// Each run of space can be matched in one way only: hostile texts must not make the pattern backtrack without end.
const QUANTITY = new RegExp(`^(${LEAD})(${NUMBER})(\\s*(?:(?:${UNIT})\\s*)?(?:[。;]\\s*)?)$`, 'u');

/** 200余人 is no number of 余人. */
const VAGUE = /^[万亿千百]?[余多来]|(?:左右|上下)$/;

/** 90%（含）以上 */
const INCLUDED = /(?<=\d[%\p{Script=Han}]{0,4})\(不?含[^()]*\)/gu;
/** Remarks behind a number, which tell more of it: `12场（其中线上4场）`, `100%(应采尽采)`, `60%，较上年提高2个百分点`. */
const REMARK =
  /(?<=\S)(?:\((?=[^()]*(?:\d|其中|[包内]?含|详见|截至))[^()]*\)|(?<=%)\([^()]*\)|[,;](?:其中|[包内]?含|包括|较上?年|比上?年|同比|详见|完成(?:目标|任务|计划|率)|占|每).*)\s*$/u;

/** A half-width text without the remarks behind its number. */
export const withoutRemark = (plain: string): string => plain.replace(INCLUDED, '').replace(REMARK, '');

/** The one number that a text is, with what it is counted by; undefined for anything else. */
export function parseQuantity(text: string, printed: PrintedParts): Quantity | undefined {
  const plain = withoutRemark(halfWidth(text));
  const share = PART_OF_ALL.exec(plain);
  const match = share ?? QUANTITY.exec(plain) ?? IN_SIGNS.exec(plain);
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
      parseOperator(lead.replace(LEADING_VERB, '')) ?? bound ?? boundOfVerb(lead) ?? parseOperator(printed.operator),
    ...number,
    unit: share ? '%' : unit || readUnit(printed.unit ?? '').unit,
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
  const [, from, unit, to, ending = ''] =
    RANGE.exec(halfWidth(text).replace(/[∼〜]/g, '~').trim().replace(BETWEEN, '')) ?? [];
  if (!from || !to) return undefined;
  const [low, high] = [parseQuantity(`${from}${unit || ending}`, {}), parseQuantity(`${to}${ending}`, {})];
  return low && high && !low.operator && !high.operator && low.value.lte(high.value) ? [low, high] : undefined;
}

/** The text as printed, rebuilt from what was understood. */
export const printMeasure = (measure: Measure): string =>
  measure.kind === 'quantity' ? measure.pieces.join('') : measure.text;
