import { addPoints, leftOut } from './arithmetic/adding-points.ts';
import { uncheckable } from './arithmetic/relation.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

const ADVICE = '把各行得分和预算执行得分重新相加，改正录错的数；原表就这样印，就请填表单位更正。';

/** A total of points got that leaves out the execution as the total of points possible does is the same slip, told there. */
function check({ reading }: RuleContext): Outcome[] {
  if (!leftOut(reading, 'weight') || !leftOut(reading, 'score')) return addPoints(reading, 'score', ADVICE);
  return [uncheckable(reading.scoreAt, '满分和总分都没有算进预算执行的分，已在满分处说明')];
}

const row = (score: string) => ({
  ...{ level1: '产出指标', level2: '数量指标', name: `示例指标（${score}分）`, target: '≥1次', actual: '1次' },
  ...{ weight: '45.00', score, deviation: '' },
});
const form = (scores: string[], total: string) => ({
  funds: [
    {
      ...{ source: 'total', label: '年度资金总额', initial: '100.00', adjusted: '100.00', executed: '98.07' },
      ...{ weight: '10.00', rate: '98.07%', score: '9.81' },
    },
  ],
  indicators: scores.map(row),
  total: { weight: '100.00', score: total },
});

export const SCORES_ADD_UP: Rule = {
  id: 'scores-add-up',
  family: '算得对',
  title: '各项得分相加等于总分',
  why: '总分是单位给自己的评价，应当是一项一项加出来的。',
  basis: '算术关系',
  severity: 'error',
  needs: ['points'],
  check,
  examples: [
    {
      title: '各行得分加预算执行得分正是总分',
      record: form(['45.00', '43.50'], '98.31'),
      finds: [{ at: 'total.score', verdict: 'exact' }],
    },
    {
      title: '总分四舍五入到整数',
      record: form(['45.00', '43.50'], '98分'),
      finds: [{ at: 'total.score', verdict: 'rounding' }],
    },
    {
      title: '有一行没有得分，无法核对',
      record: form(['45.00', ''], '98.31'),
      finds: [{ at: 'total.score', verdict: 'not-checkable' }],
    },
    {
      title: '满分和总分都没有算进预算执行的分：只在满分处说一次',
      record: { ...form(['45.00', '43.50'], '88.50'), total: { weight: '90.00', score: '88.50' } },
      finds: [{ at: 'total.score', verdict: 'not-checkable' }],
    },
    {
      title: '总分比各项之和多',
      record: form(['45.00', '43.50'], '99.31'),
      finds: [{ at: 'total.score', verdict: 'contradiction' }],
    },
  ],
};
