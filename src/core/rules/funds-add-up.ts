import { printAmount } from '../figures/amount.ts';
import type { Amount } from '../figures/amount.ts';
import { explainMissing, isMissing, type Missing } from '../figures/missing.ts';
import type { FundLine } from '../forms/reading.ts';
import type { Stated } from './arithmetic/adding-up.ts';
import { groupFunds, type FundGroup } from './arithmetic/fund-groups.ts';
import {
  addAmounts,
  moneyColumns,
  relateAmount,
  subtractAmounts,
  type MoneyColumn,
} from './arithmetic/printed-amounts.ts';
import { compare, holding, uncheckable, type Telling } from './arithmetic/relation.ts';
import type { Verdict } from './arithmetic/verdict.ts';
import { EXAMPLES } from './funds-add-up/examples.ts';
import { checkWithin } from './funds-add-up/parts-within.ts';
import { sortRows, sumColumn, type ColumnSum, type Sum } from './funds-add-up/sum-column.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

const BLANK_ADVICE = '把空着的执行数补上：没有用过钱的写0；用过的写明数，并说明没有预算的钱从哪里来。';
const OPEN_ADVICE = '空着的，有数就补上，没有就写0；没有漏的，对照原表和账目，看是总额、还是其中一项录错了。';
const ADVICE = '对照原表和账目，看是总额、还是其中一项录错了；原表就这样印，就请填表单位更正。';

/**
 * Where a sum fails, the first part that states money is named, with what the total leaves for it: rates, other forms and
 * the parent's form are held against the total, so that an error there is seen by other rules too, one in a part by none.
 * A total that leaves nothing for the part is named itself.
 */
function tell(
  total: Stated<Amount>,
  parts: readonly Stated<Amount>[],
  because: readonly string[],
  telling: Telling,
  verdict: Verdict,
): Outcome {
  const first = parts.find(({ figure }) => !figure.value.isZero());
  const others = parts.filter((part) => part !== first);
  const left = subtractAmounts(
    total.figure,
    others.map(({ figure }) => figure),
  );
  if (!first || left.yuan.lte(0) || verdict === 'unit') {
    const added = addAmounts(
      parts.map(({ figure }) => figure),
      total.figure,
    );
    return compare({ at: total.path, because, ...relateAmount(total.figure, added) }, telling);
  }
  const rest = [total.path, ...others.map(({ path }) => path)];
  return compare({ at: first.path, because: rest, ...relateAmount(first.figure, left) }, telling);
}

const nameOf = ({ label }: FundLine): string => label.replace(/^[\s　]*其中[:：]?|[:：]$/g, '');

/** `其中` alone, or 其他资金 alone, need not be all: only that it is no more than the total can be checked. */
const isOnePart = ({ parts: [part, ...more] }: FundGroup): boolean =>
  part !== undefined && !more.length && (/其中/.test(part.label) || /^(?:carryover|other)$/.test(part.source));

/** Summands as they stand in the form, whatever row the format knows. */
const inFormOrder = <T extends { readonly path: string }>(parts: readonly T[]): T[] =>
  [...parts].sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));

/** A failed sum of a column, with what its rows leave open. */
interface Failure {
  readonly group: FundGroup;
  readonly column: MoneyColumn;
  readonly total: Stated<Amount>;
  readonly sum: Sum;
}

const rowsOf = ({ parts, others }: FundGroup): FundLine[] => [...parts, ...others];

const isBlank = (figure: Amount | Missing): boolean => isMissing(figure) && figure.missing === 'blank';

/** Rows left blank that state no money in any column: likely there was none, and the form does not add up as it stands. */
function listOpen({ group, column }: Failure): FundLine[] {
  const blank = rowsOf(group).filter((line) => isBlank(column.of(line)));
  const isUnused = ({ initial, adjusted, executed }: FundLine): boolean =>
    [initial, adjusted, executed].every((figure) => isMissing(figure) || figure.value.isZero());
  return blank.every(isUnused) ? blank : [];
}

/** Why a sum proves nothing, if so: a row that cannot be read, or a total above the rows of a form that need not list them all. */
function excuse({ group, column, total, sum }: Failure, blank: readonly FundLine[]): string | undefined {
  const { sorted, relation } = sum;
  const isLess = relation.printed.value.gt(relation.allowed.high);
  const others = sortRows(group.others, column);
  if (sorted.unreadable) return sorted.unreadable;
  if (!isLess) return undefined;
  if (others.unreadable || blank.length) return others.unreadable;
  if (isOnePart(group)) return `${total.label}只列出了其中一项`;
  return sorted.blank ?? others.blank;
}

/** What is said of a sum that no choice of rows makes right: told, or why it proves nothing. */
function explainSum(failure: Failure): Outcome {
  const { group, column, total, sum } = failure;
  const { verdict, sorted, relation } = sum;
  const { printed, computed, allowed, because } = relation;
  const isLess = printed.value.gt(allowed.high);
  const open = isLess && verdict !== 'unit' ? listOpen(failure) : [];
  const reason = excuse(failure, open);
  // what is not said to be all may be any share of it, a ten-thousandth too
  if (reason && (verdict !== 'unit' || isOnePart(group))) return uncheckable(total.path, reason, because);
  const { figure, label } = total;
  const added = `${computed.toFixed(Math.max(figure.decimals, computed.decimalPlaces()))}${figure.unit}`;
  const taken = rowsOf(group).filter(
    (line) => isMissing(line[column.field]) && because.includes(`${line.path}.${column.key}`),
  );
  const isTaken = (path: string): boolean => taken.some((line) => `${line.path}.${column.key}` === path);
  const terms = inFormOrder(sorted.stated)
    .flatMap((part) => (isTaken(part.path) ? [] : printAmount(part.figure)))
    .join('＋');
  const asNone = taken.map((line) => `；“${nameOf(line)}”没有预算，${column.label}空着，按0计`).join('');
  const leftOpen = open.length ? `；${open.map((line) => `“${nameOf(line)}”`).join('')}空着` : '';
  const which = open.length ? '填了数的各项相加只有' : '各项相加却是';
  const message = (): string => `${label}是${printAmount(figure)}，${which}${added}（${terms}${asNone}）${leftOpen}。`;
  // a blank is likely none, not certainly
  const isDoubtful = taken.length > 0 || open.length > 0;
  const advice = open.length ? OPEN_ADVICE : taken.length ? BLANK_ADVICE : ADVICE;
  const severity = isDoubtful ? { severity: () => 'warning' as const } : {};
  return tell(total, sorted.stated, because, { message, advice, ...severity }, verdict);
}

function checkColumn(group: FundGroup, column: MoneyColumn, found: ColumnSum): Outcome {
  const { at, label, figure, because, verdict, failed: sum } = found;
  if (isMissing(figure)) return uncheckable(at, `${label}${explainMissing(figure)}`, because);
  return sum ? explainSum({ group, column, total: { path: at, label, figure }, sum }) : holding(at, verdict!, because);
}

/** The columns of a group, each by itself; where one fails, by the rows that make the total of another. */
function checkGroup(group: FundGroup, columns: readonly MoneyColumn[]): Outcome[] {
  const sums = columns.flatMap((column) => {
    const found = sumColumn(group, column);
    return found ? { column, found } : [];
  });
  const made = sums.find(({ found: { rows, figure } }) => rows && !isMissing(figure) && !figure.value.isZero())?.found;
  return sums.map(({ column, found }) =>
    checkColumn(group, column, found.failed && made ? sumColumn(group, column, made.rows)! : found),
  );
}

function check(context: RuleContext): Outcome[] {
  const columns = moneyColumns(context.kind);
  const sums = groupFunds(context.reading.funds).flatMap((group) => checkGroup(group, columns));
  return [...sums, ...checkWithin(context, columns)];
}

export const FUNDS_ADD_UP: Rule = {
  id: 'funds-add-up',
  family: '算得对',
  title: '资金总额等于各项之和',
  why: '总额和各项对不上，就说不清钱从哪里来。',
  basis: '算术关系',
  severity: 'error',
  needs: ['table'],
  check,
  examples: EXAMPLES,
};
