import { Exact, ZERO } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import type { GradeCount, ParagraphFigures, StepFigures } from './figures.ts';
import type { Written } from './read.ts';
import { sayImplementers } from './goals.ts';
import { wordsOf, type Slot, type Step } from './template.ts';

/** What the records say of one place of the paragraph. */
export interface Expectation {
  /** The ways to count it, the usual first: sums in 元, points, or a number of projects; none where nothing can be said. */
  readonly bases: readonly { readonly value: Exact; readonly basis: string }[];
  /** Decimals it is usually written with. */
  readonly decimals: number;
  /** Why the records may lack some of it, and by how much at most it may be more; below 0 where that is not known. */
  readonly open: { readonly upTo: Exact; readonly why: string };
  /** Why nothing can be said. */
  readonly why: string;
}

const CERTAIN = { upTo: ZERO, why: '' };
const UNKNOWN = new Exact(-1);
const nothing = (why: string): Expectation => ({ bases: [], decimals: 0, open: CERTAIN, why });
const count = (n: number, basis: string, open: Expectation['open'] = CERTAIN): Expectation => ({
  ...{ bases: [{ value: new Exact(n), basis }], decimals: 0, open, why: '' },
});

const stepOf = ({ steps, added }: ParagraphFigures, step: Step): StepFigures =>
  [...steps, ...added].find((one) => one.step === step)!;
const noForm = ({ kind }: StepFigures, { unit, year }: ParagraphFigures): Expectation =>
  nothing(`本栏目没有${unit.unit.name}${year}年的${kind.name}`);

function expectAmount({ kind, budgets }: StepFigures): Expectation {
  const without = budgets[0]?.without.length;
  return {
    bases: budgets.map(({ yuan, of, label }) => ({ value: yuan, basis: `${of}张${kind.name}“${label}”的合计` })),
    decimals: 2,
    open: without ? { upTo: UNKNOWN, why: `有${without}张表没有填` } : CERTAIN,
    why: `各张${kind.name}都没有填预算数`,
  };
}

function expectAverage(figures: ParagraphFigures): Expectation {
  const { value, of, without } = figures.average;
  const step = stepOf(figures, 'final');
  if (!step.projects.length) return noForm(step, figures);
  if (!value) return nothing('各张自评表都没有总分');
  const open = without.length ? { upTo: UNKNOWN, why: `有${without.length}张表没有总分` } : CERTAIN;
  return { bases: [{ value, basis: `${of}张自评表总分的平均数` }], decimals: 2, open, why: '' };
}

function expectScore(step: StepFigures, figures: ParagraphFigures): Expectation {
  const [own] = step.projects;
  if (!own) return noForm(step, figures);
  const { score } = own.figures;
  if (isMissing(score)) return nothing(`${step.kind.name}上没有总分`);
  return {
    ...{ bases: [{ value: score.value, basis: `${step.kind.name}的总分` }], open: CERTAIN, why: '' },
    decimals: score.decimals,
  };
}

/** Longer words for a grade; what a place calls 基本合格 or 较差 is its own affair. */
const SHORT: Readonly<Record<string, string>> = { 优秀: '优', 良好: '良', 中等: '中' };
/** The grade that a paragraph means by a name. */
export const findGrade = ({ grades }: ParagraphFigures, name: string): GradeCount | undefined =>
  grades.find(({ names }) => names.includes(name) || names.includes(SHORT[name] ?? name));

function expectGrade(name: string, figures: ParagraphFigures): Expectation {
  const step = stepOf(figures, 'final');
  if (!step.projects.length) return noForm(step, figures);
  const grade = findGrade(figures, name);
  if (!grade) return nothing(`本站没有设“${name}”这个等级`);
  const basis = grade.derived
    ? `${step.projects.length}张自评表的等级（${grade.derived}张没有印等级，按总分归入）`
    : `${step.projects.length}张自评表的等级`;
  const { length } = figures.ungraded;
  return count(grade.count, basis, length ? { upTo: new Exact(length), why: `有${length}张表没有等级` } : CERTAIN);
}

const numberOf = (sort: Slot['sort'], all: readonly Written[]): Exact | undefined => {
  const found = all.find(({ slot, isBlank }) => slot?.sort === sort && !isBlank);
  return found && /^\d+$/.test(found.text) ? new Exact(found.text) : undefined;
};

/** Problems stand in no form; but those mended and being mended are those found. */
function expectProblems(all: readonly Written[]): Expectation {
  const [mended, mending] = [numberOf('mended', all), numberOf('mending', all)];
  const says = '各张表上没有发现问题的个数';
  const found = numberOf('found', all);
  if (!mended || !mending || !found) return nothing(says);
  const total = mended.plus(mending);
  const relation = total.eq(found) ? '等于' : '不等于';
  return nothing(`${says}；段落里已完成和正在整改的共${total.toFixed()}个，${relation}发现的${found.toFixed()}个`);
}

/** What the records say of a place; `all` are the numbers of the paragraph, for those that only it states. */
export function expect(slot: Slot, figures: ParagraphFigures, all: readonly Written[]): Expectation {
  switch (slot.sort) {
    case 'year':
      return count(Number.parseInt(figures.year, 10), '所核对的年度');
    case 'count':
    case 'amount': {
      const step = stepOf(figures, slot.step);
      if (!step.projects.length) return noForm(step, figures);
      const parts = step.parts.length ? `，${step.parts.length}个二级构成不另计` : '';
      if (slot.sort === 'amount') return expectAmount(step);
      const { subject } = wordsOf(slot.step);
      const basis = subject === 'project' ? `公开了${step.kind.name}的项目${parts}` : `公开的${step.kind.name}`;
      return count(step.projects.length, basis);
    }
    case 'score':
      return expectScore(stepOf(figures, slot.step), figures);
    case 'units':
      return nothing(`各张表上没有预算单位的个数${sayImplementers(figures)}`);
    case 'average':
      return expectAverage(figures);
    case 'grade':
      return expectGrade(slot.grade, figures);
    default:
      return expectProblems(all);
  }
}
