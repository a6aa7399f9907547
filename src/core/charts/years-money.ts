import { readableMoney } from '../explain/money.ts';
import { isMissing } from '../figures/missing.ts';
import type { FormFigures } from '../history/year-figures.ts';
import { pointAmounts } from './points.ts';
import type { ChartSpec } from './spec.ts';

/** Money planned → adjusted → spent by year; undefined for one year: a line of one point compares nothing. */
export function yearsMoneyChart(years: readonly FormFigures[]): ChartSpec | undefined {
  if (years.length < 2) return undefined;
  const spent = years.map(
    ({ form, executed }) => `${form.year}年${isMissing(executed) ? '没有执行数' : `用了${readableMoney(executed)}`}`,
  );
  return {
    id: 'years-money',
    type: 'columns',
    title: '各年资金',
    sentence: `${spent.join('，')}。`,
    unit: '元',
    categories: years.map(({ form }) => form.year),
    series: [
      { name: '年初预算', tone: 'plan', ...pointAmounts(years.map(({ initial }) => initial)) },
      { name: '调整后预算', tone: 'adjusted', ...pointAmounts(years.map(({ adjusted }) => adjusted)) },
      { name: '已用', tone: 'result', ...pointAmounts(years.map(({ executed }) => executed)) },
    ],
    interactive: true,
  };
}
