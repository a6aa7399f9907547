import { HUNDRED, sum } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import { addPoints } from './arithmetic/adding-points.ts';
import { compare } from './arithmetic/relation.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';
import { HOLDS } from './arithmetic/verdict.ts';

const ADVICE = '核对每行的分值和预算执行的分值：满分通常是100分，预算执行占其中10分。';

/** A form that gives points for the execution rate is one of 100 points: 10 and 90, or 20 and 80. */
function checkHundred({ reading }: RuleContext): Outcome[] {
  const { fullScore, total } = reading;
  if (isMissing(fullScore) || !total || isMissing(total.weight)) return [];
  const relation = { at: 'total.weight', because: [`${total.path}.weight`], printed: fullScore, computed: HUNDRED };
  const outcome = compare(relation, { message: () => `满分是${fullScore.text}分，不是100分。`, advice: ADVICE });
  return HOLDS.has(outcome.verdict!) ? [] : [outcome];
}

/**
 * A form that prints its total of points got, and not of points possible, is one of 100 points all the same. Where the
 * execution's points are not printed, they may be what is lacking; a form may also count them beside 100 for the indicators.
 */
function checkUnstated({ reading }: RuleContext): Outcome[] {
  const { indicators, total, score, fullScore } = reading;
  if (!isMissing(fullScore) || isMissing(score)) return [];
  const rows = indicators.filter(({ row, weight }) => row.name.trim() !== '' || !isMissing(weight));
  const weights = rows.map(({ weight }) => weight).filter((weight) => !isMissing(weight));
  if (rows.length === 0 || weights.length < rows.length) return [];
  const own = total && !isMissing(total.weight) ? total.weight.value : undefined;
  const sums = sum(weights.map(({ value }) => value));
  const full = own ? sums.plus(own) : sums;
  const because = [...rows.map(({ path }) => `${path}.weight`), ...(own ? [`${total!.path}.weight`] : [])];
  if (full.eq(HUNDRED) || (!own && full.lt(HUNDRED))) return [];
  return [
    {
      ...{ at: 'indicators', because, verdict: 'contradiction', severity: 'warning' },
      message: `各项分值相加是${full.toFixed()}分${own ? `（预算执行${own.toFixed()}分，指标${sums.toFixed()}分）` : ''}，不是100分。`,
      ...{ expected: '100', difference: `${full.gt(HUNDRED) ? '+' : ''}${full.minus(HUNDRED).toFixed()}` },
      advice: ADVICE,
    },
  ];
}

function check(context: RuleContext): Outcome[] {
  const unstated = checkUnstated(context);
  if (unstated.length) return unstated;
  const outcomes = addPoints(context.reading, 'weight', ADVICE);
  const holds = outcomes.some(({ verdict }) => verdict && HOLDS.has(verdict));
  const short = holds ? checkHundred(context) : [];
  return short.length ? short : outcomes;
}

const row = (weight: string) => ({
  ...{ level1: '产出指标', level2: '数量指标', name: `示例指标（${weight}分）`, target: '≥1次', actual: '1次' },
  ...{ weight, score: weight, deviation: '' },
});
const funds = (weight: string) => [
  {
    ...{ source: 'total', label: '年度资金总额', initial: '100.00', adjusted: '100.00', executed: '100.00' },
    ...{ weight, rate: '100.00%', score: weight },
  },
];
const form = (execution: string, rows: string[], total: string) => ({
  funds: funds(execution),
  indicators: rows.map(row),
  total: { weight: total, score: total },
});

export const WEIGHTS_ADD_UP: Rule = {
  id: 'weights-add-up',
  family: '算得对',
  title: '各项分值相加等于满分',
  why: '分值加起来不是满分，总分和等级就没有意义。',
  basis: '算术关系',
  severity: 'error',
  needs: ['points'],
  check,
  examples: [
    {
      title: '指标90分，预算执行10分',
      record: form('10', ['50', '30', '10'], '100'),
      finds: [{ at: 'total.weight', verdict: 'exact' }],
    },
    {
      title: '有一行没有填分值，无法核对',
      record: form('10', ['50', '', '10'], '100'),
      finds: [{ at: 'total.weight', verdict: 'not-checkable' }],
    },
    {
      title: '指标已有100分，预算执行又有10分，满分却印作100',
      record: form('10', ['70', '20', '10'], '100'),
      finds: [{ at: 'total.weight', verdict: 'contradiction' }],
    },
    {
      title: '只印了得分的总分，各项分值相加是98分',
      record: { ...form('10', ['50', '28', '10'], ''), total: { score: '98' } },
      finds: [{ at: 'indicators', verdict: 'contradiction', severity: 'warning' }],
    },
    {
      title: '相加是98分',
      record: form('10', ['50', '28', '10'], '98'),
      finds: [{ at: 'total.weight', verdict: 'contradiction' }],
    },
  ],
};
