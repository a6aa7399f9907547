import { Exact } from './decimal.ts';
import { inOneUnit } from './equal-units.ts';
import { parseQuantity, type Measure, type Quantity } from './measure.ts';
import { halfWidth } from './width.ts';

/** `3万余人次`, `200多人`, `逾200人` are more than they name; up to twice as many. */
const ABOVE = /(?<=[\d万亿千百十])[余多来](?=\p{Script=Han}|$)|^[逾超](?=\d)/u;
/** `近200人` is less. */
const BELOW = /^(?:将近|接近|近)/;
const ABOUT = /^(?:大约|约)|(?:左右|上下)$/;

/** A mark of roughness, with the ends of what a number so marked stands for; itself not among them where it is above or below. */
const MARKS: readonly (readonly [RegExp, low: Exact, high: Exact])[] = [
  [ABOVE, new Exact('1.001'), new Exact('2')],
  [BELOW, new Exact('0.5'), new Exact('0.999')],
  [ABOUT, new Exact('0.8'), new Exact('1.2')],
];

function readMark({ kind, text }: Measure) {
  const plain = kind === 'words' ? halfWidth(text).replace(/[。;\s]/g, '') : '';
  const found = MARKS.find(([pattern]) => pattern.test(plain));
  const quantity = found && parseQuantity(plain.replace(found[0], ''), {});
  return quantity && !quantity.operator ? { quantity, mark: found[0], ends: found.slice(1) as Exact[] } : undefined;
}

/** The least and the most that a rough number may be (`200余人`, `近200人`, `约40%`); undefined for anything else. */
export function readRough(measure: Measure): readonly [low: Quantity, high: Quantity] | undefined {
  const { quantity, ends } = readMark(measure) ?? {};
  return quantity && (ends!.map((end) => ({ ...quantity, value: quantity.value.times(end) })) as [Quantity, Quantity]);
}

/** Whether a number is all that a rough target asks for: more than 200 for 200余人, 1000 itself for 1000人左右. */
export function answersRough(target: Measure, actual: Quantity): boolean {
  const { quantity, mark } = readMark(target) ?? {};
  const [pair] = quantity ? inOneUnit(quantity, actual) : [];
  if (!pair) return false;
  return mark === ABOVE ? pair[1].gt(pair[0]) : pair[1].eq(pair[0]);
}
