import { Exact } from './decimal.ts';
import { parseQuantity, type Measure, type Quantity } from './measure.ts';
import { halfWidth } from './width.ts';

/** `3万余人次`, `200多人` are more than they name; up to twice as many. */
const ABOVE = /(?<=[\d万亿千百十])[余多来](?=\p{Script=Han}|$)/u;
/** `近200人` is less. */
const BELOW = /^(?:将近|接近|近)/;
const ABOUT = /^(?:大约|约)|(?:左右|上下)$/;

/** The ends of what a rough number stands for, the named number itself not among them where it is above or below. */
const ENDS: readonly (readonly [RegExp, low: Exact, high: Exact])[] = [
  [ABOVE, new Exact('1.001'), new Exact('2')],
  [BELOW, new Exact('0.5'), new Exact('0.999')],
  [ABOUT, new Exact('0.8'), new Exact('1.2')],
];

/** The least and the most that a rough number may be (`200余人`, `近200人`, `约40%`); undefined for anything else. */
export function readRough(measure: Measure): readonly [low: Quantity, high: Quantity] | undefined {
  if (measure.kind !== 'words') return undefined;
  const plain = halfWidth(measure.text).replace(/[。;\s]/g, '');
  const [mark, low, high] = ENDS.find(([pattern]) => pattern.test(plain)) ?? [];
  const quantity = mark && parseQuantity(plain.replace(mark, ''), {});
  if (!quantity || quantity.operator) return undefined;
  return [low!, high!].map((end) => ({ ...quantity, value: quantity.value.times(end) })) as [Quantity, Quantity];
}
