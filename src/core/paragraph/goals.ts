import { inWan } from '../figures/amount.ts';
import { isMissing } from '../figures/missing.ts';
import { readingOf } from '../forms/registry.ts';
import { composeMore, explainStep, type Paragraph } from './compose.ts';
import type { ParagraphFigures, StepFigures } from './figures.ts';
import { tidy } from './read.ts';
import { BLANK, STEPS } from './template.ts';

/** Two paragraphs are published of a unit's year: 预算绩效目标设置情况 with its budget, 预算绩效管理情况 with its final account. */
export type ParagraphSort = 'goals' | 'management';

/** A paragraph that speaks of goals and of no later step is that of the budget. */
export function sortOf(text: string): ParagraphSort {
  const names = (step: StepFigures['step']): boolean =>
    tidy(text).search(STEPS.find((one) => one.step === step)!.pattern) >= 0;
  return names('plan') && !names('midway') && !names('final') ? 'goals' : 'management';
}

const plansOf = ({ steps }: ParagraphFigures): StepFigures => steps.find(({ step }) => step === 'plan')!;

/** `；39张绩效目标表上印的实施单位有5个`: the nearest that the forms say of the number of budget units. */
export function sayImplementers(figures: ParagraphFigures): string {
  const { projects, kind } = plansOf(figures);
  const named = projects.map(({ figures: { form } }) =>
    'implementer' in form.record ? form.record.implementer?.trim() : undefined,
  );
  const { size } = new Set(named.filter(Boolean));
  return size ? `；${projects.length}张${kind.name}上印的实施单位有${size}个` : '';
}

/** How the projects' money stands to 项目支出 of the whole department's declaration, which it is a part of. */
function holdAgainstWhole({ added, ...figures }: ParagraphFigures): string[] {
  const whole = added.find(({ step }) => step === 'whole-plan')?.projects[0];
  const row = whole && readingOf(whole.figures.form.record).funds.find(({ source }) => source === 'projects');
  const [budget] = plansOf({ added, ...figures }).budgets;
  if (!row || isMissing(row.initial) || !budget) return [];
  const relation = budget.yuan.gt(row.initial.yuan) ? '超过了它，请核对' : '没有超过它';
  return [
    `部门整体支出绩效目标表上的“${row.label}”是${inWan(row.initial.yuan)}万元，编报绩效目标的项目资金${relation}。`,
  ];
}

/**
 * 预算绩效目标设置情况 as departments of Shanghai publish it with their budgets; undefined where the year has no declared goals.
 * What the forms do not say stays `XX`.
 */
export function composeGoals(figures: ParagraphFigures): Paragraph | undefined {
  const { unit, year, added } = figures;
  const plans = plansOf(figures);
  const more = composeMore(
    added.filter(({ kind }) => kind.stage === 'plan'),
    year,
  );
  const {
    projects,
    budgets: [budget],
  } = plans;
  if (projects.length === 0 && !more) return undefined;
  const text =
    `按照预算绩效管理工作的总体要求，${unit.unit.name}${BLANK}个预算单位开展了${year}年项目预算绩效目标编报工作，` +
    `编报绩效目标的项目${projects.length || BLANK}个，涉及项目预算资金${budget ? inWan(budget.yuan) : BLANK}万元。`;
  const rests = [
    ...explainStep(plans, year),
    ...holdAgainstWhole(figures),
    ...(more ? ['部门整体的钱已经含各个项目的钱，不加进项目的金额；部门整体的目标另写一句，可以接在后面。'] : []),
    `预算单位的个数，各张表上没有，留作${BLANK}，由单位自己填写${sayImplementers(figures)}。`,
  ];
  return { text, more, rests };
}
