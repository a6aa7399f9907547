import { nameOf, printResult } from './indicator-words.ts';
import { isScored, pointsLost, printPoints } from './points.ts';
import type { Rule } from './rule.ts';
import { isExplained } from './stated-reasons.ts';

const row = (deviation: string) => ({
  ...{ level1: '产出指标', level2: '数量指标', name: '便民活动次数', target: '≥12次', actual: '9次' },
  ...{ weight: '20', score: '15', deviation },
});

export const DEDUCTION_UNEXPLAINED: Rule = {
  id: 'deduction-unexplained',
  family: '填得全',
  title: '扣了分，没有说明原因',
  why: '扣分说明有地方没做好，公众要知道为什么、打算怎么改。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['points'],
  check: (form) =>
    form.reading.indicators.filter(isScored).flatMap((line) => {
      const lost = pointsLost(line);
      if (lost.lte(0) || isExplained(line, form)) return [];
      return [
        {
          at: `${line.path}.score`,
          because: [`${line.path}.weight`, `${line.path}.deviation`],
          message: `${nameOf(line)}${printPoints(line)}，扣了${lost.toFixed()}分，没有说明原因（${printResult(line)}）。`,
          printed: line.score.text,
          advice: '在“偏差原因分析及改进措施”里写明为什么扣分、怎么改进。',
        },
      ];
    }),
  examples: [
    { title: '没有扣分', record: {}, finds: [] },
    { title: '扣了分，写明了原因', record: { indicators: [row('下半年场地维修，少办3次，明年补办。')] }, finds: [] },
    { title: '扣了分，原因空着', record: { indicators: [row('')] }, finds: [{ at: 'indicators.0.score' }] },
    { title: '扣了分，原因写“无”', record: { indicators: [row('无')] }, finds: [{ at: 'indicators.0.score' }] },
  ],
};
