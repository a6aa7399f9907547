import { ZERO, type Exact } from '../figures/decimal.ts';
import { isMissing, type Missing } from '../figures/missing.ts';
import type { Measure, Quantity } from '../figures/measure.ts';
import { isGap, type Gap, type IndicatorHistory, type IndicatorYear } from '../history/model.ts';
import { largest, place } from './scale.ts';

/** A year of an indicator on a rail of 100 units: target as a stroke, mid-year as a ring, result as a dot. */
export interface HistoryMark {
  readonly target: number | undefined;
  readonly midway: number | undefined;
  readonly result: number | undefined;
  readonly isMissed: boolean;
}

/** Marks keep off the ends of the rail, where half of them would be cut off. */
const [FROM, LENGTH] = [4, 92];

const quantityOf = (value: Measure | Missing | Gap | undefined): Quantity | undefined =>
  value && !isGap(value) && !isMissing(value) && value.kind === 'quantity' ? value : undefined;

interface Drawn {
  readonly own: IndicatorYear;
  readonly target: Quantity | undefined;
  readonly midway: Quantity | undefined;
  readonly result: Quantity | undefined;
}

const valuesOf = ({ target, midway, result }: Drawn): Quantity[] =>
  [target, midway, result].filter((value) => value !== undefined);

/** A value without a unit beside a target that has one is meant in it; any other unit does not go on the same rail. */
const isOfUnit = (value: Quantity | undefined, unit: string): Quantity | undefined =>
  value && (value.unit === unit || value.unit === '') && !value.value.isNegative() ? value : undefined;

/**
 * Where target, mid-year result and result lie, on one scale from 0 for all years of the indicator. undefined for a year
 * that has no number in the indicator's unit, or only the target.
 */
export function historyMarks({ unit, years }: IndicatorHistory): (HistoryMark | undefined)[] {
  const drawn = years.map((own): Drawn => ({
    own,
    target: isOfUnit(quantityOf(own.target), unit),
    midway: isOfUnit(quantityOf(own.midway?.row.actual), unit),
    result: isOfUnit(quantityOf(own.final ? own.actual : undefined), unit),
  }));
  const high = largest(drawn.flatMap((one) => valuesOf(one).map(({ value }) => value)));
  const at = (quantity: Quantity | undefined): number | undefined =>
    quantity && FROM + place(quantity.value as Exact, ZERO, high, LENGTH);
  return drawn.map((one) =>
    high.gt(0) && (one.midway || one.result || one.target)
      ? {
          ...{ target: at(one.target), midway: at(one.midway), result: at(one.result) },
          isMissed: one.own.final?.attainment?.outcome === 'missed',
        }
      : undefined,
  );
}
