import type { Amount } from '../figures/amount.ts';
import { inYuan, printAmount } from '../figures/amount.ts';
import { isMissing, type Missing } from '../figures/missing.ts';
import { inOneUnit } from '../figures/equal-units.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { isQuantity } from '../history/measure-shift.ts';
import { quote } from './quote.ts';
import type { Outcome, ReadForm, Rule, RuleContext } from './rule.ts';
import { keyIndicators } from '../history/same-indicator.ts';

const spending = ({ reading }: ReadForm): (Amount | Missing)[] => (reading.total ? [reading.total.executed] : []);

function compareSpending(context: RuleContext, midway: ReadForm): Outcome[] {
  const [now] = spending(context);
  const [then] = spending(midway);
  if (!now || !then || isMissing(now) || isMissing(then)) return [];
  const step = now.unit === then.unit ? now.step : now.step.plus(then.step);
  const fallen = then.yuan.minus(now.yuan);
  if (fallen.lt(step)) return [];
  return [
    {
      at: `${context.reading.total!.path}.executed`,
      because: [`${midway.form.id}#${midway.reading.total!.path}.executed`],
      message: `全年执行数${printAmount(now)}，比年中的${printAmount(then)}少${inYuan(fallen)}元。`,
      printed: now.text,
      expected: `不少于 ${then.text}`,
      difference: `-${inYuan(fallen)}元`,
      advice: '核对两张表的执行数；年中以后有退回、调账的，说明理由，不改。',
    },
  ];
}

/** What is counted only grows; a share can fall, which is worth a look and no more. Of costs, less is not a step back. */
function compareActual(line: IndicatorLine, before: IndicatorLine, midway: ReadForm): Outcome[] {
  const { target, actual: now } = line;
  const then = before.actual;
  if (!isQuantity(now) || !isQuantity(then)) return [];
  const operator = isQuantity(target) ? target.operator : undefined;
  if (operator === '≤' || operator === '<') return [];
  const unit = now.unit || then.unit || (isQuantity(target) ? target.unit : '');
  const pairs = inOneUnit(now, then);
  if (pairs.length === 0 || !pairs.every(([is, was]) => is.lt(was))) return [];
  return [
    {
      at: `${line.path}.actual`,
      because: [`${midway.form.id}#${before.path}.actual`],
      message: `${quote(line.row.name)}全年完成${quote(now.text)}，比年中的${quote(then.text)}还少。`,
      printed: now.text,
      expected: `不少于 ${then.text}`,
      advice: '核对两张表的完成值，改正填错的一处；确实减少的，在偏差原因里说明。',
      ...(unit === '%' && { severity: 'note' as const }),
    },
  ];
}

function check(context: RuleContext): Outcome[] {
  return context.siblings
    .filter(({ kind }) => kind.stage === 'midway')
    .flatMap((midway) => {
      const before = keyIndicators(context.project, midway.reading.indicators);
      const own = [...keyIndicators(context.project, context.reading.indicators)];
      return [
        ...compareSpending(context, midway),
        ...own.flatMap(([key, line]) => (before.has(key) ? compareActual(line, before.get(key)!, midway) : [])),
      ];
    });
}

const row = (name: string, target: string, actual: string) => ({
  ...{ level1: '产出指标', level2: '数量指标', name, target, actual },
});
const funds = (executed: string) => [
  { source: 'total', label: '年度资金总额', initial: '100.00', adjusted: '100.00', executed },
];

export const TRACKING_REGRESSES: Rule = {
  id: 'tracking-regresses',
  family: '对得上',
  title: '年底反而少于年中',
  why: '花出去的钱、办成的事只会累加。年底比年中少，两张表中至少有一张填得不对，或者中间有过调整。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['final', 'results'],
  check,
  examples: [
    {
      title: '年中已花60万元、办8场，年底成了50万元、6场；满意度从95%降到93%',
      record: {
        currency: '万元',
        funds: funds('50.00'),
        indicators: [row('活动场次', '≥5场', '6场'), row('满意度', '≥90%', '93%')],
      },
      others: [
        {
          kind: 'tracking',
          record: {
            currency: '万元',
            funds: funds('60.00'),
            indicators: [row('活动场次', '≥5场', '8.00'), row('满意度', '≥90%', '95%')],
          },
        },
      ],
      finds: [
        { at: 'funds.0.executed' },
        { at: 'indicators.0.actual' },
        { at: 'indicators.1.actual', severity: 'note' },
      ],
    },
    {
      title: '年底不少于年中；费用标准比年中低',
      record: {
        currency: '元',
        funds: funds('600000'),
        indicators: [row('活动场次', '≥5场', '8场'), row('培训费用标准', '≤500元/人', '380元/人')],
      },
      others: [
        {
          kind: 'tracking',
          record: {
            currency: '万元',
            funds: funds('60.00'),
            indicators: [row('活动场次', '≥5场', '8场'), row('培训费用标准', '≤500元/人', '420元/人')],
          },
        },
      ],
      finds: [],
    },
  ],
};
