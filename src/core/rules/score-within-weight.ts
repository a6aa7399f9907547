import { isMissing, type Missing } from '../figures/missing.ts';
import type { Figure } from '../figures/number.ts';
import { holding } from './arithmetic/relation.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

interface Row {
  readonly path: string;
  readonly name: string;
  readonly weight: Figure | Missing;
  readonly score: Figure | Missing;
}

/** A row without points or with one of the two alone claims nothing here. */
function checkRow({ path, name, weight, score }: Row): Outcome[] {
  if (isMissing(weight) || isMissing(score)) return [];
  const at = `${path}.score`;
  const because = [`${path}.weight`];
  if (score.value.lte(weight.value) && !score.value.isNegative()) return [holding(at, 'exact', because)];
  const bound = score.value.isNegative() ? '0' : weight.text;
  const over = score.value.isNegative() ? score.value : score.value.minus(weight.value);
  return [
    {
      ...{ at, because, verdict: 'contradiction' },
      message: `“${name}”得${score.text}分，${score.value.isNegative() ? '少于0分' : `超过了分值${weight.text}`}。`,
      ...{ printed: score.text, expected: bound, difference: `${over.isNegative() ? '' : '+'}${over.toFixed()}` },
      advice: '核对这一行的分值和得分；超额完成也最多得满分，有加分要另外说明。',
    },
  ];
}

const check = ({ reading }: RuleContext): Outcome[] =>
  [
    ...reading.funds.map((line) => ({ ...line, name: line.label })),
    ...reading.indicators.map((line) => ({ ...line, name: line.row.name })),
  ].flatMap(checkRow);

const row = (weight: string, score: string) => ({
  ...{ level1: '产出指标', level2: '数量指标', name: '便民活动次数', target: '≥12次', actual: '13次' },
  ...{ weight, score, deviation: '' },
});

export const SCORE_WITHIN_WEIGHT: Rule = {
  id: 'score-within-weight',
  family: '算得对',
  title: '得分在0分和分值之间',
  why: '一项最多得满分，多出来的分会把总分抬高。',
  basis: '通行做法：得分不超过该项分值',
  severity: 'error',
  needs: ['points'],
  check,
  examples: [
    {
      title: '得了满分',
      record: { indicators: [row('20', '20.00')] },
      finds: [{ at: 'indicators.0.score', verdict: 'exact' }],
    },
    {
      title: '得分超过分值',
      record: { indicators: [row('4.28', '4.28'), row('4.28', '5.28')] },
      finds: [{ at: 'indicators.1.score', verdict: 'contradiction' }],
    },
    {
      title: '得分是负数',
      record: { indicators: [row('10', '-2')] },
      finds: [{ at: 'indicators.0.score', verdict: 'contradiction' }],
    },
  ],
};
