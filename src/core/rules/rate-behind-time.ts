import { printAmount } from '../figures/amount.ts';
import { Exact, HUNDRED } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import { percentOf } from '../figures/rate.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

const MONTHS = new Exact(12);
const PERIOD = /^(\d{4})-(\d{2})$/;

/** The month of the form's year up to which it reports. */
function lastMonth({ record }: RuleContext): Exact | undefined {
  const [, year, month] = ('period' in record && PERIOD.exec(record.period.to)) || [];
  return month && year === record.year ? new Exact(month) : undefined;
}

function check(context: RuleContext): Outcome[] {
  const { reading, site } = context;
  const month = lastMonth(context);
  const line = reading.total;
  if (!month || !line || isMissing(line.executed) || isMissing(line.adjusted)) return [];
  const rate = percentOf(line.executed.yuan, line.adjusted.yuan);
  if (isMissing(rate)) return [];
  const elapsed = month.div(MONTHS).times(HUNDRED);
  const pace = rate.div(elapsed).times(HUNDRED);
  const { behindTime, slowPace, verySlowPace } = site.thresholds;
  if (pace.gte(slowPace) && elapsed.minus(rate).lte(behindTime)) return [];
  const behind = elapsed.minus(rate).toFixed(1);
  return [
    {
      at: `${line.path}.rate`,
      because: [`${line.path}.executed`, `${line.path}.adjusted`, 'period.to'],
      message: `到${month.toFixed()}月底，一年过去了${elapsed.toFixed(1)}%，预算${printAmount(line.adjusted)}执行了${printAmount(line.executed)}（${rate.toFixed(1)}%），比时间落后${behind}个百分点，只有时间进度的${pace.toFixed(1)}%。`,
      printed: line.rate.text,
      difference: `-${behind}`,
      ...(pace.lt(verySlowPace) && { severity: 'warning' as const }),
      advice: '看看纠偏措施是否写明了原因和后几个月的安排；按进度付款的，说明付款的时间。',
    },
  ];
}

const funds = (executed: string, rate: string) => [
  { source: 'total', label: '年度资金总额', initial: '373.45', adjusted: '383.45', executed, rate },
];

export const RATE_BEHIND_TIME: Rule = {
  id: 'rate-behind-time',
  family: '对得上',
  title: '年中花钱的进度明显落后于时间',
  why: '大半年过去，钱还没怎么用，年底就可能突击花钱，或者事情办不成。按工程进度付款的项目，落后也可能是正常的。',
  basis: '通行做法；相差多少算落后由本站设定',
  severity: 'note',
  needs: ['midway'],
  check,
  examples: [
    {
      title: '八月底只执行了两成',
      record: { currency: '万元', period: { from: '2023-01', to: '2023-08' }, funds: funds('83.47', '21.76') },
      finds: [{ at: 'funds.0.rate', severity: 'warning' }],
    },
    {
      title: '三月底执行了一成半：时间进度的六成',
      record: { currency: '万元', period: { from: '2023-01', to: '2023-03' }, funds: funds('57.52', '15.00') },
      finds: [{ at: 'funds.0.rate' }],
    },
    {
      title: '八月底执行了六成',
      record: { currency: '万元', period: { from: '2023-01', to: '2023-08' }, funds: funds('230.07', '60.00') },
      finds: [],
    },
  ],
};
