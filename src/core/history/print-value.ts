import { explainMissing, isMissing, type Missing } from '../figures/missing.ts';
import type { Measure } from '../figures/measure.ts';
import { isGap, type Gap } from './cell.ts';

/** A printed text in quotation marks; quotation marks within become single ones: `“‘两新’党建”`. */
export const quote = (text: string): string => `“${text.trim().replaceAll('“', '‘').replaceAll('”', '’')}”`;

/**
 * A target or result for a sentence: `≥6次`, a text in quotation marks, or why there is none. Operator and unit have one
 * spelling (`>=6.00(次)` is `≥6.00次`); the digits stay as printed.
 */
export function printValue(value: Measure | Missing | Gap): string {
  if (isGap(value)) return value.words;
  if (isMissing(value)) return value.text.trim() === '' ? explainMissing(value) : quote(value.text);
  if (value.kind !== 'quantity') return quote(value.text);
  return `${value.operator ?? ''}${value.pieces[1].trim()}${value.unit}`;
}

/** A result for a sentence: the number alone, since a result printed `=14次` is 14次. */
export const printResult = (value: Measure | Missing | Gap): string => printValue(value).replace(/^=/, '');
