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

const END = `${NUMBER}|[一二三四五六七八九十]{1,3}`;
const RANGE = new RegExp(`^(${END})((?:${UNIT})?)(?:-|~|—|–|至|到|和|与)(${END})((?:${UNIT})?)$`, 'u');
/** 85%≤X≤95%, 90%≤满意度<100% */
const AROUND = /^([^≤<≥>]*\d[^≤<≥>]{0,4})[≤<]=?\D{0,12}[≤<]=?(\d[^≤<≥>]*)$/;
/** 大于80%且小于95%, ≥80%，≤95% */
const BOTH_BOUNDS =
  /^(?:大于等于|大于|高于|超过|不低于|不少于|[≥>]=?)(\d[^≤<≥>,且并]*?)(?:以上)?(?:[,且并]+(?:且)?)(?:小于等于|小于|低于|不高于|不超过|不多于|[≤<]=?)(\d[^≤<≥>]*)$/;
/** Years are no numbers of anything. */
const YEARS = /^(?:19|20)\d\d[^\d]*(?:19|20)\d\d$/;
/** 介于90%和95%之间: what says that two numbers are the ends of a range. */
const BETWEEN = /^(?:介于|保持在|控制在|维持在|在)(?=.*\d.*\d)|(?:之间|区间内?|范围内?)$/g;

// Each run of space can be matched in one way only: hostile texts must not make the pattern backtrack without end.
const QUANTITY = new RegExp(`^(${LEAD})(${NUMBER})(\\s*(?:(?:${UNIT})\\s*)?(?:[。;]\\s*)?)$`, 'u');

/** 200余人 is no number of 余人. */
const VAGUE = /^[万亿千百]?[余多来]|(?:左右|上下)$/;

/** 90%（含）以上 */
const INCLUDED = /(?<=\d[%\p{Script=Han}]{0,4})\(不?含[^()]*\)/gu;
/** Units that forms print in brackets; any other four signs or more in brackets are a remark. */
const IN_BRACKETS = '(?!个?(?:工作日|自然日|日历天|百分[比点之]|平方|立方))[^()\\d]{4,}';
/** What begins a remark behind a comma. */
const REMARK_LEADS =
  '其中|[包内]?含|包括|较上?年|比上?年|同比|详见|完成(?:目标|任务|计划|率)|占|每|全年|共|合计|总计|累计|因|受|由于|主要|原因|未|尚|仍|已|均|全部|剩余|其余|超额|超过|超出|力争|争取|余下?|另|但|[还剩]?有?\\d+\\p{Script=Han}{1,3}(?:正|尚|未|仍|待|在建|报批|审[批核]|施工|推进)';
/** Remarks behind a number, which tell more of it: `12场（其中线上4场）`, `100%(应采尽采)`, `60%，较上年提高2个百分点`, `276人次（受疫情影响）`. */
const REMARK = new RegExp(
  `(?<=\\S)(?:\\((?=[^()]*(?:\\d|其中|[包内]?含|详见|截至))[^()]*\\)|(?<=%)\\([^()]*\\)|(?<=[%\\p{Script=Han}])\\(${IN_BRACKETS}\\)|[,;](?:${REMARK_LEADS}).*)\\s*$`,
  'u',
);
/** What was to be done, or was, behind a number: `5个工作日内办结`, `2项已发布`, `30天到货`. */
const DONE_BEHIND =
  /(?<=\d(?:分钟|个?小时|个?工作日|[天日周月年]|个月)(?:[以之]?内)?)(?:办结|办理完毕|到场|到达|到货|送达|完成|完工|交付|响应|答复|处置|修复|拨付|发放)$|(?<=\d\p{Script=Han}{1,3})(?:均?已|已?全部|均)\p{Script=Han}{2,6}$/u;

/** A half-width text without the remarks behind its number. */
export const withoutRemark = (plain: string): string =>
  plain.replace(INCLUDED, '').replace(REMARK, '').replace(DONE_BEHIND, '');

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
  const plain = halfWidth(text)
    .replace(/[∼〜]/g, '~')
    .trim()
    .replace(BETWEEN, '')
    .replace(AROUND, '$1~$2')
    .replace(BOTH_BOUNDS, '$1~$2');
  const [, from, unit, to, ending = ''] = RANGE.exec(plain) ?? [];
  if (!from || !to || YEARS.test(plain)) return undefined;
  const [low, high] = [parseQuantity(`${from}${unit || ending}`, {}), parseQuantity(`${to}${ending}`, {})];
  return low && high && !low.operator && !high.operator && low.value.lte(high.value) ? [low, high] : undefined;
}

/** The text as printed, rebuilt from what was understood. */
export const printMeasure = (measure: Measure): string =>
  measure.kind === 'quantity' ? measure.pieces.join('') : measure.text;
