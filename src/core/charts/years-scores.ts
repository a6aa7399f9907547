import type { Exact } from '../figures/decimal.ts';
import { NOTHING_STATED, type ChartSpec } from './spec.ts';

/** A unit's mean self-given score in a year, exact, and of how many projects. */
export interface YearScore {
  readonly year: string;
  readonly value: Exact | undefined;
  readonly of: number;
}

/** Mean self-given scores by year; undefined with fewer than two years that have any. */
export function yearsScoresChart(years: readonly YearScore[]): ChartSpec | undefined {
  if (years.filter(({ value }) => value).length < 2) return undefined;
  const said = years.map(({ year, value, of }) =>
    value ? `${year}年${of}个项目平均${value.toFixed(2)}分` : `${year}年没有自评得分`,
  );
  return {
    id: 'years-scores',
    type: 'lines',
    title: '各年平均自评得分',
    sentence: `${said.join('，')}。得分是单位自己评的。`,
    unit: '分',
    categories: years.map(({ year }) => year),
    series: [
      {
        name: '平均自评得分',
        tone: 'accent',
        points: years.map(({ value }) =>
          value ? { value: value.toDecimalPlaces(10).toFixed(), shown: `${value.toFixed(2)}分` } : null,
        ),
        gaps: years.map(({ value }) => (value ? undefined : NOTHING_STATED)),
      },
    ],
    interactive: true,
  };
}
