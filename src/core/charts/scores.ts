import { sum, type Exact } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import type { IndicatorLine, Reading } from '../forms/reading.ts';
import { bareLevel } from '../taxonomy/levels.ts';
import type { ChartSpec } from './spec.ts';

interface Group {
  name: string;
  possible: Exact;
  got: Exact;
}

function addGroups(lines: readonly IndicatorLine[]): Group[] | undefined {
  const groups = new Map<string, { possible: Exact[]; got: Exact[] }>();
  for (const { row, weight, score } of lines) {
    if (isMissing(weight) || isMissing(score)) return undefined;
    const name = bareLevel(row.level1) || '未写一级指标';
    const group = groups.get(name) ?? { possible: [], got: [] };
    group.possible.push(weight.value);
    group.got.push(score.value);
    groups.set(name, group);
  }
  return [...groups].map(([name, { possible, got }]) => ({ name, possible: sum(possible), got: sum(got) }));
}

/** Points got against points possible, by level 1 and for 预算执行; undefined where any row lacks its points. */
export function scoresChart({ total, indicators }: Reading): ChartSpec | undefined {
  const groups = addGroups(indicators);
  if (!groups?.length) return undefined;
  const execution: Group[] =
    total && !isMissing(total.weight) && !isMissing(total.score)
      ? [{ name: '预算执行', possible: total.weight.value, got: total.score.value }]
      : [];
  const all = [...execution, ...groups];
  const points = (key: 'possible' | 'got') =>
    all.map((group) => ({ value: group[key].toFixed(), shown: `${group[key].toFixed()}分` }));
  const other = all.filter(({ possible, got }) => !got.eq(possible));
  const words = other.map(({ name, possible, got }) => `${name}${possible.toFixed()}分得${got.toFixed()}分`).join('，');
  return {
    id: 'scores',
    type: 'columns',
    title: '各部分得分',
    sentence: other.length
      ? `${words}${other.length < all.length ? '，其余各部分都得满分' : ''}。`
      : '各部分都得满分。',
    unit: '分',
    categories: all.map(({ name }) => name),
    series: [
      { name: '分值', tone: 'plan', points: points('possible') },
      { name: '得分', tone: 'result', points: points('got') },
    ],
    interactive: false,
  };
}
