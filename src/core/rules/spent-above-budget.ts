import { inYuan, printAmount } from '../figures/amount.ts';
import { isMissing } from '../figures/missing.ts';
import type { FundLine } from '../forms/reading.ts';
import { boundsOf } from './arithmetic/printed-amounts.ts';
import type { Outcome, Rule } from './rule.ts';

/** Nobody spends a thousand times the budget: one of the two is in another unit. */
const UNIT_SLIP = 1000;

/** More spent than the row's budget, whatever the digits that the form does not show. */
function checkRow({ path, label, executed, ...line }: FundLine): Outcome[] {
  const [key, budget] = isMissing(line.adjusted)
    ? (['initial', line.initial] as const)
    : (['adjusted', line.adjusted] as const);
  if (isMissing(executed) || isMissing(budget)) return [];
  const over = executed.yuan.minus(budget.yuan);
  if (over.lte(0) || boundsOf(executed).low.lte(boundsOf(budget).high)) return [];
  // the rate is told to be wrong by a factor of units
  if (!isMissing(line.rate) && executed.yuan.gte(budget.yuan.times(UNIT_SLIP)) && budget.yuan.gt(0)) return [];
  const how = budget.yuan.isZero() ? '没有预算却有支出' : `支出比预算多${inYuan(over)}元`;
  return [
    {
      at: `${path}.executed`,
      because: [`${path}.${key}`],
      message: `${label.replace(/[:：]$/, '')}：预算${printAmount(budget)}，执行${printAmount(executed)}，${how}。`,
      printed: executed.text,
      difference: `+${inYuan(over)}元`,
      advice: '核对两个数和它们的单位；确实超出的，写明钱从哪里来、经谁批准。',
    },
  ];
}

const funds = (adjusted: string, executed: string) => ({
  funds: [{ source: 'total', label: '年度资金总额', initial: adjusted, adjusted, executed }],
});

export const SPENT_ABOVE_BUDGET: Rule = {
  id: 'spent-above-budget',
  family: '信得过',
  title: '花的钱比预算多',
  why: '没有预算不得支出；花的比预算多，要么数写错了，要么要说清楚钱从哪里来。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['spending'],
  check: ({ reading }) => reading.funds.flatMap(checkRow),
  examples: [
    { title: '没有超过预算', record: funds('200000.00', '196000.00'), finds: [] },
    { title: '正好用完', record: funds('200000.00', '200,000.00'), finds: [] },
    { title: '支出超过预算', record: funds('200000.00', '215000.00'), finds: [{ at: 'funds.0.executed' }] },
    { title: '没有预算却有支出', record: funds('0.00', '5000.00'), finds: [{ at: 'funds.0.executed' }] },
  ],
};
