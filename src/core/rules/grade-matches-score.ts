import { HUNDRED } from '../figures/decimal.ts';
import { explainMissing, isMissing, missingText } from '../figures/missing.ts';
import { parseNumber, type Figure } from '../figures/number.ts';
import type { SiteConfig } from '../library/site.ts';
import { holding, uncheckable } from './arithmetic/relation.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

type Band = SiteConfig['grades'][number];

/** Grades as they are also written. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  ...{ 优: ['优秀'], 良: ['良好'] },
  ...{ 中: ['中等'], 差: ['较差'] },
};

/** A grade in all its names. */
export const names = ({ grade, aliases = [] }: Band): string[] =>
  [grade, ...aliases].flatMap((name) => [name, ...(WRITTEN[name] ?? [])]);

/** The band a score falls in; bands are half-open and given best first. */
export const bandOf = (score: Figure, bands: readonly Band[]): Band | undefined =>
  bands.find(({ from }) => {
    const start = parseNumber(from);
    return !isMissing(start) && score.value.gte(start.value);
  });

/** `[90,100]`分 in words: `90分以上`, `60分以上、不到80分`. */
function describeBand(band: Band, bands: readonly Band[]): string {
  const above = bands[bands.indexOf(band) - 1];
  return above ? `${band.from}分以上、不到${above.from}分` : `${band.from}分以上`;
}

function check({ reading, site: { grades } }: RuleContext): Outcome[] {
  const { grade, score, scoreAt, fullScore } = reading;
  if (grade === undefined || missingText(grade)) return [];
  const at = 'grade';
  const because = [scoreAt];
  const given = grade.replace(/\s/g, '');
  if (isMissing(score)) return [uncheckable(at, `总分的得分${explainMissing(score)}`)];
  const printed = grades.find((band) => names(band).includes(given));
  if (!printed) return [uncheckable(at, `站点没有设“${given}”这个等级`)];
  if (!isMissing(fullScore) && !fullScore.value.eq(HUNDRED)) return [uncheckable(at, '满分不是100分', because)];
  const fitting = bandOf(score, grades);
  if (fitting === printed) return [holding(at, 'exact', because)];
  return [
    {
      ...{ at, because, verdict: 'contradiction', printed: grade, expected: fitting?.grade ?? '无' },
      message: `等级是“${given}”，而总分${score.text}${fitting ? `应当是“${fitting.grade}”（${describeBand(fitting, grades)}）` : '不在任何等级里'}。`,
      advice: '核对总分和等级；本地的等级标准不同，请管网站设置的人改。',
    },
  ];
}

const form = (score: string, grade: string) => ({ total: { weight: '100', score }, grade });

export const GRADE_MATCHES_SCORE: Rule = {
  id: 'grade-matches-score',
  family: '算得对',
  title: '评分等级与总分相符',
  why: '等级是大家最先看到的结论，要和总分说的一样。',
  basis: '通行做法：90分以上为优，80分以上为良，60分以上为中（合格），其余为差（不合格）；标准由站点设定',
  severity: 'error',
  needs: ['final'],
  check,
  examples: [
    { title: '93.20分是优', record: form('93.20', '优'), finds: [{ at: 'grade', verdict: 'exact' }] },
    { title: '89.5分是良', record: form('89.5', '良'), finds: [{ at: 'grade', verdict: 'exact' }] },
    { title: '上海的“合格”就是中', record: form('60', '合格'), finds: [{ at: 'grade', verdict: 'exact' }] },
    { title: '站点没有设的等级', record: form('95', 'A级'), finds: [{ at: 'grade', verdict: 'not-checkable' }] },
    { title: '没有评等级', record: { grade: '' }, finds: [] },
    { title: '89.99分不是优', record: form('89.99', '优'), finds: [{ at: 'grade', verdict: 'contradiction' }] },
    { title: '95分印作差', record: form('95', '差'), finds: [{ at: 'grade', verdict: 'contradiction' }] },
  ],
};
