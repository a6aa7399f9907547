import { Exact, ZERO } from '../figures/decimal.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { place } from './scale.ts';

/** Result against target on a rail of 100 units: the bar ends at `bar`, the target stands at `tick`. */
export interface AttainmentMark {
  readonly bar: number;
  readonly tick: number;
  /** The result is so far beyond the target that the bar is broken off. */
  readonly broken: boolean;
}

const MOST = new Exact(250);
const RAIL = new Exact(100);

/** undefined where result and target are not both numbers of one unit. Beyond 250 % the bar is broken off. */
export function attainmentMark({ attainment }: Pick<IndicatorLine, 'attainment'>): AttainmentMark | undefined {
  const percent = attainment?.percent;
  if (!percent || percent.isNegative() || attainment.outcome === 'unverifiable') return undefined;
  const broken = percent.gt(MOST);
  const end = broken ? MOST : percent;
  const high = Exact.max(end, RAIL);
  return { bar: place(end, ZERO, high, 96), tick: place(RAIL, ZERO, high, 96), broken };
}
