import { printAmount } from '../figures/amount.ts';
import type { Amount } from '../figures/amount.ts';
import { Exact } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import { boundsOf, moneyColumns } from './arithmetic/printed-amounts.ts';
import { holding } from './arithmetic/relation.ts';
import type { Outcome, ReadForm, Rule, RuleContext } from './rule.ts';

const WAN = new Exact('1e4');
const SAME = new Exact(1);
/** The budgets that more than one form of a project-year states; what is spent grows from form to form. */
const FIELDS = ['initial', 'adjusted'] as const;
type Field = (typeof FIELDS)[number];

interface Budget {
  readonly form: ReadForm;
  readonly path: string;
  readonly amount: Amount;
}

function findBudget(form: ReadForm, field: Field): Budget | undefined {
  const line = form.reading.total;
  const amount = line?.[field];
  if (!line || !amount || isMissing(amount) || amount.value.isZero()) return undefined;
  const column = moneyColumns(form.kind).find((shown) => shown.field === field);
  return { form, path: `${line.path}.${column?.key ?? field}`, amount };
}

/** Whether two amounts can be the same money as far as their digits go, when one is meant `times` what it says. */
function canBeSame(a: Amount, b: Amount, times: Exact): boolean {
  const [own, other] = [boundsOf(a), boundsOf(b)];
  // an amount headed 元 and meant in 万元 does not show the 元
  const slack = times.eq(SAME) ? 0 : a.step.times(times).div(2);
  const [low, high] = [own.low.times(times).minus(slack), own.high.times(times).plus(slack)];
  return low.lte(other.high) && high.gte(other.low);
}

const isSlip = (a: Amount, b: Amount): boolean => canBeSame(a, b, WAN) || canBeSame(b, a, WAN);
const agree = (a: Budget, b: Budget): boolean => canBeSame(a.amount, b.amount, SAME);

const describe = ({ form, amount }: Budget): string => `${form.kind.name}的${printAmount(amount)}`;

function compareBudgets(own: Budget, others: readonly Budget[]): Outcome | undefined {
  const { path: at, amount, form } = own;
  const refer = (other: Budget): string[] => [`${other.form.form.id}#${other.path}`];
  const same = others.find((other) => agree(own, other));
  if (same) {
    // counted once for two forms
    const verdict = same.amount.yuan.eq(amount.yuan) ? 'exact' : 'hidden-precision';
    return same.form.kind.order < form.kind.order ? holding(at, verdict, refer(same)) : undefined;
  }
  const slipped = others.find((other) => isSlip(amount, other.amount));
  if (!slipped) return undefined;
  // of two forms the later is named; of more, the one that stands alone
  const isAlone = others.some((other) => other !== slipped && agree(other, slipped));
  if (!isAlone && slipped.form.kind.order > form.kind.order) return undefined;
  return {
    ...{ at, because: refer(slipped), verdict: 'unit', printed: amount.text, expected: slipped.amount.text },
    message: `${printAmount(amount)}与${describe(slipped)}正好差一万倍，疑似元和万元混淆。`,
    advice: '看原表的金额单位是元还是万元，改正这张表的金额单位或金额。',
  };
}

const check = (context: RuleContext): Outcome[] =>
  FIELDS.flatMap((field) => {
    const own = findBudget(context, field);
    const others = context.siblings.flatMap((sibling) => findBudget(sibling, field) ?? []);
    return (own && compareBudgets(own, others)) ?? [];
  });

const funds = (initial: string) => [{ source: 'total', label: '年度资金总额', initial }];
const target = (currency: string, amount: string) => ({
  kind: 'target' as const,
  record: { currency, funds: [{ scope: 'annual', source: 'total', label: '年度资金申请总额', amount }] },
});

export const CURRENCY_SCALE: Rule = {
  id: 'currency-scale',
  family: '算得对',
  title: '同一年的几张表没有把元和万元弄混',
  why: '元当成万元，钱就差了一万倍。',
  basis: '算术关系',
  severity: 'error',
  needs: ['table'],
  check,
  examples: [
    {
      title: '一张以元、一张以万元列，是同一笔钱',
      record: { currency: '万元', funds: funds('172.00') },
      others: [target('元', '1720000.00')],
      finds: [{ at: 'funds.0.initial', verdict: 'exact' }],
    },
    {
      title: '预算本来不同，不是单位的事',
      record: { currency: '元', funds: funds('1720000.00') },
      others: [target('元', '1500000.00')],
      finds: [],
    },
    {
      title: '万元的数列在元的表里',
      record: { currency: '元', funds: funds('117.10') },
      others: [target('元', '1171028.93')],
      finds: [{ at: 'funds.0.initial', verdict: 'unit' }],
    },
    {
      title: '元的数列在万元的表里',
      record: { currency: '万元', funds: funds('1720000.00') },
      others: [target('万元', '172.00')],
      finds: [{ at: 'funds.0.initial', verdict: 'unit' }],
    },
  ],
};
