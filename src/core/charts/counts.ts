import type { ChartSpec, Tone } from './spec.ts';

/** Columns that count projects. */
export function countsChart(
  about: Pick<ChartSpec, 'id' | 'title' | 'sentence'>,
  bands: readonly { name: string; count: number }[],
  tone: Tone,
): ChartSpec {
  return {
    ...about,
    type: 'columns',
    unit: '个',
    categories: bands.map(({ name }) => name),
    series: [{ name: '项目', tone, points: bands.map(({ count }) => ({ value: String(count), shown: `${count}个` })) }],
    interactive: true,
  };
}
