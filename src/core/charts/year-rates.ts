import { Exact, HUNDRED } from '../figures/decimal.ts';
import type { Counted } from '../history/year-figures.ts';
import { countsChart, sayParts } from './counts.ts';
import type { ChartSpec } from './spec.ts';

const below = (percent: number) => (rate: Exact) => rate.lt(percent);

/** A rate belongs to the first band that takes it: a band holds its lower end, not its upper. */
const BANDS: readonly { name: string; says: string; takes: (rate: Exact) => boolean }[] = [
  { name: '不到60%', says: '不到60%', takes: below(60) },
  { name: '60–80%', says: '在60–80%', takes: below(80) },
  { name: '80–90%', says: '在80–90%', takes: below(90) },
  { name: '90–100%', says: '在90–100%', takes: below(100) },
  { name: '100%', says: '正好100%', takes: (rate) => rate.eq(HUNDRED) },
];
const BEYOND = { name: '超过100%', says: '超过100%', takes: () => true };

/** How many projects of a year have which printed execution rate; undefined where none prints one. More than 100 % is rare and has a band only then. */
export function ratesChart(figures: readonly Counted[], year: string, parts = 0): ChartSpec | undefined {
  const rates = figures.flatMap(({ rate }) => (rate === undefined ? [] : [new Exact(rate)]));
  if (!rates.length) return undefined;
  const counted = [...BANDS, BEYOND].map((band) => ({ ...band, count: 0 }));
  for (const rate of rates) counted.find(({ takes }) => takes(rate))!.count += 1;
  const bands = counted.filter(({ name, count }) => count > 0 || name !== BEYOND.name);
  const without = figures.length - rates.length;
  const held = counted.filter(({ count }) => count > 0);
  const facts = held.map(({ count, says }) => `${count}个${says}`);
  const all = `${rates.length}个项目${rates.length > 1 ? '都' : ''}${held[0]!.says}`;
  const said = held.length === 1 ? all : `${rates.length}个项目中，${facts.toReversed().join('，')}`;
  const rest = without ? `；另有${without}个项目没有执行率` : '';
  const sentence = `${year}年有执行率的${said}${rest}${sayParts(parts)}。`;
  return countsChart({ id: 'year-rates', title: '执行率分布', sentence }, bands, 'result');
}
