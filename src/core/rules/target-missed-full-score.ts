import { nameOf, printResult } from './indicator-words.ts';
import { hasFullScore, isScored, printPoints } from './points.ts';
import type { Rule } from './rule.ts';

const row = (actual: string, score: string) => ({
  ...{ level1: '产出指标', level2: '质量指标', name: '档案整理完成率', target: '=100%', actual },
  ...{ weight: '3', score, deviation: '' },
});

export const TARGET_MISSED_FULL_SCORE: Rule = {
  id: 'target-missed-full-score',
  family: '信得过',
  title: '没有达到目标，仍得满分',
  why: '没做到也得满分，得分就说明不了什么。',
  basis: '通行做法',
  severity: 'warning',
  kinds: ['self-evaluation'],
  check: ({ reading }) =>
    reading.indicators.filter(isScored).flatMap((line) => {
      if (line.attainment?.outcome !== 'missed' || !hasFullScore(line)) return [];
      return [
        {
          at: `${line.path}.score`,
          because: [`${line.path}.target`, `${line.path}.actual`, `${line.path}.weight`],
          message: `${nameOf(line)}${printResult(line)}，没有达到目标，仍${printPoints(line)}。`,
          printed: line.score.text,
          advice: '核对目标和实际完成值有没有录错；没有错的，按完成情况重新打分并说明原因。',
        },
      ];
    }),
  examples: [
    { title: '达到目标，得满分', record: { indicators: [row('100%', '3')] }, finds: [] },
    { title: '没有达到目标，扣了分', record: { indicators: [row('97.2%', '2.92')] }, finds: [] },
    {
      title: '没有达到目标，得满分',
      record: { indicators: [row('97.2%', '3')] },
      finds: [{ at: 'indicators.0.score' }],
    },
  ],
};
