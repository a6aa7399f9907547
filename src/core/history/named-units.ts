import type { Measure } from '../figures/measure.ts';
import type { Missing } from '../figures/missing.ts';
import type { Reading } from '../forms/reading.ts';
import { isQuantity } from './measure-shift.ts';
import { unitInName } from './same-indicator.ts';

const inNamedUnit = <M extends Measure | Missing>(value: M, unit: string): M =>
  isQuantity(value) && value.unit === '' ? { ...value, unit } : value;

/** Values printed bare under a name that ends in their unit (`惠及人数(万人)`) are counted in it. */
function nameUnits(reading: Reading): Reading {
  const units = reading.indicators.map(({ row }) => unitInName(row.name));
  if (units.every((unit) => unit === '')) return reading;
  const indicators = reading.indicators.map((line, i): Reading['indicators'][number] => {
    const unit = units[i]!;
    if (unit === '') return line;
    const [target, planned, actual] = [line.target, line.planned, line.actual].map((value) => inNamedUnit(value, unit));
    return { ...line, target: target!, planned: planned!, actual: actual! };
  });
  return { ...reading, indicators };
}

/** Several projects read the forms of one that they go on from. */
const named = new WeakMap<Reading, Reading>();
/** A form's figures, each in its unit wherever the form prints that. */
export function withNamedUnits(reading: Reading): Reading {
  const found = named.get(reading) ?? nameUnits(reading);
  named.set(reading, found);
  return found;
}
