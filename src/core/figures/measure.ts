import { parseDeadline, type Deadline } from './deadline.ts';
import type { Exact } from './decimal.ts';
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

function parseQuantity(text: string, printed: PrintedParts): Quantity | undefined {
  const match = QUANTITY.exec(halfWidth(text));
  if (!match) return undefined;
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
    ...readDigits(digits),
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
