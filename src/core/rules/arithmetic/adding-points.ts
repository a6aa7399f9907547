import { sum, type Exact } from '../../figures/decimal.ts';
import { explainMissing, isMissing, type Missing } from '../../figures/missing.ts';
import { lastDigit, type Figure } from '../../figures/number.ts';
import { NOTHING, type Reading } from '../../forms/reading.ts';
import { excuseOf, sortParts, type Part, type Parts, type Stated } from './adding-up.ts';
import { compare, holding, judgeRelation, uncheckable } from './relation.ts';
import type { Outcome } from '../rule.ts';
import { HOLDS, type Interval } from './verdict.ts';

type Points = 'weight' | 'score';
const NAMES: Record<Points, string> = { weight: '分值', score: '得分' };
const TOTALS: Record<Points, string> = { weight: '满分', score: '总分' };

const says = (text: string): boolean => text.trim() !== '';

/** All points there are, where the form prints no total of them. */
const FULL = 100;

/** Whether the rows of indicators carry all points that there are, so that the execution of the budget carries none. */
function carryAll({ indicators, fullScore }: Reading): boolean {
  const weights = indicators.flatMap(({ weight }) => (isMissing(weight) ? [] : weight.value));
  const all = isMissing(fullScore) ? FULL : fullScore.value;
  return weights.length > 0 && sum(weights).eq(all);
}

/** The points of the rows and of the execution rate; rows that print neither name nor target are unused lines of the form. */
function partsOf(reading: Reading, points: Points): Part[] {
  const { total, indicators } = reading;
  const rows = indicators
    .filter(({ row }) => says(row.name) || says(row.target))
    .map(({ path, row, [points]: figure }) => ({
      path: `${path}.${points}`,
      label: `${row.name}的${NAMES[points]}`,
      figure,
    }));
  // without its row nobody knows how many points the execution of the budget carried, unless the rows alone carry them all
  const execution = {
    path: `${total?.path ?? 'funds'}.${points}`,
    label: `预算执行的${NAMES[points]}`,
    figure: total?.[points] ?? NOTHING,
  };
  return isMissing(execution.figure) && carryAll(reading) ? rows : [execution, ...rows];
}

/** A number of points divided among so many rows alike. */
const ALIKE = 3;

/** What the sum may be: points to the hundredth that are the same in several rows are a quotient, rounded or cut (33.33 three times). */
function boundsOf(parts: readonly Stated<Figure>[], computed: Exact): Interval {
  const alike = Map.groupBy(parts, ({ figure }) => figure.value.toFixed());
  const quotients = [...alike.values()].filter((same) => same.length >= ALIKE).flat();
  const steps = quotients.flatMap(({ figure }) => (figure.value.decimalPlaces() >= 2 ? lastDigit(figure) : []));
  const slack = sum(steps);
  return { low: computed.minus(slack.div(2)), high: computed.plus(slack) };
}

/** A printed total of points beside the rows that make it up. */
interface Total {
  readonly at: string;
  readonly printed: Figure;
  readonly parts: Parts<Figure>;
  readonly because: readonly string[];
  readonly computed: Exact;
}

function addUp(reading: Reading, points: Points): Total | Missing {
  const printed = points === 'weight' ? reading.fullScore : reading.score;
  if (isMissing(printed)) return printed;
  const parts = sortParts(partsOf(reading, points));
  const computed = sum(parts.stated.map(({ figure }) => figure.value));
  return { at: atOf(reading, points), printed, parts, because: parts.stated.map(({ path }) => path), computed };
}

const atOf = ({ scoreAt }: Reading, points: Points): string => (points === 'score' ? scoreAt : `total.${points}`);

/** The points of the execution, where the printed total is that of the rows without them. */
export function leftOut(reading: Reading, points: Points): Figure | undefined {
  const own = reading.total?.[points];
  const total = addUp(reading, points);
  if (!own || isMissing(own) || own.value.isZero() || isMissing(total)) return undefined;
  return total.computed.minus(own.value).eq(total.printed.value) ? own : undefined;
}

/**
 * Holds a printed total of points against the rows and the execution rate. A total that is not printed claims nothing.
 * @param points which column is added up
 */
export function addPoints(reading: Reading, points: Points, advice: string): Outcome[] {
  const total = addUp(reading, points);
  const name = NAMES[points];
  if (isMissing(total))
    return total.missing === 'unreadable'
      ? [uncheckable(atOf(reading, points), `总分的${name}${explainMissing(total)}`)]
      : [];
  const { at, printed, parts, because, computed } = total;
  if (!because.length) return [uncheckable(at, `各行都没有${name}`)];
  const relation = { at, because, printed, computed, allowed: () => boundsOf(parts.stated, computed) };
  const verdict = judgeRelation(relation);
  if (HOLDS.has(verdict)) return [holding(at, verdict, because)];
  const excuse = excuseOf(parts, printed.value, boundsOf(parts.stated, computed).high);
  if (excuse) return [uncheckable(at, excuse, because)];
  const own = leftOut(reading, points);
  const why = own ? `：正是各行之和，没有算进预算执行的${own.text}分` : '';
  const whose = because.some((path) => path.startsWith('funds')) ? '各行和预算执行的' : '各行的';
  const message = (expected: string): string =>
    `${TOTALS[points]}印作${printed.text}，${whose}${name}相加却是${expected}${why}。`;
  return [compare(relation, { message, advice }, verdict)];
}
