import { explainSense } from '../explain/attainment.ts';
import type { Attainment } from '../figures/attainment.ts';
import { nameOf, printResult } from './indicator-words.ts';
import { hasFullScore, isScored, printPoints } from './points.ts';
import type { Rule } from './rule.ts';

const ADVICE = '核对目标和实际完成值有没有录错；没有错的，按完成情况重新打分并说明原因。';

/** How a result falls short of its target, with the way the target was taken where it prints none; undefined where it does not. */
function explainMiss(attainment: Attainment | undefined): string | undefined {
  if (attainment?.reason === 'bound-short') return '结果只写了一个范围，不能说明达到了目标';
  if (attainment?.outcome !== 'missed') return undefined;
  return `${attainment.sense ? `${explainSense(attainment.sense)}，` : ''}没有达到目标`;
}

const row = (actual: string, score: string, target = '=100%') => ({
  ...{ level1: '产出指标', level2: '质量指标', name: '档案整理完成率', target, actual },
  ...{ weight: '3', score, deviation: '' },
});

export const TARGET_MISSED_FULL_SCORE: Rule = {
  id: 'target-missed-full-score',
  family: '信得过',
  title: '没有达到目标，仍得满分',
  why: '没做到也得满分，得分就说明不了什么。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['points'],
  check: ({ reading }) =>
    reading.indicators.filter(isScored).flatMap((line) => {
      const how = hasFullScore(line) ? explainMiss(line.attainment) : undefined;
      if (!how) return [];
      return [
        {
          at: `${line.path}.score`,
          because: [`${line.path}.target`, `${line.path}.actual`, `${line.path}.weight`],
          message: `${nameOf(line)}${printResult(line)}，${how}，仍${printPoints(line)}。`,
          printed: line.score.text,
          advice:
            line.attainment?.sense?.ground === 'assumed'
              ? '先在目标里写明是“不少于”还是“不超过”；确实没有达到的，按完成情况重新打分并说明原因。'
              : ADVICE,
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
    {
      title: '目标没写“不少于”还是“不超过”，按“不少于”理解没有达到',
      record: { indicators: [row('98件', '3', '100件')] },
      finds: [{ at: 'indicators.0.score' }],
    },
    {
      title: '结果写的是“≥59%”，不能说明达到95%',
      record: { indicators: [row('≥59%', '3', '≥95%')] },
      finds: [{ at: 'indicators.0.score' }],
    },
  ],
};
