import type { Exact } from '../figures/decimal.ts';
import type { Attainment, Outcome, Reason } from '../figures/attainment.ts';
import type { Ground, Sense } from '../figures/direction.ts';
import type { FormKind } from '../forms/kind.ts';

/** What a result is held against: the year's target, or the plan for the tracked months. */
export type Yardstick = '目标' | '计划';

export const yardstickOf = ({ expectation }: Pick<FormKind, 'expectation'>): Yardstick =>
  expectation === 'planned' ? '计划' : '目标';

/** The word on the tag. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
  met: '达到',
  exceeded: '超过',
  missed: '未达到',
  unverifiable: '无法核实',
};

/** Why, for a resident; empty where the tag says it all. 目标 stands for whatever the result is held against. */
const REASONS: Record<Reason, string> = {
  within: '',
  beyond: '',
  'beyond-equal': '目标写“等于”，结果更多',
  short: '',
  'same-words': '',
  declared: '表中只写“达成”一类的话，没有写结果',
  'actual-absent': '这张表没有实际完成值一栏',
  'actual-blank': '未填实际完成值',
  'target-blank': '未填目标',
  'target-absent': '这张表没有目标一栏',
  'actual-is-bound': '结果写的是一个范围，不是一个数',
  'words-differ': '目标与结果用词不同',
  'sort-differs': '目标与结果不是同一类（数字、日期、文字）',
  'date-open': '日期写得不全，看不出是否按时',
  'bound-short': '结果写的是一个范围，看不出达到了目标',
  fraction: '目标和结果有一个疑似把百分数写成了小数',
  rough: '其中一个是约数，看不出是否达到',
  'outside-range': '目标写的是一个范围，结果在范围以外',
  'unit-differs': '目标与结果的单位不同',
};

export const REASON_IDS = Object.keys(REASONS) as Reason[];

export const explainReason = (reason: Reason, yardstick: Yardstick = '目标'): string =>
  REASONS[reason].replaceAll('目标', yardstick);

/** Whole percent, or as many decimals as it takes not to read 100 or 0 where it is not. */
function printPercent(percent: Exact): string {
  const decimals = [0, 1, 2, 3, 4].find((places) => !['100', '0'].includes(percent.toDecimalPlaces(places).toFixed()));
  return percent.toDecimalPlaces(percent.isZero() ? 0 : (decimals ?? 4)).toFixed();
}

/** How a target that prints no ≥ or ≤ was taken, by what tells the way. */
const GROUNDS: Record<Ground, string> = {
  cost: '成本、费用一类的指标，按“不超过”理解',
  control: '控制率一类的指标，按“不超过”理解',
  fault: '事故、投诉一类的指标，按“不超过”理解',
  time: '时限一类的指标，按“不超过”理解',
  share: '满意度、合格率一类的指标，按“不少于”理解',
  assumed: '目标没写“不少于”还是“不超过”，按“不少于”理解',
};

export const explainSense = ({ ground }: Sense, yardstick: Yardstick = '目标'): string =>
  GROUNDS[ground].replaceAll('目标', yardstick);

/** `为目标的267%`, where actual and target differ and one is a multiple of the other. */
export function explainAttainment({ reason, percent, sense }: Attainment, yardstick: Yardstick = '目标'): string {
  const ratio = percent && !percent.eq(100) ? `为${yardstick}的${printPercent(percent)}%` : '';
  return [ratio, explainReason(reason, yardstick), sense && explainSense(sense, yardstick)].filter(Boolean).join('，');
}
