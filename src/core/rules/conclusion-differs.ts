import { isMissing } from '../figures/missing.ts';
import { parsePoints } from '../figures/number.ts';
import { halfWidth } from '../figures/width.ts';
import { GRADE, SCORE } from '../forms/evaluation-report/conclusion.ts';
import { bandOf, names } from './grade-matches-score.ts';
import { quote } from './quote.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

const ADVICE = '对照原文，看得分和等级有没有录错；原文前后不一致的，请写报告的单位更正。';

/** All that sentences of a text state by a pattern. */
const statedIn = (body: string, pattern: RegExp): string[] => [
  ...new Set([...halfWidth(body).replace(/\s/g, '').matchAll(pattern)].map(([, stated]) => stated!)),
];

function checkScore({ reading: { score, scoreAt } }: RuleContext, stated: readonly string[]): Outcome[] {
  if (isMissing(score) || stated.length === 0) return [];
  const isSame = (text: string): boolean => {
    const points = parsePoints(text);
    return isMissing(points) || points.value.eq(score.value);
  };
  if (stated.some(isSame)) return [];
  return [
    {
      ...{ at: scoreAt, because: ['body'], printed: score.text, expected: stated[0]! },
      message: `评价得分是${score.text}，正文写的却是${stated.map((text) => `${text}分`).join('、')}。`,
      advice: ADVICE,
    },
  ];
}

function checkGrade({ reading: { grade }, site: { grades } }: RuleContext, stated: readonly string[]): Outcome[] {
  const own = grade?.trim();
  if (!own || stated.length === 0) return [];
  const bandNamed = (name: string) => grades.find((band) => names(band).includes(name));
  if (stated.some((text) => text === own || (bandNamed(own) && bandNamed(text) === bandNamed(own)))) return [];
  return [
    {
      ...{ at: 'grade', because: ['body'], printed: own, expected: stated[0]! },
      message: `评价等级是${quote(own)}，正文写的却是${stated.map(quote).join('')}。`,
      advice: ADVICE,
    },
  ];
}

/** A report that states its score and grade in sentences alone: the grade is held to that score. */
function checkSentences({ reading: { score, grade }, site: { grades } }: RuleContext, body: string): Outcome[] {
  const [scores, given] = [statedIn(body, SCORE), statedIn(body, GRADE)];
  if (!isMissing(score) || grade?.trim() || scores.length !== 1 || given.length !== 1) return [];
  const points = parsePoints(scores[0]);
  const printed = grades.find((band) => names(band).includes(given[0]!));
  const fitting = isMissing(points) ? undefined : bandOf(points, grades);
  if (!printed || !fitting || fitting === printed) return [];
  return [
    {
      ...{ at: 'body', printed: given[0]!, expected: fitting.grade },
      message: `正文写得分${scores[0]}分、等级${quote(given[0]!)}，按分数应当是${quote(fitting.grade)}。`,
      advice: '核对正文的得分和等级；本地的等级标准不同，请管网站设置的人改。',
    },
  ];
}

function check(context: RuleContext): Outcome[] {
  const { kind, record } = context;
  const body = kind.body?.(record);
  if (body === undefined) return [];
  return [
    ...checkScore(context, statedIn(body, SCORE)),
    ...checkGrade(context, statedIn(body, GRADE)),
    ...checkSentences(context, body),
  ];
}

const report = (score: string | undefined, grade: string | undefined, sentence: string) => ({
  ...{ score, grade },
  body: `## 一、项目概况\n\n为辖区居民举办便民服务活动。\n\n## 二、绩效评价结论\n\n${sentence}`,
});

export const CONCLUSION_DIFFERS: Rule = {
  id: 'conclusion-differs',
  family: '对得上',
  title: '报告正文的得分和等级与结论一致',
  why: '一份报告只有一个得分：正文说的和结论栏不一样，就不知道哪个作数。',
  basis: '通行做法',
  severity: 'warning',
  needs: [],
  check,
  examples: [
    {
      title: '正文和结论一样',
      kind: 'evaluation-report',
      record: report('92.5', '优', '综合得分为92.50分，评价等级为“优秀”。'),
      finds: [],
    },
    {
      title: '正文没有写得分',
      kind: 'evaluation-report',
      record: report('92.5', '优', '活动按安排办完，群众反映良好。'),
      finds: [],
    },
    {
      title: '正文写的是另一个得分和等级',
      kind: 'evaluation-report',
      record: report('92.5', '优', '综合得分为89.5分，评价等级为“良”。'),
      finds: [{ at: 'score' }, { at: 'grade' }],
    },
    {
      title: '得分和等级只写在正文里，两者不符',
      kind: 'evaluation-report',
      record: report(undefined, undefined, '综合得分为85.5分，评价等级为“优”。'),
      finds: [{ at: 'body' }],
    },
  ],
};
