import type { ChartSpec, Tone } from '../charts/spec.ts';
import { isStated, type ComparedItem, type ComparedKey } from './compare-item.ts';
import { findObstacle, KEY_NAMES, listYears, SELF_GIVEN, yearOf } from './compare-rows.ts';

const TONES: readonly Tone[] = ['result', 'accent', 'adjusted', 'plan'];

/** Years that carry the figures of an earlier project. */
function sayForebears(items: readonly ComparedItem[]): string {
  const told = items.flatMap(({ name, years }) => {
    const some = years.filter(({ forebear }) => forebear);
    return some.length ? [`“${name}”${some.map(({ year }) => year).join('、')}年是前身项目的数`] : [];
  });
  return told.length ? `${told.join('；')}。` : '';
}

/** One figure of all items over the years as a chart; the sentence says where the items cannot be compared. */
export function compareChart(items: readonly ComparedItem[], key: ComparedKey): ChartSpec {
  const { years } = listYears(items);
  const reasons = new Map<string, string[]>();
  for (const year of years) {
    const obstacle = findObstacle(items, year, key);
    if (obstacle) reasons.set(obstacle, [...(reasons.get(obstacle) ?? []), year]);
  }
  const obstacles = [...reasons].map(([reason, some]) => `${some.join('、')}年不可比，因为${reason}`);
  const isMoney = key !== 'rate' && key !== 'score';
  const self = key === 'score' ? `得分${SELF_GIVEN}。` : '';
  return {
    id: 'compare',
    type: isMoney ? 'columns' : 'lines',
    title: `各年${KEY_NAMES[key]}`,
    sentence: `${obstacles.length ? obstacles.join('；') : '各年都可比'}。${sayForebears(items)}${self}`,
    unit: { initial: '元', adjusted: '元', executed: '元', rate: '%', score: '分' }[key],
    categories: years,
    series: items.map((item, i) => {
      const figures = years.map((year) => yearOf(item, year)?.figures[key] ?? { gap: '没有表' });
      return {
        name: item.name,
        tone: TONES[i]!,
        points: figures.map((figure) => (isStated(figure) ? figure : null)),
        gaps: figures.map((figure) => (isStated(figure) ? undefined : figure.gap)),
      };
    }),
    interactive: true,
  };
}
