import { Exact } from './decimal.ts';
import { missing, missingText, type Missing, type Present } from './missing.ts';
import { remember } from './remember.ts';
import { halfWidth } from './width.ts';

/** A printed number: its text, its exact value in the unit it is printed in, and how many decimals it prints. */
export interface Figure extends Present {
  readonly text: string;
  readonly value: Exact;
  readonly decimals: number;
}

/** Digits in groups of three or without any grouping, decimals, a sign. `7,00.0,77` and `0,123` are not numbers. */
export const NUMBER = String.raw`[+\-−]?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const WHOLE = new RegExp(`^${NUMBER}$`);

/** The exact value of digits that match `NUMBER`. */
export function readDigits(digits: string): { value: Exact; decimals: number } {
  const plain = digits.replaceAll(',', '').replace('−', '-');
  return { value: new Exact(plain), decimals: plain.split('.')[1]?.length ?? 0 };
}

/** Bare digits as a figure; undefined for anything else. */
export const parseWhole = (digits: string): Figure | undefined =>
  WHOLE.test(digits) ? { text: digits, ...readDigits(digits) } : undefined;

/**
 * A number printed with something beside it: `strip` takes half-width text without outer spaces and leaves the digits.
 * What it does not make a number of is a typed missing value with the text as printed.
 */
export function parseStripped(text: string | undefined, strip: (plain: string) => string): Figure | Missing {
  const nothing = missingText(text);
  if (nothing) return nothing;
  const figure = parseWhole(strip(halfWidth(text!).trim()).trim());
  return figure ? { ...figure, text: text! } : missing('unreadable', text);
}

/** A plain number as printed (`1,171,028.93`, `10.00`, full-width digits). Anything else is a typed missing value. */
export const parseNumber = (text: string | undefined): Figure | Missing => parseStripped(text, (plain) => plain);

/** Points as printed: a plain number, or one with its unit (`99.55分`). */
export const parsePoints = (text: string | undefined): Figure | Missing =>
  missingText(text) ?? parsePresentPoints(text!);

const parsePresentPoints = remember((text) => parseStripped(text, (plain) => plain.replace(/分$/, '')));

/** The worth of one unit of the last printed digit: 0.01 for `2.00`. */
export function lastDigit({ decimals }: Pick<Figure, 'decimals'>): Exact {
  return (STEPS[decimals] ??= new Exact(`1e-${decimals}`));
}
const STEPS: Exact[] = [];
