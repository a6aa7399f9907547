import { Exact, HUNDRED } from '../figures/decimal.ts';
import { missingText } from '../figures/missing.ts';
import { mayBeAlike, measureLikeness } from '../history/likeness.ts';
import type { Rule } from './rule.ts';

const EXPECTED = '为辖区居民举办便民服务活动，让老人和儿童在家门口得到方便的服务。';
const goal = (actual: string) => ({ goal: { expected: EXPECTED, actual } });

export const GOAL_COPIED: Rule = {
  id: 'goal-copied',
  family: '信得过',
  title: '实际完成情况照抄了预期目标',
  why: '把年初的打算抄一遍当作结果，等于没有说做成了什么。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['results'],
  check({ kind, record, site: { thresholds } }) {
    const goals = new Map(kind.goals(record).map((entry) => [entry.path, entry]));
    const [expected, actual] = [goals.get('goal.expected'), goals.get('goal.actual')];
    if (!expected || !actual || missingText(expected.text) || missingText(actual.text)) return [];
    if (!mayBeAlike(expected.text, actual.text, Number(thresholds.goalCopied) / 100)) return [];
    const alike = new Exact(measureLikeness(expected.text, actual.text)).times(HUNDRED);
    if (alike.lt(thresholds.goalCopied)) return [];
    const much = alike.eq(HUNDRED) ? '一字不差' : `${alike.toDecimalPlaces(0, Exact.ROUND_DOWN).toFixed()}%的文字相同`;
    return [
      {
        at: actual.path,
        because: [expected.path],
        message: `“${actual.label}”与“${expected.label}”${much}。`,
        advice: '写做了什么、做成多少、还差什么，用指标里的数说明。',
      },
    ];
  },
  examples: [
    { title: '写了做成的事', record: goal('全年举办便民活动13次，服务居民520人，比计划多20人。'), finds: [] },
    { title: '一字不差', record: goal(EXPECTED), finds: [{ at: 'goal.actual' }] },
    { title: '只添了一个“了”字', record: goal(EXPECTED.replace('得到', '得到了')), finds: [{ at: 'goal.actual' }] },
  ],
};
