import { HUNDRED, sum } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import { parsePoints } from '../figures/number.ts';
import { remember } from '../figures/remember.ts';
import type { IndicatorLine, Reading } from '../forms/reading.ts';
import { halfWidth } from '../figures/width.ts';
import { compare, uncheckable } from './arithmetic/relation.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

const POINTS = /(?:^|[^\d.])(\d+(?:\.\d+)?分)[)\]】]?$/;

/** The points that a label of a level prints: `产出指标（50分）`. */
const pointsOf = remember((label) => parsePoints(POINTS.exec(halfWidth(label).replace(/\s/g, ''))?.[1]));

type Level = 'level1' | 'level2';

/** The rows under each label of a level, a level 2 within its level 1. */
const groupRows = (lines: readonly IndicatorLine[], level: Level): IndicatorLine[][] => [
  ...Map.groupBy(lines, ({ row }) => (level === 'level1' ? row.level1 : `${row.level1}\n${row.level2}`)).values(),
];

/** A form cut off in the middle: it prints no total of points, and what it has does not come to 100. */
function isCut({ indicators, total, fullScore, score }: Reading): boolean {
  if (!isMissing(fullScore) || !isMissing(score)) return false;
  const weights = [total?.weight ?? fullScore, ...indicators.map(({ weight }) => weight)];
  return sum(weights.filter((weight) => !isMissing(weight)).map(({ value }) => value)).lt(HUNDRED);
}

function checkGroup(lines: readonly IndicatorLine[], level: Level, reading: Reading): Outcome[] {
  const [first] = lines;
  const label = first!.row[level];
  const printed = pointsOf(label);
  if (isMissing(printed)) return [];
  const at = `${first!.path}.${level}`;
  const because = lines.map(({ path }) => `${path}.weight`);
  const weights = lines.map(({ weight }) => weight).filter((weight) => !isMissing(weight));
  if (weights.length === 0) return [];
  if (weights.length < lines.length) return [uncheckable(at, `“${label.trim()}”下面有的指标没有分值`, because)];
  const computed = sum(weights.map(({ value }) => value));
  if (computed.lt(printed.value) && isCut(reading))
    return [uncheckable(at, `表上没有总分，分值加起来也不到100分，“${label.trim()}”下面可能还有没录的行`, because)];
  return [
    compare(
      { at, because, printed: { ...printed, text: label }, computed },
      {
        message: (expected) => `“${label.trim()}”下面${lines.length}条指标的分值相加是${expected}分。`,
        advice: '核对这一类各条指标的分值，以及名称后面印的分数；也看看有没有指标归错了类。',
      },
    ),
  ];
}

const check = ({ reading }: RuleContext): Outcome[] =>
  (['level1', 'level2'] as const)
    .filter((level) => reading.indicators.some(({ row }) => row[level].includes('分')))
    .flatMap((level) => groupRows(reading.indicators, level).flatMap((lines) => checkGroup(lines, level, reading)));

const row = (level1: string, level2: string, weight: string) => ({
  ...{ level1, level2, name: `示例指标（${level2}）`, target: '≥1次', actual: '1次' },
  ...{ weight, score: weight, deviation: '' },
});

export const LEVEL_POINTS: Rule = {
  id: 'level-points',
  family: '算得对',
  title: '名称后面印的分数等于下面各条的分值之和',
  why: '“产出指标（50分）”下面的各条加起来不是50分，就不知道以哪个为准。',
  basis: '算术关系',
  severity: 'warning',
  needs: ['points'],
  check,
  examples: [
    {
      title: '产出50分，下面两条正是50分',
      record: {
        indicators: [row('产出指标（50分）', '数量指标', '30'), row('产出指标（50分）', '质量指标(20分)', '20')],
      },
      finds: [
        { at: 'indicators.0.level1', verdict: 'exact' },
        { at: 'indicators.1.level2', verdict: 'exact' },
      ],
    },
    { title: '名称后面没有分数', record: { indicators: [row('产出指标', '数量指标', '30')] }, finds: [] },
    {
      title: '有一条没有分值，无法核对',
      record: { indicators: [row('产出指标（50分）', '数量指标', '30'), row('产出指标（50分）', '质量指标', '')] },
      finds: [{ at: 'indicators.0.level1', verdict: 'not-checkable' }],
    },
    {
      title: '表在中间断了：没有总分，分值也不到100分',
      record: {
        indicators: [row('产出指标（50分）', '数量指标', '30'), row('产出指标（50分）', '质量指标', '18')],
        total: undefined,
      },
      finds: [{ at: 'indicators.0.level1', verdict: 'not-checkable' }],
    },
    {
      title: '产出50分，下面只有48分',
      record: { indicators: [row('产出指标（50分）', '数量指标', '30'), row('产出指标（50分）', '质量指标', '18')] },
      finds: [{ at: 'indicators.0.level1', verdict: 'contradiction' }],
    },
  ],
};
