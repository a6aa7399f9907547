import { printAmount } from '../figures/amount.ts';
import { percentOf } from '../figures/rate.ts';
import { isMissing } from '../figures/missing.ts';
import type { Rule } from './rule.ts';

const funds = (initial: string, adjusted: string, executed: string) => ({
  funds: [
    { source: 'total', label: '年度资金总额', initial, adjusted, executed, weight: '10', rate: '100%', score: '10' },
  ],
});

export const BUDGET_CUT_TO_SPENDING: Rule = {
  id: 'budget-cut-to-spending',
  family: '信得过',
  title: '全年预算数调减到与执行数分毫不差',
  why: '执行率按调整后的预算算。预算调到正好等于花掉的钱，执行率必定是100%，看不出原来的计划完成了几成。',
  basis: '通行做法',
  severity: 'note',
  needs: ['final', 'spending'],
  check({ reading: { total } }) {
    if (!total) return [];
    const { initial, adjusted, executed } = total;
    if (isMissing(initial) || isMissing(adjusted) || isMissing(executed)) return [];
    if (!adjusted.yuan.eq(executed.yuan) || !adjusted.yuan.lt(initial.yuan)) return [];
    const share = percentOf(initial.yuan.minus(adjusted.yuan), initial.yuan);
    const cut = isMissing(share) ? '' : `（调减${share.toFixed(2)}%）`;
    return [
      {
        at: `${total.path}.adjusted`,
        because: [`${total.path}.initial`, `${total.path}.executed`],
        message: `年初预算数${printAmount(initial)}，全年预算数${printAmount(adjusted)}${cut}，与执行数${printAmount(executed)}分毫不差。`,
        printed: adjusted.text,
        advice: '这是列出的事实，不一定有错；宜在表中说明什么时候、为什么调减预算。',
      },
    ];
  },
  examples: [
    { title: '预算没有调整', record: funds('1720000.00', '1720000.00', '1720000.00'), finds: [] },
    { title: '调减了，仍没有花完', record: funds('1720000.00', '1200000.00', '1171028.93'), finds: [] },
    {
      title: '调减到与执行数相等',
      record: funds('1720000.00', '1171028.93', '1,171,028.93'),
      finds: [{ at: 'funds.0.adjusted' }],
    },
    { title: '年中追加的预算', record: funds('0.00', '3.36', '3.36'), finds: [] },
  ],
};
