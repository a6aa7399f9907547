import type { Counted } from '../history/year-figures.ts';
import { countsChart, sayParts } from './counts.ts';
import type { ChartSpec } from './spec.ts';

const NONE = '未列等级';

/** How many projects of a year carry which grade; undefined where none prints a grade. Only the closing form has one. */
export function gradesChart(figures: readonly Counted[], year: string, parts = 0): ChartSpec | undefined {
  const counts = new Map<string, number>();
  const closed = figures.filter(({ isFinal }) => isFinal);
  for (const { grade } of closed) counts.set(grade || NONE, (counts.get(grade || NONE) ?? 0) + 1);
  if ([...counts.keys()].every((name) => name === NONE)) return undefined;
  const order = [...'优良中差'];
  const rank = (name: string) =>
    name === NONE ? order.length + 1 : (order.indexOf(name) + order.length + 1) % (order.length + 1);
  const bands = [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
  const [only] = bands;
  const counted =
    bands.length === 1
      ? `${closed.length}个项目${closed.length > 1 ? '都' : ''}是“${only!.name}”`
      : `${closed.length}个项目中，${bands.map(({ name, count }) => `${name}${count}个`).join('，')}`;
  const sentence = `${year}年有自评表的${counted}${sayParts(parts)}。等级是单位自己评的。`;
  return countsChart({ id: 'year-grades', title: '自评等级', sentence }, bands, 'adjusted');
}
