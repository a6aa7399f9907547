import { inWan } from '../figures/amount.ts';
import type { YearTotals } from '../history/totals.ts';
import { pointTotals } from './points.ts';
import type { ChartSpec } from './spec.ts';

/** Sums that hold figures of the middle of the year say so. */
function sayYear({ year, forms, executed: { yuan, of, partial } }: YearTotals): string {
  if (!forms) return `${year}年没有任何表`;
  if (!of) return `${year}年没有执行数`;
  return `${year}年用了${inWan(yuan)}万元${partial ? `（其中${partial}个项目只有年中的数）` : ''}`;
}

/** Sums of all projects by year; undefined for one year. */
export function yearTotalsChart(years: readonly YearTotals[]): ChartSpec | undefined {
  if (years.length < 2) return undefined;
  const whole = years.map(({ initial }) => initial);
  return {
    id: 'year-totals',
    type: 'columns',
    title: '各年资金合计',
    sentence: `${years.map(sayYear).join('，')}。各年公开的项目不同，合计不宜直接比较。`,
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
