import type { Amount } from '../figures/amount.ts';
import { HUNDRED, sum, type Exact } from '../figures/decimal.ts';
import { isMissing, type Missing } from '../figures/missing.ts';
import type { FormKind } from '../forms/kind.ts';
import { readFigures, type FormFigures } from '../history/year-figures.ts';
import { subjectsOf, type ProjectNode, type UnitNode } from '../library/catalogue.ts';
import type { SiteConfig } from '../library/site.ts';
import { bandOf, names } from '../rules/grade-matches-score.ts';
import { ADDED, STEPS, type Step, type StepWords } from './template.ts';

/** A sum in 元, exact: of how many projects, and which have no such figure. */
export interface Sum {
  readonly yuan: Exact;
  readonly of: number;
  readonly without: readonly ProjectNode[];
}

/** A sum of one column of the forms; `label` as the form prints it. */
export interface Budget extends Sum {
  readonly label: string;
}

/**
 * The projects of a unit and year that have one kind of form; of a step about departments the whole department stands among
 * them. A 二级构成 whose parent has the form too is not counted.
 */
export interface StepFigures {
  readonly step: Step;
  readonly kind: FormKind;
  readonly projects: readonly { readonly node: ProjectNode; readonly figures: FormFigures }[];
  /** 二级构成 that their parents stand for. */
  readonly parts: readonly ProjectNode[];
  /** The budget of its forms: first what the form is about (全年 or 跟踪期预算数), then 年初预算数. Only those that some form states. */
  readonly budgets: readonly Budget[];
}

/** Projects with a grade: `words` as the paragraph writes it, `derived` how many of them print none and were graded by score. */
export interface GradeCount {
  readonly words: string;
  /** All names of the grade, for reading what others write. */
  readonly names: readonly string[];
  readonly count: number;
  readonly derived: number;
}

/** What the statutory paragraph says of one unit and year, as far as the records say it. */
export interface ParagraphFigures {
  readonly unit: UnitNode;
  readonly year: string;
  readonly steps: readonly StepFigures[];
  /** What the template has no place for: the department as a whole, reports. */
  readonly added: readonly StepFigures[];
  /** Mean of the printed totals, exact; undefined where none is printed. */
  readonly average: {
    readonly value: Exact | undefined;
    readonly of: number;
    readonly without: readonly ProjectNode[];
  };
  readonly grades: readonly GradeCount[];
  /** Projects that have neither a known grade nor a score to grade them by. */
  readonly ungraded: readonly ProjectNode[];
}

type Counted = StepFigures['projects'][number];

const isCovered = (node: ProjectNode, having: ReadonlySet<ProjectNode>): boolean => {
  for (let above = node.parent; above; above = above.parent) if (having.has(above)) return true;
  return false;
};

function addUp(counted: readonly Counted[], key: 'initial' | 'adjusted'): Sum {
  const amounts = counted.map(({ figures }): Amount | Missing => figures[key]);
  const stated = amounts.filter((amount) => !isMissing(amount));
  const without = counted.filter(({ figures }) => isMissing(figures[key])).map(({ node }) => node);
  return { yuan: sum(stated.map(({ yuan }) => yuan)), of: stated.length, without };
}

/** A form that knows an adjusted budget is about that one: a unit founded in the year has an initial budget of 0. */
function listBudgets(kind: FormKind, counted: readonly Counted[]): Budget[] {
  const columns = (['adjusted', 'initial'] as const).map((key) => ({
    label: kind.fundColumns.find((column) => column.key === key)?.label ?? '年度资金总额',
    ...addUp(counted, key),
  }));
  return columns.filter(({ of }) => of > 0);
}

function countStep(unit: UnitNode, year: string, { step, kind, subject }: StepWords): StepFigures {
  const nodes = subjectsOf(unit).filter((node) => subject === undefined || node.subject === subject);
  const all = nodes.flatMap((node) => {
    const form = node.forms.find((one) => one.year === year && one.kind === kind.id);
    return form ? [{ node, figures: readFigures(form) }] : [];
  });
  const having = new Set(all.map(({ node }) => node));
  // reports are counted one by one, whatever they are about
  const isPart = (node: ProjectNode): boolean => subject !== undefined && isCovered(node, having);
  const projects = all.filter(({ node }) => !isPart(node));
  const parts = all.filter(({ node }) => isPart(node)).map(({ node }) => node);
  return { step, kind, projects, parts, budgets: listBudgets(kind, projects) };
}

const scoreOf = ({ figures }: Counted): Exact | undefined =>
  isMissing(figures.score) ? undefined : figures.score.value;

function averageScores(counted: readonly Counted[]): ParagraphFigures['average'] {
  const scores = counted.map(scoreOf).filter((score) => score !== undefined);
  return {
    value: scores.length ? sum(scores).div(scores.length) : undefined,
    of: scores.length,
    without: counted.filter((one) => scoreOf(one) === undefined).map(({ node }) => node),
  };
}

type Band = SiteConfig['grades'][number];

/** The band of the printed grade, or of the score where no grade is printed. */
function gradeOf({ figures: { grade, score } }: Counted, bands: readonly Band[]): [Band | undefined, derived: boolean] {
  const given = grade?.replace(/\s/g, '');
  if (given) return [bands.find((band) => names(band).includes(given)), false];
  return [isMissing(score) || score.value.gt(HUNDRED) ? undefined : bandOf(score, bands), true];
}

function countGrades(counted: readonly Counted[], bands: readonly Band[]) {
  const graded = counted.map((one) => ({ node: one.node, grade: gradeOf(one, bands) }));
  const grades = bands.map((band) => {
    const own = graded.filter(({ grade }) => grade[0] === band);
    const words = band.aliases?.[0] ?? band.grade;
    return { words, names: names(band), count: own.length, derived: own.filter(({ grade }) => grade[1]).length };
  });
  return { grades, ungraded: graded.filter(({ grade }) => !grade[0]).map(({ node }) => node) };
}

/**
 * Counts what the paragraph on performance in a department's final account states, from the forms of one unit and year.
 * Sums in 元 and the mean score are exact. `bands` are the site's grades, best first. Throws nothing.
 */
export function countYear(unit: UnitNode, year: string, bands: readonly Band[]): ParagraphFigures {
  const [steps, added] = [STEPS, ADDED].map((all) => all.map((words) => countStep(unit, year, words))) as [
    StepFigures[],
    StepFigures[],
  ];
  const closed = steps.find(({ kind }) => kind.stage === 'final')!.projects;
  return { unit, year, steps, added, average: averageScores(closed), ...countGrades(closed, bands) };
}
