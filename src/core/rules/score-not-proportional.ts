import { Exact, HUNDRED } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import { nameOf, printResult } from './indicator-words.ts';
import { hasFullScore, isScored, printPoints, type Scored } from './points.ts';
import type { Rule } from './rule.ts';

/**
 * Points by proportion: weight × B/A; where the target is a ceiling weight × A/B, or weight × (1 − excess ÷ target), which is
 * as common. None without a number for both, or where only an assumption tells which way is better.
 */
function expectScores({ target, weight, attainment }: Scored): Exact[] {
  const { outcome, percent, sense } = attainment ?? {};
  if (outcome !== 'missed' || !percent?.gt(0) || isMissing(target) || sense?.ground === 'assumed') return [];
  const isCeiling = sense?.way === 'ceiling' || (target.kind === 'quantity' && /[≤<]/.test(target.operator ?? ''));
  const ratios = isCeiling
    ? [HUNDRED.div(percent), Exact.max(HUNDRED.times(2).minus(percent), 0).div(HUNDRED)]
    : [percent.div(HUNDRED)];
  return ratios.map((ratio) => weight.value.times(ratio));
}

const row = (target: string, actual: string, score: string) => ({
  ...{ level1: '成本指标', level2: '经济成本指标', name: '建设费用标准', target, actual },
  ...{ weight: '4.74', score, deviation: '经遴选确定1家重点培育。' },
});

export const SCORE_NOT_PROPORTIONAL: Rule = {
  id: 'score-not-proportional',
  family: '信得过',
  title: '没有全部达到目标，得分与完成的比例不相称',
  why: '做到几成得几成的分，是各地通行的打分办法；差得多，要说明怎样打的分。',
  basis: '通行做法',
  severity: 'note',
  needs: ['points'],
  check: ({ reading, site }) =>
    reading.indicators.filter(isScored).flatMap((line) => {
      const expected = expectScores(line);
      const [nearest] = expected.map((one) => line.score.value.minus(one)).sort((a, b) => a.abs().cmp(b.abs()));
      // full points are another rule's question
      if (!nearest || hasFullScore(line) || nearest.abs().lte(site.thresholds.proportion)) return [];
      const told = line.score.value.minus(nearest).toFixed(2);
      return [
        {
          at: `${line.path}.score`,
          because: [`${line.path}.target`, `${line.path}.actual`, `${line.path}.weight`],
          message: `${nameOf(line)}${printResult(line)}，${printPoints(line)}；按完成的比例算是${told}分。`,
          printed: line.score.text,
          expected: told,
          difference: `${nearest.isNegative() ? '' : '+'}${nearest.toFixed(2)}`,
          advice: '另有打分标准的，在偏差原因里写明；没有的，按完成的比例改正。',
        },
      ];
    }),
  examples: [
    { title: '达到目标', record: { indicators: [row('≤5000元/家', '4800元/家', '4.74')] }, finds: [] },
    { title: '按超出的比例得分', record: { indicators: [row('≤5000元/家', '9680元/家', '2.45')] }, finds: [] },
    {
      title: '费用是标准的近两倍，得了六成多的分',
      record: { indicators: [row('≤5000元/家', '9680元/家', '3.00')] },
      finds: [{ at: 'indicators.0.score' }],
    },
    { title: '按超出目标的部分扣分', record: { indicators: [row('≤5000元/家', '6000元/家', '3.79')] }, finds: [] },
    { title: '完成九成，得九成的分', record: { indicators: [row('≥100人', '90人', '4.27')] }, finds: [] },
  ],
};
