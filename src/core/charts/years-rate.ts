import { isMissing } from '../figures/missing.ts';
import type { FormFigures } from '../history/year-figures.ts';
import { pointFigures } from './points.ts';
import type { ChartSpec } from './spec.ts';

/** Execution rate and self-given score by year, as printed; a year that states neither is a gap. undefined with fewer than two
 * years that state either. */
export function yearsRateChart(years: readonly FormFigures[]): ChartSpec | undefined {
  const stated = years.filter(({ rate, score }) => !isMissing(rate) || !isMissing(score));
  if (stated.length < 2) return undefined;
  const rates = years.map(
    ({ form, rate }) =>
      `${form.year}年${isMissing(rate) ? '没有执行率' : `执行率${rate.value.toFixed(rate.decimals)}%`}`,
  );
  return {
    id: 'years-rate',
    type: 'lines',
    title: '各年执行率和自评得分',
    sentence: `${rates.join('，')}。得分是单位自己评的。`,
    unit: '%、分',
    categories: years.map(({ form }) => form.year),
    series: [
      {
        name: '执行率（%）',
        tone: 'result',
        ...pointFigures(
          years.map(({ rate }) => rate),
          '%',
        ),
      },
      {
        name: '自评得分（分）',
        tone: 'accent',
        ...pointFigures(
          years.map(({ score }) => score),
          '分',
        ),
      },
    ],
    interactive: true,
  };
}
