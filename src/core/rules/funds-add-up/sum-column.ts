import type { Amount } from '../../figures/amount.ts';
import { sum as add } from '../../figures/decimal.ts';
import { isMissing, type Missing } from '../../figures/missing.ts';
import type { FundLine } from '../../forms/reading.ts';
import { sortParts } from '../arithmetic/adding-up.ts';
import { waysToAdd, type FundGroup } from '../arithmetic/fund-groups.ts';
import { addAmounts, isNone, relateAmount, type MoneyColumn } from '../arithmetic/printed-amounts.ts';
import { judgeRelation, type Relation } from '../arithmetic/relation.ts';
import { HOLDS, type Interval, type Verdict } from '../arithmetic/verdict.ts';

/** The rows of a column, sorted by what they state. */
export const sortRows = (rows: readonly FundLine[], { key, label, of }: MoneyColumn) =>
  sortParts(rows.map((line) => ({ path: `${line.path}.${key}`, label: `${line.label}的${label}`, figure: of(line) })));

type Rows = readonly FundLine[];

export type Sorted = ReturnType<typeof sortRows>;

/** What some rows of a column come to, beside the total. */
export interface Sum {
  readonly rows: Rows;
  readonly verdict: Verdict;
  readonly sorted: Sorted;
  readonly relation: Pick<Relation, 'printed' | 'computed'> & { at: string; because: string[]; allowed: Interval };
}

/** A total of a column as printed, and how it stands to its rows. */
export interface ColumnSum {
  readonly at: string;
  readonly label: string;
  readonly figure: Amount | Missing;
  readonly because: readonly string[];
  /** The rows that make the total, where some do. */
  readonly rows?: Rows;
  /** Missing where no total can be read. */
  readonly verdict?: Verdict;
  /** What is told of it, where no choice of rows makes the total. */
  readonly failed?: Sum;
}

function addUp(at: string, figure: Amount, rows: Rows, sorted: Sorted): Sum {
  const because = sorted.stated.map(({ path }) => path);
  const amounts = sorted.stated.map((part) => part.figure);
  const relation = { at, because, ...relateAmount(figure, addAmounts(amounts, figure)) };
  const verdict = judgeRelation(relation);
  // the same money printed twice alike hides the same digits
  const [only, ...more] = amounts.filter((amount) => !isNone(amount, figure));
  const isTwice = verdict === 'hidden-precision' && only && !more.length && only.step.eq(figure.step);
  return { verdict: isTwice ? 'contradiction' : verdict, rows, sorted, relation };
}

/** The first choice of rows that makes the total; where none does, the likeliest, which is the one that makes another column's. */
function findSum(at: string, figure: Amount, group: FundGroup, column: MoneyColumn, made?: Rows): Sum {
  let likeliest = made && addUp(at, figure, made, sortRows(made, column));
  for (const rows of waysToAdd(group)) {
    const next = addUp(at, figure, rows, sortRows(rows, column));
    if (HOLDS.has(next.verdict)) return next;
    likeliest ??= next;
  }
  return likeliest!;
}

/**
 * A total of a column held against its rows; undefined where the form states no rows, or has no such column.
 * @param made the rows that make the total of another column, if known
 */
export function sumColumn(group: FundGroup, column: MoneyColumn, made?: Rows): ColumnSum | undefined {
  const { total, parts } = group;
  const figure = column.of(total);
  const { stated } = sortRows(parts, column);
  if (!stated.length || (isMissing(figure) && figure.missing === 'absent')) return undefined;
  const at = `${total.path}.${column.key}`;
  const base = { at, label: `${total.label}的${column.label}`, figure, because: stated.map(({ path }) => path) };
  if (isMissing(figure)) return base;
  if (add(stated.map((part) => part.figure.yuan)).eq(figure.yuan)) return { ...base, verdict: 'exact', rows: parts };
  const found = findSum(at, figure, group, column, made);
  const { verdict, relation, rows } = found;
  return { ...base, because: relation.because, verdict, ...(HOLDS.has(verdict) ? { rows } : { failed: found }) };
}
