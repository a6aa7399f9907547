import { Exact, HUNDRED } from '../figures/decimal.ts';
import { nameOf, printResult } from './indicator-words.ts';
import { hasFullScore, isScored, pointsLost, printPoints, type Scored } from './points.ts';
import type { Rule, RuleContext } from './rule.ts';

/** 达成 of an indicator in words is a band, 100–80 % of its points (forms under 财预〔2020〕10号 print it so). */
const REACHED_IN_WORDS = new Exact('0.8');

/** Whether points may well be lost although the target is kept: set too low, not met to the letter, or a band of points. */
function mayLose(line: Scored, { site }: RuleContext): boolean {
  const { reason, percent, sense } = line.attainment!;
  if (reason === 'beyond-equal' || sense?.ground === 'assumed') return true;
  if (reason === 'beyond') return percent?.gt(HUNDRED.plus(site.thresholds.overAchievement)) ?? true;
  if (reason === 'within') return false;
  return line.score.value.gte(line.weight.value.times(REACHED_IN_WORDS));
}

const row = (target: string, actual: string, score: string) => ({
  ...{ level1: '成本指标', level2: '经济成本指标', name: '项目费用标准', target, actual },
  ...{ weight: '10', score, deviation: '' },
});

export const TARGET_MET_POINTS_LOST: Rule = {
  id: 'target-met-points-lost',
  family: '信得过',
  title: '达到目标，却扣了分',
  why: '达到目标应当得满分；扣了分，要么目标和结果没有写对，要么另有原因没有写出来。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['points'],
  check: (context) =>
    context.reading.indicators.filter(isScored).flatMap((line) => {
      const isMet = line.attainment?.outcome === 'met' || line.attainment?.outcome === 'exceeded';
      if (!isMet || hasFullScore(line) || mayLose(line, context)) return [];
      return [
        {
          at: `${line.path}.score`,
          because: [`${line.path}.target`, `${line.path}.actual`, `${line.path}.weight`],
          message: `${nameOf(line)}${printResult(line)}，达到了目标，却只${printPoints(line)}，扣了${pointsLost(line).toFixed()}分。`,
          printed: line.score.text,
          advice: '核对目标、实际完成值和得分有没有录错；确实要扣的，写明原因。',
        },
      ];
    }),
  examples: [
    { title: '达到目标，得满分', record: { indicators: [row('≤20000元', '3800元', '10')] }, finds: [] },
    {
      title: '费用没有超过标准，却扣了分',
      record: { indicators: [row('≤20000元', '3800元', '8.5')] },
      finds: [{ at: 'indicators.0.score' }],
    },
    { title: '结果是目标的好几倍，因目标偏低而扣分', record: { indicators: [row('≥1次', '10次', '8')] }, finds: [] },
    { title: '只写“达成指标”，得八成以上的分', record: { indicators: [row('提升', '达成指标', '9')] }, finds: [] },
  ],
};
