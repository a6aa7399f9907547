import type { IndicatorLine } from '../forms/reading.ts';
import { nameOf } from './indicator-words.ts';
import type { Outcome } from './rule.ts';

/** So many of one kind are told one by one, whatever share of the rows they are. */
const FEW = 2;
/** So many are named where they are told together. */
const NAMED = 3;

/** `“甲”“乙”“丙”等5条指标` */
export function listNames(lines: readonly IndicatorLine[]): string {
  const named = lines.slice(0, NAMED).map(nameOf).join('');
  return lines.length > NAMED ? `${named}等${lines.length}条指标` : `${named}${lines.length}条指标`;
}

/** What is found of one row, with the row. */
export interface OfRow {
  readonly line: IndicatorLine;
  readonly outcome: Outcome;
}

/** What is said of several rows at once: the words, and what to do. */
export interface Together {
  readonly message: string;
  readonly advice: string;
}

const merge = (found: readonly OfRow[], { message, advice }: Together): Outcome => ({
  at: 'indicators',
  because: found.map(({ outcome }) => outcome.at),
  message,
  advice,
  ...(found[0]!.outcome.severity && { severity: found[0]!.outcome.severity }),
});

/** One cause, one finding: what is said of more than a few rows for the same reason is told once, with its places. */
export const tellOnce = (found: readonly OfRow[], say: (lines: readonly IndicatorLine[]) => Together): Outcome[] =>
  found.length > FEW ? [merge(found, say(found.map(({ line }) => line)))] : found.map(({ outcome }) => outcome);

/** What is said of half of all rows or more is counted, not listed. */
export const countWhereCommon = (
  found: readonly OfRow[],
  rows: readonly IndicatorLine[],
  say: (lines: readonly IndicatorLine[]) => Together,
): Outcome[] => (found.length * 2 >= rows.length ? tellOnce(found, say) : found.map(({ outcome }) => outcome));
