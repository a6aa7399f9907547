import type { FormKind } from '../forms/kind.ts';
import type { Reading } from '../forms/reading.ts';
import type { ProjectYear } from '../history/model.ts';
import type { YearTotals } from '../history/totals.ts';
import type { Counted } from '../history/year-figures.ts';
import { moneyChart } from './money.ts';
import { scoresChart } from './scores.ts';
import type { ChartSpec } from './spec.ts';
import { gradesChart } from './year-grades.ts';
import { ratesChart } from './year-rates.ts';
import { yearPromisesChart, type PromiseCounts } from './year-promises.ts';
import { yearTotalsChart } from './year-totals.ts';
import { yearsMoneyChart } from './years-money.ts';
import { yearsRateChart } from './years-rate.ts';
import { yearsScoresChart, type YearScore } from './years-scores.ts';

/*
 * All charts, by what they are drawn from. A new one is written in a file of its own and named here; it appears wherever
 * its figures exist. A builder gives undefined where the figures do not make a picture.
 */

/** From the figures of one form. */
export const FORM_CHARTS: readonly ((reading: Reading, kind: FormKind) => ChartSpec | undefined)[] = [
  moneyChart,
  scoresChart,
];

/** From the years of a project, oldest first, those without a form too. */
export const PROJECT_CHARTS: readonly ((years: readonly ProjectYear[]) => ChartSpec | undefined)[] = [
  yearsMoneyChart,
  yearsRateChart,
];

/** From the last word of every project in one year, without the `parts` that their parents stand for. */
export const YEAR_CHARTS: readonly ((
  figures: readonly Counted[],
  year: string,
  parts: number,
) => ChartSpec | undefined)[] = [ratesChart, gradesChart];

/** From sums by year, oldest first. */
export const TOTALS_CHARTS: readonly ((years: readonly YearTotals[]) => ChartSpec | undefined)[] = [yearTotalsChart];

/** From a unit's mean self-given scores by year, oldest first. */
export const SCORE_CHARTS: readonly ((years: readonly YearScore[]) => ChartSpec | undefined)[] = [yearsScoresChart];

/** From what a year's indicators promise otherwise than the forms before. */
export const PROMISE_CHARTS: readonly ((changes: PromiseCounts) => ChartSpec | undefined)[] = [yearPromisesChart];
