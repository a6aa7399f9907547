import { nameOf, printResult } from './indicator-words.ts';
import { losesThoughMet } from './lost-though-met.ts';
import { isScored, pointsLost, printPoints } from './points.ts';
import type { Rule } from './rule.ts';
import { isExplained } from './stated-reasons.ts';

const ADVICE = '核对目标、实际完成值和得分有没有录错；确实要扣的，写明原因。';
const ADVICE_BESIDE_REASON =
  '对照表上写的原因：说的是这一条没有做到，就改正目标或实际完成值；说的是别的，看得分有没有录错。';

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
      if (!losesThoughMet(line, context)) return [];
      return [
        {
          at: `${line.path}.score`,
          because: [`${line.path}.target`, `${line.path}.actual`, `${line.path}.weight`],
          message: `${nameOf(line)}${printResult(line)}，达到了目标，却只${printPoints(line)}，扣了${pointsLost(line).toFixed()}分${isExplained(line, context) ? '' : '，也没有说明原因'}。`,
          printed: line.score.text,
          advice: isExplained(line, context) ? ADVICE_BESIDE_REASON : ADVICE,
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
