import { HUNDRED, type Exact } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import type { FormFigures } from '../history/year-figures.ts';
import { countsChart, sayParts } from './counts.ts';
import type { ChartSpec } from './spec.ts';

const below = (percent: number) => (rate: Exact) => rate.lt(percent);

/** A rate belongs to the first band that takes it: a band holds its lower end, not its upper. */
const BANDS: readonly { name: string; takes: (rate: Exact) => boolean }[] = [
  { name: '不到60%', takes: below(60) },
  { name: '60–80%', takes: below(80) },
  { name: '80–90%', takes: below(90) },
  { name: '90–100%', takes: below(100) },
  { name: '100%', takes: (rate) => rate.eq(HUNDRED) },
];
const BEYOND = { name: '超过100%', takes: () => true };

/** How many projects of a year have which printed execution rate; undefined where none prints one. More than 100 % is rare and has a band only then. */
export function ratesChart(figures: readonly FormFigures[], year: string, parts = 0): ChartSpec | undefined {
  const rates = figures.flatMap(({ rate }) => (isMissing(rate) ? [] : [rate.value]));
  if (!rates.length) return undefined;
  const beyond = rates.filter((rate) => rate.gt(HUNDRED)).length;
  const bands = (beyond ? [...BANDS, BEYOND] : BANDS).map(({ name }) => ({ name, count: 0 }));
  for (const rate of rates) bands[[...BANDS, BEYOND].findIndex(({ takes }) => takes(rate))]!.count += 1;
  const without = figures.length - rates.length;
  const facts = [
    `${bands[BANDS.length - 1]!.count}个正好100%`,
    ...(beyond ? [`${beyond}个超过100%`] : []),
    `${bands[0]!.count}个不到60%`,
  ];
  const rest = without ? `；另有${without}个项目没有执行率` : '';
  const sentence = `${year}年有执行率的${rates.length}个项目中，${facts.join('，')}${rest}${sayParts(parts)}。`;
  return countsChart({ id: 'year-rates', title: '执行率分布', sentence }, bands, 'result');
}
