import { Exact } from '../figures/decimal.ts';
import { hasYear } from '../figures/deadline.ts';
import type { Measure } from '../figures/measure.ts';

/** A year so many years later: `2023` and 1 give `2024`. */
const shiftYear = (year: string, by: Exact): string => new Exact(year).plus(by).toFixed();

/**
 * A target or result of one year as another year would print it: a deadline moves by as many years (`2023年11月前` →
 * `2024年11月前`), and a text that names its own year names the other. So what only follows the calendar is no change.
 */
export function carryTo(measure: Measure, from: string, to: string): Measure {
  if (from === to || measure.kind === 'quantity') return measure;
  if (measure.kind === 'words') return { ...measure, text: measure.text.replaceAll(from, to) };
  if (!hasYear(measure)) return measure;
  const own = measure.month.slice(0, 4);
  const year = shiftYear(own, new Exact(to).minus(from));
  return { ...measure, text: measure.text.replaceAll(own, year), month: `${year}${measure.month.slice(4)}` };
}

/** All years from one to another, both among them; none where there is no first. */
export function listYears(first: string | undefined, last = first): string[] {
  if (first === undefined || last === undefined) return [];
  const years = [first];
  while (years.at(-1)! < last) years.push(shiftYear(years.at(-1)!, new Exact(1)));
  return years;
}
