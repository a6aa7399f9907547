import { inWan } from '../figures/amount.ts';
import type { YearTotals } from '../history/totals.ts';
import { pointTotals } from './points.ts';
import type { ChartSpec } from './spec.ts';

/** Sums of all projects by year; undefined for one year. */
export function yearTotalsChart(years: readonly YearTotals[]): ChartSpec | undefined {
  if (years.length < 2) return undefined;
  const whole = years.map(({ initial }) => initial);
  return {
    id: 'year-totals',
    type: 'columns',
    title: '各年资金合计',
    sentence: `${years.map(({ year, executed }) => `${year}年${executed.of ? `用了${inWan(executed.yuan)}万元` : '没有执行数'}`).join('，')}。各年公开的项目不同，合计不宜直接比较。`,
    unit: '元',
    categories: years.map(({ year }) => year),
    series: [
      { name: '年初预算', tone: 'plan', ...pointTotals(whole, whole) },
      {
        name: '调整后预算',
        tone: 'adjusted',
        ...pointTotals(
          years.map(({ adjusted }) => adjusted),
          whole,
        ),
      },
      {
        name: '已用',
        tone: 'result',
        ...pointTotals(
          years.map(({ executed }) => executed),
          whole,
        ),
      },
    ],
    shareOf: '年初预算',
    interactive: true,
  };
}
