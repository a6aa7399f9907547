import { inWan } from '../figures/amount.ts';
import type { Total, YearTotals } from '../history/totals.ts';
import type { ChartSpec } from './spec.ts';

const point = ({ yuan, of }: Total) => (of ? { value: yuan.toFixed(), shown: `${inWan(yuan)}万元` } : null);

/** Sums of all projects by year; undefined for one year. */
export function yearTotalsChart(years: readonly YearTotals[]): ChartSpec | undefined {
  if (years.length < 2) return undefined;
  return {
    id: 'year-totals',
    type: 'columns',
    title: '各年资金合计',
    sentence: `${years.map(({ year, executed }) => `${year}年${executed.of ? `用了${inWan(executed.yuan)}万元` : '没有执行数'}`).join('，')}。各年公开的项目不同，合计不宜直接比较。`,
    unit: '元',
    categories: years.map(({ year }) => year),
    series: [
      { name: '年初预算', tone: 'plan', points: years.map(({ initial }) => point(initial)) },
      { name: '调整后预算', tone: 'adjusted', points: years.map(({ adjusted }) => point(adjusted)) },
      { name: '已用', tone: 'result', points: years.map(({ executed }) => point(executed)) },
    ],
    interactive: true,
  };
}
