import { printAmount } from '../figures/amount.ts';
import type { Amount } from '../figures/amount.ts';
import { sum as add } from '../figures/decimal.ts';
import { explainMissing, isMissing } from '../figures/missing.ts';
import type { FundLine } from '../forms/reading.ts';
import { excuseOf, sortParts, type Stated } from './adding-up.ts';
import { groupFunds, waysToAdd, type FundGroup } from './fund-groups.ts';
import {
  addAmounts,
  isNone,
  moneyColumns,
  relateAmount,
  subtractAmounts,
  type MoneyColumn,
} from './printed-amounts.ts';
import { compare, holding, judgeRelation, uncheckable, type Relation, type Telling } from './relation.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';
import { HOLDS, type Interval, type Verdict } from './verdict.ts';

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

const sortRows = (rows: readonly FundLine[], { key, label, of }: MoneyColumn) =>
  sortParts(rows.map((line) => ({ path: `${line.path}.${key}`, label: `${line.label}的${label}`, figure: of(line) })));

type Sorted = ReturnType<typeof sortRows>;

interface Sum {
  readonly verdict: Verdict;
  readonly sorted: Sorted;
  readonly relation: Pick<Relation, 'printed' | 'computed'> & { at: string; because: string[]; allowed: Interval };
}

function addUp(at: string, figure: Amount, sorted: Sorted): Sum {
  const because = sorted.stated.map(({ path }) => path);
  const amounts = sorted.stated.map((part) => part.figure);
  const relation = { at, because, ...relateAmount(figure, addAmounts(amounts, figure)) };
  const verdict = judgeRelation(relation);
  // the same money printed twice alike hides the same digits
  const [only, ...more] = amounts.filter((amount) => !isNone(amount, figure));
  const isTwice = verdict === 'hidden-precision' && only && !more.length && only.step.eq(figure.step);
  return { verdict: isTwice ? 'contradiction' : verdict, sorted, relation };
}

/** `其中` alone, or 其他资金 alone, need not be all: only that it is no more than the total can be checked. */
const isOnePart = ({ parts: [part, ...more] }: FundGroup): boolean =>
  part !== undefined && !more.length && (/其中/.test(part.label) || /^(?:carryover|other)$/.test(part.source));

function checkColumn(group: FundGroup, column: MoneyColumn): Outcome | undefined {
  const { total } = group;
  const figure = column.of(total);
  const at = `${total.path}.${column.key}`;
  const name = `${total.label}的${column.label}`;
  const plain = sortRows(group.parts, column);
  if (!plain.stated.length || (isMissing(figure) && figure.missing === 'absent')) return undefined;
  if (isMissing(figure))
    return uncheckable(
      at,
      `${name}${explainMissing(figure)}`,
      plain.stated.map(({ path }) => path),
    );
  const stated = plain.stated.map((part) => part.figure.yuan);
  if (add(stated).eq(figure.yuan))
    return holding(
      at,
      'exact',
      plain.stated.map(({ path }) => path),
    );
  let sum: Sum | undefined;
  for (const rows of waysToAdd(group)) {
    const next = addUp(at, figure, sortRows(rows, column));
    if (HOLDS.has(next.verdict)) return holding(at, next.verdict, next.relation.because);
    sum ??= next;
  }
  return explainSum(group, column, { path: at, label: name, figure }, sum!);
}

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
  const terms = sorted.stated.flatMap((part) => (isBlank(part.path) ? [] : printAmount(part.figure))).join('＋');
  const taken = blank.map((line) => `；“${nameOf(line)}”没有预算，${column.label}空着，按0计`).join('');
  const message = (): string => `${label}是${printAmount(figure)}，各项相加却是${added}（${terms}${taken}）。`;
  // a blank is likely none, not certainly
  const doubtful = { message, advice: BLANK_ADVICE, severity: () => 'warning' as const };
  return tell(total, sorted.stated, because, blank.length ? doubtful : { message, advice: ADVICE }, verdict);
}

const check = ({ kind, reading }: RuleContext): Outcome[] =>
  groupFunds(reading.funds).flatMap((group) =>
    moneyColumns(kind).flatMap((column) => checkColumn(group, column) ?? []),
  );

const yuan = { currency: '元' };
const row = (source: string, label: string, initial: string) => ({ source, label, initial });
const table = (total: string, appropriation: string, carryover: string, other: string) => [
  row('total', '年度资金总额', total),
  row('appropriation', '其中：当年财政拨款', appropriation),
  row('carryover', '上年结转资金', carryover),
  row('other', '其他资金', other),
];

const whole = (fiscal: string, other: string, basic: string, projects: string) => [
  row('total', '年度资金总额', '4753.66'),
  { ...row('appropriation', '一般公共预算', fiscal), breakdown: 'income' },
  { ...row('other', '其他资金', other), breakdown: 'income' },
  { ...row('basic', '基本支出', basic), breakdown: 'spending' },
  { ...row('projects', '项目支出', projects), breakdown: 'spending' },
];

export const FUNDS_ADD_UP: Rule = {
  id: 'funds-add-up',
  family: '算得对',
  title: '资金总额等于各项之和',
  why: '总额和各项对不上，就说不清钱从哪里来。',
  basis: '算术关系',
  severity: 'error',
  needs: ['table'],
  check,
  examples: [
    {
      title: '各项相加正是总额',
      record: { ...yuan, funds: table('200000.00', '180000.00', '20,000', '0') },
      finds: [{ at: 'funds.0.initial', verdict: 'exact' }],
    },
    {
      title: '没有的一项空着，其余相加正是总额',
      record: { ...yuan, funds: table('387664.62', '387664.62', '', '—') },
      finds: [{ at: 'funds.0.initial', verdict: 'exact' }],
    },
    {
      title: '万元各自四舍五入，相加差 0.01',
      record: { currency: '万元', funds: table('30.01', '10.00', '20.00', '0.00') },
      finds: [{ at: 'funds.0.initial', verdict: 'hidden-precision' }],
    },
    { title: '各项都空着', record: { ...yuan, funds: table('387664.62', '', '', '') }, finds: [] },
    {
      title: '总额多出来的，可能在空着的一栏里',
      record: { ...yuan, funds: table('387664.62', '380000.00', '', '0') },
      finds: [{ at: 'funds.0.initial', verdict: 'not-checkable' }],
    },
    {
      title: '万元各自去掉后面的位数，三个 33.33 是 100.01',
      record: { currency: '万元', funds: table('100.01', '33.33', '33.33', '33.33') },
      finds: [{ at: 'funds.0.initial', verdict: 'hidden-precision' }],
    },
    {
      title: '同一笔钱按来源分一次、按用途再分一次',
      record: {
        ...yuan,
        funds: [
          ...table('200000.00', '180000.00', '20000.00', '0'),
          row('extra', '基本支出', '50000.00'),
          row('extra', '项目支出', '150000.00'),
        ],
      },
      finds: [{ at: 'funds.0.initial', verdict: 'exact' }],
    },
    {
      title: '只列出其中一项，比总额少',
      record: {
        ...yuan,
        funds: [row('total', '年度资金总额', '200000.00'), row('appropriation', '其中：财政拨款', '180000.00')],
      },
      finds: [{ at: 'funds.0.initial', verdict: 'not-checkable' }],
    },
    {
      title: '只列出其中一项，比总额还多',
      record: {
        ...yuan,
        funds: [row('total', '年度资金总额', '200000.00'), row('appropriation', '其中：财政拨款', '280000.00')],
      },
      finds: [{ at: 'funds.1.initial', verdict: 'contradiction' }],
    },
    {
      title: '总额是元，各项是万元，旁边还有空着的',
      record: { currency: '万元', funds: table('387664.62', '38.77', '', '0') },
      finds: [{ at: 'funds.0.initial', verdict: 'unit' }],
    },
    {
      title: '没有预算的一项执行数空着，按0计就对不上：要注意，不是错误',
      record: {
        ...yuan,
        funds: [
          { ...row('total', '年度资金总额', '100.00'), adjusted: '100.00', executed: '100.00' },
          { ...row('appropriation', '当年财政拨款', '100.00'), adjusted: '100.00', executed: '90.00' },
          { ...row('other', '其他资金', '0'), adjusted: '0', executed: '' },
        ],
      },
      finds: [
        { at: 'funds.0.initial', verdict: 'exact' },
        { at: 'funds.0.adjusted', verdict: 'exact' },
        { at: 'funds.1.executed', verdict: 'contradiction', severity: 'warning' },
      ],
    },
    {
      title: '两项相加不是总额',
      record: { ...yuan, funds: table('200000.00', '180000.00', '30000.00', '0') },
      finds: [{ at: 'funds.1.initial', verdict: 'contradiction' }],
    },
    {
      title: '只有一项有数，却不同于总额',
      record: { ...yuan, funds: table('6718.00', '6719.00', '0', '0') },
      finds: [{ at: 'funds.1.initial', verdict: 'contradiction' }],
    },
    {
      title: '总额填成了 0',
      record: { ...yuan, funds: table('0.00', '6719.00', '0', '0') },
      finds: [{ at: 'funds.0.initial', verdict: 'contradiction' }],
    },
    {
      title: '整个部门的钱，按收入和按支出各加一遍',
      kind: 'department-self-evaluation',
      record: { ...yuan, funds: whole('1873.66', '2880.00', '1768.16', '2985.50') },
      finds: [{ at: 'funds.0.initial', verdict: 'exact' }],
    },
    {
      title: '整个部门的钱，按收入分对得上，按支出分对不上',
      kind: 'department-self-evaluation',
      record: { ...yuan, funds: whole('1873.66', '2880.00', '1768.16', '2895.50') },
      finds: [{ at: 'funds.3.initial', verdict: 'contradiction' }],
    },
  ],
};
