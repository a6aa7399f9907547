import { countsChart } from './counts.ts';
import type { ChartSpec } from './spec.ts';

/** How many indicators of a year promise otherwise than the form before, by sort of change. */
export interface PromiseCounts {
  readonly year: string;
  readonly counts: readonly { readonly name: string; readonly count: number }[];
}

/** The changes of a year's indicators by sort; undefined where none changed. */
export function yearPromisesChart({ year, counts }: PromiseCounts): ChartSpec | undefined {
  const some = counts.filter(({ count }) => count > 0);
  if (!some.length) return undefined;
  const sentence = `${year}年的指标与各项目的前一张表相比，${some.map(({ name, count }) => `${name}${count}项`).join('，')}。`;
  return countsChart({ id: 'year-promises', title: '指标改了什么', sentence }, some, 'accent', '项', '指标');
}
