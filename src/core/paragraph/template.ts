import { isTable, type FormKind } from '../forms/kind.ts';
import { kindsAbout } from '../forms/registry.ts';

/** A blank of the official template, which the unit fills in itself. */
export const BLANK = 'XX';

/**
 * How the template of a Shanghai department's final account (十、预算绩效管理情况) names the three steps, by the stage of
 * their form. `pattern` finds a step in half-width text: departments shorten 绩效跟踪评价 to 绩效跟踪, and other places say 编制绩效目标 and 自评.
 */
export const STEPS: readonly { readonly kind: FormKind; readonly phrase: string; readonly pattern: RegExp }[] = (
  [
    ['plan', '编报绩效目标', /(?:编报|编制|申报|填报|设定)了?(?:项目|预算)?绩效目标|绩效目标(?:编报|申报|填报)/g],
    ['midway', '绩效跟踪评价', /绩效(?:运行)?(?:跟踪|监控)(?:评价|监控)?/g],
    ['final', '绩效自评', /(?:绩效)?自评(?:价)?/g],
  ] as const
).map(([stage, phrase, pattern]) => ({
  kind: kindsAbout('project').find((kind) => kind.stage === stage && isTable(kind))!,
  phrase,
  pattern,
}));

export type Step = FormKind['stage'];

/** A place of the template where a number stands. `grade` is the grade's name as the paragraph writes it. */
export type Slot =
  | { readonly sort: 'year' }
  | { readonly sort: 'count'; readonly step: Step }
  | { readonly sort: 'amount'; readonly step: Step }
  | { readonly sort: 'average' }
  | { readonly sort: 'grade'; readonly grade: string }
  | { readonly sort: 'found' | 'mended' | 'mending' };

const SORTS = { year: '年度', average: '平均得分', found: '发现问题', mended: '完成整改', mending: '正在整改' };

/** `绩效自评的项目数`, `绩效评级为“优”的项目数`. */
export function nameSlot(slot: Slot): string {
  if (slot.sort === 'grade') return `绩效评级为“${slot.grade}”的项目数`;
  if (slot.sort !== 'count' && slot.sort !== 'amount') return SORTS[slot.sort];
  const { phrase } = STEPS.find(({ kind }) => kind.stage === slot.step)!;
  return `${phrase}的${slot.sort === 'count' ? '项目数' : '预算金额'}`;
}
