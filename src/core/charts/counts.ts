import type { ChartSpec, Tone } from './spec.ts';

/** That 二级构成 are not counted beside their parents. */
export const sayParts = (parts: number): string => (parts ? `；${parts}个二级构成随上级项目，不另计` : '');

/** Columns that count projects, or what `name` and its counting word say; one column alone compares nothing and is only said. */
export function countsChart(
  about: Pick<ChartSpec, 'id' | 'title' | 'sentence'>,
  bands: readonly { name: string; count: number }[],
  tone: Tone,
  unit: '个' | '项' = '个',
  name = '项目',
): ChartSpec {
  return {
    ...about,
    ...(bands.filter(({ count }) => count > 0).length < 2 && { isSaid: true }),
    type: 'columns',
    unit,
    categories: bands.map(({ name }) => name),
    series: [{ name, tone, points: bands.map(({ count }) => ({ value: String(count), shown: `${count}${unit}` })) }],
    interactive: true,
  };
}
