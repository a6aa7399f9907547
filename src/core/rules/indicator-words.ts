import type { Attainment } from '../figures/attainment.ts';
import type { Measure } from '../figures/measure.ts';
import { explainMissing, isMissing, type Missing } from '../figures/missing.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { quote } from './quote.ts';

/** How an indicator is named to a clerk: `“津贴发放人数”`. */
export const nameOf = ({ row }: IndicatorLine): string => quote(row.name);

/** A target or actual as printed, with the operator and unit that stand in columns of their own: `≥735人次`. */
export function printValue(value: Measure | Missing): string {
  if (isMissing(value)) return value.text.trim() === '' ? explainMissing(value) : quote(value.text);
  if (value.kind !== 'quantity') return quote(value.text);
  const [operator, , unit] = value.pieces;
  const before = operator.trim() === '' && unit.trim() === '' ? (value.operator ?? '') : '';
  const after = unit.trim() === '' ? value.unit : '';
  return quote(`${before}${value.text.trim()}${after}`);
}

/** `目标“≥30人”，实际“=80人”` */
export const printResult = ({ target, actual }: IndicatorLine): string =>
  `目标${printValue(target)}，实际${printValue(actual)}`;

/** `266.67%`: actual ÷ target with at most two decimals, rounded half-up. */
export const printPercent = (percent: NonNullable<Attainment['percent']>): string =>
  `${percent.toDecimalPlaces(2).toFixed()}%`;
