import { printAmount } from '../figures/amount.ts';
import type { Exact } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import { percentOf } from '../figures/rate.ts';
import type { FundLine } from '../forms/reading.ts';
import type { Rule } from './rule.ts';
import { hasPlaceForReasons, statesReason } from './stated-reasons.ts';

/** Executed ÷ adjusted in percent to two decimals, as forms print it; else the printed rate. */
function rateOf({ executed, adjusted, rate }: FundLine): Exact | undefined {
  const computed = isMissing(executed) || isMissing(adjusted) ? undefined : percentOf(executed.yuan, adjusted.yuan);
  if (computed && !isMissing(computed)) return computed.toDecimalPlaces(2);
  return computed || isMissing(rate) ? undefined : rate.value;
}

const amountsOf = ({ executed, adjusted }: FundLine): string =>
  isMissing(executed) || isMissing(adjusted) ? '' : `（预算${printAmount(adjusted)}，执行${printAmount(executed)}）`;

const funds = [
  {
    source: 'total',
    label: '年度资金总额',
    initial: '20.00',
    adjusted: '20.00',
    executed: '12.00',
    weight: '10',
    rate: '60.00%',
    score: '6',
  },
];
const row = (deviation: string) => ({
  ...{ level1: '产出指标', level2: '数量指标', name: '便民活动次数', target: '≥12次', actual: '12次' },
  ...{ weight: '90', score: '90', deviation },
});

export const LOW_RATE_UNEXPLAINED: Rule = {
  id: 'low-rate-unexplained',
  family: '填得全',
  title: '预算执行率低，没有说明原因',
  why: '钱没有用完，可能是省下了，也可能是事没有办成，表里要说清楚。',
  basis: '通行做法',
  severity: 'warning',
  // in the middle of the year a rate below 90 % is to be expected: rate-behind-time looks at that
  needs: ['final', 'spending'],
  check(form) {
    const { total } = form.reading;
    const rate = total && rateOf(total);
    const { lowRate } = form.site.thresholds;
    if (!total || !rate || rate.gte(lowRate) || statesReason(form)) return [];
    return [
      {
        at: `${total.path}.rate`,
        because: [`${total.path}.adjusted`, `${total.path}.executed`],
        message: `预算执行率${rate.toFixed(2)}%${amountsOf(total)}，低于${lowRate}%，整张表没有一处说明原因。`,
        ...(!isMissing(total.rate) && { printed: total.rate.text }),
        advice: `在${hasPlaceForReasons(form) ? '偏差原因一栏' : '备注、情况说明一类的地方'}写明钱为什么没有用完，剩下的怎么处理。`,
      },
    ];
  },
  examples: [
    { title: '执行率在九成以上', record: {}, finds: [] },
    { title: '执行率六成，写明了原因', record: { funds, indicators: [row('因招标推迟，尾款明年支付。')] }, finds: [] },
    { title: '执行率六成，没有原因', record: { funds, indicators: [row('')] }, finds: [{ at: 'funds.0.rate' }] },
  ],
};
