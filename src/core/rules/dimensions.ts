import type { IndicatorRow } from '../forms/record.ts';
import { remember } from '../figures/remember.ts';
import { bareLevel } from '../taxonomy/levels.ts';

/** The sides of a project that its indicators look at, whatever version of the framework names them. */
export type Dimension = '成本' | '产出' | '效益' | '满意度';

/** Words of level 1 and 2 labels, national and local (项目完成指标, 产出值, 效果指标). The first that fits holds. */
const WORDS: readonly (readonly [Dimension, RegExp])[] = [
  ['满意度', /满意/],
  ['效益', /效益|效果|影响|效能|成效/],
  ['成本', /成本/],
  ['产出', /产出|投入|完成|数量|质量|时效|进度|过程|管理|决策/],
];

const named = remember((label): { readonly dimension: Dimension | undefined } => ({
  dimension: WORDS.find(([, words]) => words.test(bareLevel(label)))?.[0],
}));

/**
 * The dimensions an indicator's labels name, level 1 before level 2, but 满意度 first: older forms file it under 效益.
 * Empty where neither label is known.
 */
export function dimensionsOf({ level1, level2 }: IndicatorRow): Dimension[] {
  const found = [named(level1).dimension, named(level2).dimension].filter((dimension) => dimension !== undefined);
  return found.includes('满意度') ? ['满意度', ...found] : found;
}
