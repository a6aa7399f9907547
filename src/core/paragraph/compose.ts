import { inWan } from '../figures/amount.ts';
import { isMissing } from '../figures/missing.ts';
import { quote } from '../history/print-value.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import type { ParagraphFigures, StepFigures } from './figures.ts';
import { BLANK, wordsOf } from './template.ts';

/** The paragraph, ready to copy, and sentences that say on what each of its numbers rests and what is left to fill in. */
export interface Paragraph {
  readonly text: string;
  /** A sentence on what the template has no place for and the unit has published, to be put behind it; empty where nothing is. */
  readonly more: string;
  readonly rests: readonly string[];
}

const phraseOf = ({ step }: StepFigures): string => wordsOf(step).phrase;
const list = (nodes: readonly ProjectNode[]): string => nodes.map(({ project }) => quote(project.name)).join('、');

function composeStep(step: StepFigures, year: string): string {
  const {
    projects,
    budgets: [budget],
  } = step;
  const count = projects.length || BLANK;
  return `${phraseOf(step)}的${year}年度项目${count}个，涉及预算金额${budget ? inWan(budget.yuan) : BLANK}万元`;
}

function composeGrades({ steps, grades }: ParagraphFigures): string {
  const isClosed = steps.some(({ kind, projects }) => kind.stage === 'final' && projects.length);
  return grades.map(({ words, count }) => `绩效评级为“${words}”的项目${isClosed ? count : BLANK}个`).join('；');
}

export function explainStep(step: StepFigures, year: string): string[] {
  const { kind, projects, parts, budgets } = step;
  const head = `${phraseOf(step)}：`;
  if (!projects.length) return [`${head}本栏目没有${year}年的${kind.name}，个数和金额留空。`];
  const [budget, other] = budgets;
  const sums = budget ? `金额是${budget.of}张表上“${budget.label}”的合计` : '各表都没有预算数，金额留空';
  const beside =
    other && !other.yuan.eq(budget!.yuan)
      ? `（按“${other.label}”合计是${inWan(other.yuan)}万元${other.of === budget!.of ? '' : `，${other.of}张表`}）`
      : '';
  return [
    `${head}${projects.length}个项目公开了${kind.name}；${sums}${beside}。`,
    ...(parts.length ? [`${head}${list(parts)}是二级构成，已含在上级项目里，不另计。`] : []),
    ...(budget?.without.length ? [`${head}${list(budget.without)}没有填这个数，合计里没有。`] : []),
  ];
}

function explainScores({ average, grades, ungraded }: ParagraphFigures): string[] {
  const derived = grades.reduce((n, grade) => n + grade.derived, 0);
  return [
    ...(average.of ? [`平均得分：${average.of}张自评表总分的算术平均数，四舍五入到两位小数。`] : []),
    ...(average.of && average.without.length ? [`平均得分：${list(average.without)}没有总分，没有算进去。`] : []),
    ...(derived ? [`绩效评级：${derived}个项目的表上没有印等级，按自评总分和本站的等级标准归入。`] : []),
    ...(ungraded.length ? [`绩效评级：${list(ungraded)}没有等级，也没有总分可以推定，不在任何一级里。`] : []),
  ];
}

/** `部门整体支出绩效自评1个，涉及预算金额1200.00万元，得分95.50分`; undefined where there is none. */
function composeAdded({ step, projects, budgets: [budget] }: StepFigures): string | undefined {
  const { phrase, subject } = wordsOf(step);
  const [first] = projects;
  if (!first) return undefined;
  if (subject !== 'department') return `公开${phrase}${projects.length}份`;
  const score =
    step === 'whole' && !isMissing(first.figures.score)
      ? `，得分${first.figures.score.value.toFixed(first.figures.score.decimals)}分`
      : '';
  return `${phrase}${projects.length}个，涉及预算金额${budget ? inWan(budget.yuan) : BLANK}万元${score}`;
}

/** One sentence on those of the steps that there are. */
export function composeMore(added: readonly StepFigures[], year: string): string {
  const said = added.map(composeAdded).filter((text) => text !== undefined);
  return said.length ? `${year}年度${said.join('；')}。` : '';
}

/** The paragraph of the official template, filled in from the records; what they do not say stays `XX`, as in the template. */
export function composeParagraph(figures: ParagraphFigures): Paragraph {
  const { unit, year, steps, added, average } = figures;
  const name = unit.unit.name;
  const text = [
    `${name}${year}年度预算绩效管理工作开展情况如下：`,
    `本部门建立了如下预算绩效管理制度：${BLANK}（制度名称），建立了${BLANK}的预算绩效管理工作机制；`,
    `全过程绩效管理实施情况：${steps.map((step) => composeStep(step, year)).join('；')}，`,
    `平均得分${average.value?.toFixed(2) ?? BLANK}分（其中，${composeGrades(figures)}。`,
    `绩效自评中共发现问题${BLANK}个，已经完成整改的${BLANK}个，正在整改的${BLANK}个）。`,
  ].join('');
  const final = added.filter(({ kind, projects }) => kind.stage === 'final' && projects.length > 0);
  const more = composeMore(final, year);
  const hasWhole = final.some(({ step }) => wordsOf(step).subject === 'department');
  const rests = [
    ...(hasWhole ? ['部门整体的钱已经含各个项目的钱，不加进项目的金额。'] : []),
    ...(more ? [`模板里没有${final.map(({ kind }) => kind.name).join('、')}的位置，另写一句，可以接在后面。`] : []),
    ...steps.flatMap((step) => explainStep(step, year)),
    ...explainScores(figures),
    `制度名称、工作机制、发现和整改问题的个数，各张表上都没有，留作${BLANK}，由单位自己填写。`,
  ];
  return { text, more, rests };
}
