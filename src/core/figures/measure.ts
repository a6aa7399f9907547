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

/** `达到95%` names the number without saying whether more is better. */
const VERB = '达到|达';
const LEADING_VERB = new RegExp(`^\\s*(?:${VERB})`);
const RANGE = new RegExp(`^(${NUMBER})((?:${UNIT})?)(?:-|~|—|–|至|到)(${NUMBER})(${UNIT})$`, 'u');

// Each run of space can be matched in one way only: hostile texts must not make the pattern backtrack without end.
const QUANTITY = new RegExp(
  `^(\\s*(?:${VERB})?(?:(?:${OPERATOR})\\s*)?)(${NUMBER})(\\s*(?:(?:${UNIT})\\s*)?(?:[。;]\\s*)?)$`,
  'u',
);

/** What may be counted by a number in Chinese signs: such signs are in many words (一致, 一流). */
const COUNTED =
  '个月|个季度|季度|个工作日|工作日|个小时|小时|分钟|人次|场次|批次|平方米|公里|万元|次|场|期|批|个|家|名|位|人|户|份|件|项|台|套|辆|处|所|座|间|条|篇|本|册|张|天|日|周|年|成|元|亩|轮|支|栋|部|起';
const LEAD = `\\s*(?:${VERB})?(?:(?:${OPERATOR})\\s*)?`;
const IN_SIGNS = new RegExp(`^(${LEAD})(${HAN_NUMBER})((?:${COUNTED})(?:及?以[上下]|[以之]?内)?[。;]?\\s*)$`);
/** 百分之九十五, 百分之95, 百分百 */
const PER_CENT = new RegExp(`^(${LEAD})(百分(?:百|之(?:百|${HAN_NUMBER}|${NUMBER})))((?:及?以[上下])?[。;]?\\s*)$`);

/** The digits of a number in whichever signs it is written; undefined where the signs make none. */
function readAnyDigits(printed: string): { value: Exact; decimals: number } | undefined {
  if (/\d/.test(printed)) return readDigits(printed.replace('百分之', ''));
  const bare = printed.replace(/^百分之?/, '');
  const value = bare === '百' ? new Exact(100) : readHanNumber(bare);
  return value && { value, decimals: 0 };
}

function parseQuantity(text: string, printed: PrintedParts): Quantity | undefined {
  const plain = halfWidth(text);
  const match = QUANTITY.exec(plain) ?? IN_SIGNS.exec(plain) ?? PER_CENT.exec(plain);
  if (!match) return undefined;
  const number = readAnyDigits(match[2]!);
  if (!number) return undefined;
  const [, lead = '', digits = ''] = match;
  const end = lead.length + digits.length;
  const pieces = [text.slice(0, lead.length), text.slice(lead.length, end), text.slice(end)] as const;
  const { unit, bound } = readUnit(pieces[2]);
  if (unit === '年' && digits.length === 4) return undefined; // a date, not 2023 years
  return {
    kind: 'quantity',
    text,
    pieces,
    operator: parseOperator(pieces[0].replace(LEADING_VERB, '')) ?? bound ?? parseOperator(printed.operator),
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

/** Words before a number that only say that it was done. */
const DOING =
  /^(?:已|共计?|累计|合计|总计|实际|全年|[本当]年度?|年内|完成|开展|组织|举办|召开|发放|整改|达到?|实现|建成|新建|建设|培训|服务|受益|覆盖|采购|购置|配备|发生|出现|新增|检查|巡查|宣传|慰问|印制|制作|维修|改造|安装|种植|支付|支出|拨付|了)+$/;
const STATED = new RegExp(`^([\\p{Script=Han}“”]{1,8}?)((?:${OPERATOR})?\\s*(?:${NUMBER})(?:${UNIT})?[。;]?)$`, 'u');

/** A number that a text states, and what it says of it beyond that it was done: `整改80%` is 80 %, `同比提高5%` is 5 % of 同比提高. */
export interface Stated {
  readonly about: string;
  readonly quantity: Quantity;
}

/** The one number of a measure: its own, or that behind a few words. */
export function readStated(measure: Measure): Stated | undefined {
  if (measure.kind === 'quantity') return { about: '', quantity: measure };
  const [, lead = '', rest = ''] = (measure.kind === 'words' && STATED.exec(halfWidth(measure.text).trim())) || [];
  const quantity = rest ? parseQuantity(rest, {}) : undefined;
  return quantity && { about: lead.replace(DOING, ''), quantity };
}

const FREQUENCY = new RegExp(
  `^每个?(半年|年度?|季度?|月)(?:至少|不少于|开展|组织|举办|召开|完成)*(${NUMBER}|${HAN_NUMBER})(${COUNTED})$`,
);
const TIMES_A_YEAR: Readonly<Record<string, string>> = { 半: '2', 年: '1', 季: '4', 月: '12' };

/** What happens so often by a part of the year, as the count of the whole year: `每季度1次` is 4次. */
export function readFrequency(text: string): Quantity | undefined {
  const [, period = '', count = '', unit = ''] = FREQUENCY.exec(halfWidth(text).replace(/[\s。;]/g, '')) ?? [];
  const number = count ? readAnyDigits(count) : undefined;
  if (!number) return undefined;
  const value = number.value.times(TIMES_A_YEAR[period.charAt(0)]!);
  return { kind: 'quantity', text, pieces: ['', text, ''], operator: undefined, value, decimals: 0, unit };
}

/** The text as printed, rebuilt from what was understood. */
export const printMeasure = (measure: Measure): string =>
  measure.kind === 'quantity' ? measure.pieces.join('') : measure.text;
