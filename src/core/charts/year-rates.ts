import { isMissing } from '../figures/missing.ts';
import type { FormFigures } from '../history/year-figures.ts';
import { countsChart } from './counts.ts';
import type { ChartSpec } from './spec.ts';

/** Upper ends of the bands, exclusive; the last holds 100 % and above. */
const BANDS = [
  { name: '不到60%', below: '60' },
  { name: '60–80%', below: '80' },
  { name: '80–90%', below: '90' },
  { name: '90–100%', below: '100' },
  { name: '100%', below: undefined },
];

/** How many projects of a year have which printed execution rate; undefined where none prints one. */
export function ratesChart(figures: readonly FormFigures[], year: string): ChartSpec | undefined {
  const rates = figures.map(({ rate }) => rate).filter((rate) => !isMissing(rate));
  if (!rates.length) return undefined;
  const band = (value: (typeof rates)[number]['value']) =>
    BANDS.findIndex(({ below }) => below === undefined || value.lt(below));
  const bands = BANDS.map(({ name }, i) => ({ name, count: rates.filter(({ value }) => band(value) === i).length }));
  const without = figures.length - rates.length;
  const sentence = `${year}年有执行率的${rates.length}个项目中，${bands.at(-1)!.count}个达到100%，${bands[0]!.count}个不到60%${without ? `；另有${without}个项目没有执行率` : ''}。`;
  return countsChart({ id: 'year-rates', title: '执行率分布', sentence }, bands, 'result');
}
