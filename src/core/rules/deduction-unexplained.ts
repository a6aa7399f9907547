import { nameOf, printResult } from './indicator-words.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { headingOf } from './printed-heading.ts';
import { losesThoughMet } from './lost-though-met.ts';
import { hasFullScore, isScored, pointsLost, printPoints, type Scored } from './points.ts';
import type { Rule, RuleContext } from './rule.ts';
import { hasPlaceForReasons, isExplained } from './stated-reasons.ts';
import { listNames, tellOnce, type OfRow } from './told-together.ts';

function findUnexplained(line: Scored, form: RuleContext): OfRow[] {
  if (hasFullScore(line) || isExplained(line, form) || losesThoughMet(line, form)) return [];
  const lost = pointsLost(line);
  const outcome = {
    at: `${line.path}.score`,
    because: [`${line.path}.weight`, `${line.path}.deviation`],
    message: `${nameOf(line)}${printPoints(line)}，扣了${lost.toFixed()}分，没有说明原因（${printResult(line)}）。`,
    printed: line.score.text,
    advice: `在“${headingOf(form, 'deviation', '偏差原因分析及改进措施')}”里写明为什么扣分、怎么改进。`,
  };
  return [{ line, outcome }];
}

const sayNoPlace = (lines: readonly IndicatorLine[]) => ({
  message: `${listNames(lines)}扣了分，没有说明原因；表上没有写原因的一栏，别处也没有写。`,
  advice: '在备注、情况说明一类的地方写明为什么扣分、怎么改进。',
});

const row = (deviation: string, actual = '9次') => ({
  ...{ level1: '产出指标', level2: '数量指标', name: '便民活动次数', target: '≥12次', actual },
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
  check: (form) => {
    const found = form.reading.indicators.filter(isScored).flatMap((line) => findUnexplained(line, form));
    return found.length === 0 || hasPlaceForReasons(form)
      ? found.map(({ outcome }) => outcome)
      : tellOnce(found, sayNoPlace);
  },
  examples: [
    { title: '没有扣分', record: {}, finds: [] },
    { title: '扣了分，写明了原因', record: { indicators: [row('下半年场地维修，少办3次，明年补办。')] }, finds: [] },
    { title: '扣了分，原因空着', record: { indicators: [row('')] }, finds: [{ at: 'indicators.0.score' }] },
    { title: '达到目标还扣了分，另有规则说', record: { indicators: [row('', '12次')] }, finds: [] },
    { title: '扣了分，原因写“无”', record: { indicators: [row('无')] }, finds: [{ at: 'indicators.0.score' }] },
  ],
};
