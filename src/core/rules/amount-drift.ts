import type { Amount } from '../figures/amount.ts';
import { inYuan, printAmount } from '../figures/amount.ts';
import { isMissing } from '../figures/missing.ts';
import { findDeclaration } from './declaration.ts';
import { headingOf } from './printed-heading.ts';
import { boundsOf } from './arithmetic/printed-amounts.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

/** Whether two printed amounts can be the same money, given the digits that 万元 do not show, rounded or cut. */
function canBeEqual(one: Amount, other: Amount): boolean {
  const [a, b] = [boundsOf(one), boundsOf(other)];
  const step = one.step.gt(other.step) ? one.step : other.step;
  return (
    (a.low.lte(b.high) && b.low.lte(a.high)) || (one.unit !== other.unit && one.yuan.minus(other.yuan).abs().lt(step))
  );
}

/** A slip between 元 and 万元 is the business of another check. */
const isUnitSlip = (one: Amount, other: Amount): boolean =>
  !one.yuan.isZero() && (one.yuan.eq(other.yuan.times('1e4')) || other.yuan.eq(one.yuan.times('1e4')));

function check(context: RuleContext): Outcome[] {
  const declaration = findDeclaration(context);
  const [declared, own] = [declaration?.reading.total, context.reading.total];
  if (!declaration || !declared || !own || isMissing(declared.initial) || isMissing(own.initial)) return [];
  const [before, after] = [declared.initial, own.initial];
  if (canBeEqual(before, after) || isUnitSlip(before, after)) return [];
  const difference = after.yuan.minus(before.yuan);
  return [
    {
      at: `${own.path}.initial`,
      because: [`${declaration.form.id}#${declared.path}.amount`],
      message: `${headingOf(context, 'initial', '年初预算数')}${printAmount(after)}，目标表的${declared.label.replace(/[:：]$/, '')}是${printAmount(before)}，${difference.isNegative() ? '少' : '多'}${inYuan(difference.abs())}元。`,
      printed: after.text,
      expected: before.text,
      difference: `${inYuan(difference)}元`,
      advice: '核对批复的年初预算：批复数与申请数不同的，说明理由，不改；录错的改正。',
    },
  ];
}

const funds = (initial: string) => [
  { source: 'total', label: '年度资金总额', initial, adjusted: '1500000.00', executed: '1500000.00' },
];
const declared = (annual: string) => [
  { scope: 'project', source: 'total', label: '项目资金总额', amount: '5000000.00' },
  { scope: 'annual', source: 'total', label: '年度资金申请总额', amount: annual },
];

export const AMOUNT_DRIFT: Rule = {
  id: 'amount-drift',
  family: '对得上',
  title: '年初预算数与申报的年度资金不同',
  why: '申报时说要多少钱，年初就应当是多少钱。两个数不同，要能说出道理。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['results', 'spending'],
  check,
  examples: [
    {
      title: '申报172万元，年初预算数只有162万元',
      record: { currency: '元', funds: funds('1620000.00') },
      others: [{ kind: 'target', record: { currency: '元', funds: declared('1720000.00') } }],
      finds: [{ at: 'funds.0.initial' }],
    },
    {
      title: '项目总额是几年的钱，不拿来比；万元与元按位数比',
      record: { currency: '万元', funds: funds('172.35') },
      others: [{ kind: 'target', record: { currency: '元', funds: declared('1723456.78') } }],
      finds: [],
    },
  ],
};
