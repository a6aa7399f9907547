import { isMissing, type Missing } from '../figures/missing.ts';
import type { Figure } from '../figures/number.ts';
import { isGap, type Gap } from '../history/cell.ts';
import type { ProjectYear } from '../history/model.ts';
import { pointFigures } from './points.ts';
import type { ChartSpec } from './spec.ts';

const isStated = (figure: Figure | Missing | Gap): figure is Figure => !isGap(figure) && !isMissing(figure);

function sayYear({ year, gap, rate: { figure } }: ProjectYear): string {
  if (gap) return gap.words;
  return `${year}年${isStated(figure) ? `执行率${figure.value.toFixed(figure.decimals)}%` : '没有执行率'}`;
}

/**
 * Execution rate and self-given score by year, as printed; a year that states neither is a gap. undefined with fewer than
 * two years that state either.
 */
export function yearsRateChart(years: readonly ProjectYear[]): ChartSpec | undefined {
  const stated = years.filter(({ rate, score }) => isStated(rate.figure) || isStated(score.figure));
  if (stated.length < 2) return undefined;
  const rates = years.map(({ rate }) => rate.figure);
  const scores = years.map(({ score }) => score.figure);
  return {
    id: 'years-rate',
    type: 'lines',
    title: '各年执行率和自评得分',
    sentence: `${years.map(sayYear).join('，')}。得分是单位自己评的。`,
    unit: '%、分',
    categories: years.map(({ year }) => year),
    series: [
      { name: '执行率（%）', tone: 'result', ...pointFigures(rates, '%') },
      { name: '自评得分（分）', tone: 'accent', ...pointFigures(scores, '分') },
    ],
    interactive: true,
  };
}
