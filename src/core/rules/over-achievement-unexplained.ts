import { explainSense } from '../explain/attainment.ts';
import { HUNDRED } from '../figures/decimal.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { nameOf, printPercent, printResult } from './indicator-words.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';
import { hasPlaceForReasons, isExplained } from './stated-reasons.ts';
import { listNames, tellOnce, type OfRow } from './told-together.ts';

/** How an actual passes its target by more than is usual; undefined where it does not. */
function explainExcess({ attainment }: IndicatorLine, allowed: string): string | undefined {
  const { reason, percent, sense } = attainment!;
  const ratio = percent && `结果是目标的${printPercent(percent)}`;
  if (reason === 'beyond-equal') return ['目标写的是“等于”', ratio].filter(Boolean).join('，');
  if (reason !== 'beyond' || !percent?.gte(HUNDRED.plus(allowed))) return undefined;
  const taken = sense?.ground === 'assumed' ? `${explainSense(sense)}，` : '';
  return `${taken}${ratio}，超出${allowed}%以上`;
}

function findExcess(line: IndicatorLine, form: RuleContext): OfRow[] {
  const excess = explainExcess(line, form.site.thresholds.overAchievement);
  if (!excess || isExplained(line, form)) return [];
  const outcome = {
    at: `${line.path}.actual`,
    because: [`${line.path}.target`],
    message: `${nameOf(line)}${printResult(line)}：${excess}，没有说明原因。`,
    printed: line.row.actual ?? '',
    advice: '写明为什么比目标多；目标定低了的，下一年度要调整。',
  };
  return [{ line, outcome }];
}

const sayNoPlace = (lines: readonly IndicatorLine[]) => ({
  message: `${listNames(lines)}的结果大大超过目标，没有说明原因；表上没有写原因的一栏，别处也没有写。`,
  advice: '在备注、情况说明一类的地方写明为什么比目标多；目标定低了的，下一年度要调整。',
});

function check(form: RuleContext): Outcome[] {
  const found = form.reading.indicators.flatMap((line) => findExcess(line, form));
  return found.length === 0 || hasPlaceForReasons(form)
    ? found.map(({ outcome }) => outcome)
    : tellOnce(found, sayNoPlace);
}

const row = (target: string, actual: string, deviation = '') => ({
  ...{ level1: '产出指标', level2: '数量指标', name: '便民活动次数', target, actual },
  ...{ weight: '20', score: '20', deviation },
});

export const OVER_ACHIEVEMENT_UNEXPLAINED: Rule = {
  id: 'over-achievement-unexplained',
  family: '填得全',
  title: '大大超过目标，没有说明原因',
  why: '结果是目标的好几倍，常常是目标定得太低；目标定低了，满分就不说明什么。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['final', 'results'],
  check,
  examples: [
    { title: '比目标多，不到三成', record: { indicators: [row('≥12次', '15次')] }, finds: [] },
    { title: '正好多三成', record: { indicators: [row('≥10次', '13次')] }, finds: [{ at: 'indicators.0.actual' }] },
    {
      title: '目标没写“不少于”还是“不超过”，结果是它的三倍',
      record: { indicators: [row('10次', '30次')] },
      finds: [{ at: 'indicators.0.actual' }],
    },
    { title: '是目标的十倍', record: { indicators: [row('≥1次', '10次')] }, finds: [{ at: 'indicators.0.actual' }] },
    {
      title: '是目标的十倍，写明了原因',
      record: { indicators: [row('≥1次', '10次', '居民报名踊跃，增加9次。')] },
      finds: [],
    },
    {
      title: '目标是等于5次，做了6次',
      record: { indicators: [row('=5次', '6次')] },
      finds: [{ at: 'indicators.0.actual' }],
    },
    { title: '不超过的目标，用得少不算超过', record: { indicators: [row('≤20000元', '3800元')] }, finds: [] },
  ],
};
