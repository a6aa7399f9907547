import { isTable, type FormKind } from '../forms/kind.ts';
import { kindsAbout } from '../forms/registry.ts';
import type { Subject } from '../forms/subject.ts';

/** A blank of the official template, which the unit fills in itself. */
export const BLANK = 'XX';

/** What a number of a paragraph is about: a stage of projects, a department as a whole, or published reports. */
export type Step = FormKind['stage'] | 'whole-plan' | 'whole' | 'report';

export interface StepWords {
  readonly step: Step;
  readonly kind: FormKind;
  /** What the forms counted are about; undefined where they may be about anything. */
  readonly subject: Subject | undefined;
  readonly phrase: string;
  /** What is counted: `绩效自评的项目数`. */
  readonly counted: string;
  /** Finds the step in half-width text: departments shorten 绩效跟踪评价 to 绩效跟踪, and other places say 编制绩效目标 and 自评. */
  readonly pattern: RegExp;
}

const ofProjects = (stage: FormKind['stage'], phrase: string, pattern: RegExp): StepWords => ({
  step: stage,
  kind: kindsAbout('project').find((kind) => kind.stage === stage && isTable(kind))!,
  ...{ subject: 'project', phrase, counted: '项目数', pattern },
});

/** How the template of a Shanghai department's final account (十、预算绩效管理情况) names the three steps. */
export const STEPS: readonly StepWords[] = [
  ofProjects(
    'plan',
    '编报绩效目标',
    /(?:编报|编制|申报|填报|设定)了?(?:项目|预算)?绩效目标|绩效目标(?:编报|申报|填报)/g,
  ),
  ofProjects('midway', '绩效跟踪评价', /绩效(?:运行)?(?:跟踪|监控)(?:评价|监控)?/g),
  ofProjects('final', '绩效自评', /(?:绩效)?自评(?:价)?/g),
];

const ofDepartment = (step: Step, stage: FormKind['stage'], phrase: string, pattern: RegExp): StepWords => ({
  ...{ step, subject: 'department', phrase, counted: '个数', pattern },
  kind: kindsAbout('department').find((kind) => kind.stage === stage && isTable(kind))!,
});

/** What the template has no place for and many departments add behind it. */
export const ADDED: readonly StepWords[] = [
  ofDepartment(
    'whole-plan',
    'plan',
    '部门整体支出绩效目标',
    /整体(?:支出)?(?:的)?(?:预算)?绩效目标(?:编报|申报|填报)?/g,
  ),
  ofDepartment('whole', 'final', '部门整体支出绩效自评', /整体(?:支出)?(?:的)?绩效(?:自评价?|评价)/g),
  {
    ...{ step: 'report', subject: undefined, phrase: '绩效评价报告', counted: '份数' },
    kind: kindsAbout('project').find((kind) => kind.stage === 'final' && !isTable(kind))!,
    pattern: /(?:绩效)?(?:自评价?|评价)报告/g,
  },
];

/** Of two that end at one place the more telling stands first. */
export const ALL_STEPS: readonly StepWords[] = [...ADDED, ...STEPS];

export const wordsOf = (step: Step): StepWords => ALL_STEPS.find((one) => one.step === step)!;

/** A place of a paragraph where a number stands. `grade` is the grade's name as the paragraph writes it. */
export type Slot =
  | { readonly sort: 'year' }
  | { readonly sort: 'count'; readonly step: Step }
  | { readonly sort: 'amount'; readonly step: Step }
  | { readonly sort: 'score'; readonly step: Step }
  | { readonly sort: 'average' }
  | { readonly sort: 'grade'; readonly grade: string }
  | { readonly sort: 'units' | 'found' | 'mended' | 'mending' };

const SORTS = {
  units: '预算单位数',
  year: '年度',
  average: '平均得分',
  found: '发现问题',
  mended: '完成整改',
  mending: '正在整改',
};

/** `绩效自评的项目数`, `绩效评级为“优”的项目数`. */
export function nameSlot(slot: Slot): string {
  if (slot.sort === 'grade') return `绩效评级为“${slot.grade}”的项目数`;
  if (!('step' in slot)) return SORTS[slot.sort];
  const { phrase, counted } = wordsOf(slot.step);
  return `${phrase}的${{ count: counted, amount: '预算金额', score: '得分' }[slot.sort]}`;
}
