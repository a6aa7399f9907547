import { printAmount } from '../figures/amount.ts';
import type { Amount } from '../figures/amount.ts';
import { explainMissing, isMissing } from '../figures/missing.ts';
import type { FundLine } from '../forms/reading.ts';
import { excuseOf, type Stated } from './arithmetic/adding-up.ts';
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

/** What is said of a sum that no choice of rows makes right: told, or why it proves nothing. */
function explainSum(group: FundGroup, column: MoneyColumn, total: Stated<Amount>, sum: Sum): Outcome {
  const { verdict, sorted, relation } = sum;
  const { printed, computed, allowed, because } = relation;
  const isLess = printed.value.gt(allowed.high);
  const unread = sortRows(group.others, column);
  const excuse =
    excuseOf(sorted, printed.value, allowed.high) ?? (isLess ? (unread.unreadable ?? unread.blank) : undefined);
  if (excuse && verdict !== 'unit') return uncheckable(total.path, excuse, because);
  if (isLess && isOnePart(group)) return uncheckable(total.path, `${total.label}只列出了其中一项`, because);
  const { figure, label } = total;
  const added = `${computed.toFixed(Math.max(figure.decimals, computed.decimalPlaces()))}${figure.unit}`;
  const blank = [...group.parts, ...group.others].filter(
    (line) => isMissing(line[column.field]) && because.includes(`${line.path}.${column.key}`),
  );
  const isBlank = (path: string): boolean => blank.some((line) => `${line.path}.${column.key}` === path);
  const terms = inFormOrder(sorted.stated)
    .flatMap((part) => (isBlank(part.path) ? [] : printAmount(part.figure)))
    .join('＋');
  const taken = blank.map((line) => `；“${nameOf(line)}”没有预算，${column.label}空着，按0计`).join('');
  const message = (): string => `${label}是${printAmount(figure)}，各项相加却是${added}（${terms}${taken}）。`;
  // a blank is likely none, not certainly
  const doubtful = { message, advice: BLANK_ADVICE, severity: () => 'warning' as const };
  return tell(total, sorted.stated, because, blank.length ? doubtful : { message, advice: ADVICE }, verdict);
}

function checkColumn(group: FundGroup, column: MoneyColumn, found: ColumnSum): Outcome {
  const { at, label, figure, because, verdict, failed } = found;
  if (isMissing(figure)) return uncheckable(at, `${label}${explainMissing(figure)}`, because);
  return failed ? explainSum(group, column, { path: at, label, figure }, failed) : holding(at, verdict!, because);
}

/** The columns of a group, each by itself; where one fails, by the rows that make the total of another. */
function checkGroup(group: FundGroup, columns: readonly MoneyColumn[]): Outcome[] {
  const sums = columns.flatMap((column) => {
    const found = sumColumn(group, column);
    return found ? { column, found } : [];
  });
  const made = sums.find(({ found }) => found.rows)?.found.rows;
  return sums.map(({ column, found }) =>
    checkColumn(group, column, found.failed && made ? sumColumn(group, column, made)! : found),
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
