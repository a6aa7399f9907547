import type { FormKind } from '../forms/kind.ts';
import type { Reading } from '../forms/reading.ts';
import type { YearTotals } from '../history/totals.ts';
import type { FormFigures } from '../history/year-figures.ts';
import { moneyChart } from './money.ts';
import { scoresChart } from './scores.ts';
import type { ChartSpec } from './spec.ts';
import { gradesChart } from './year-grades.ts';
import { ratesChart } from './year-rates.ts';
import { yearTotalsChart } from './year-totals.ts';
import { yearsMoneyChart } from './years-money.ts';
import { yearsRateChart } from './years-rate.ts';

/*
 * All charts, by what they are drawn from. A new one is written in a file of its own and named here; it appears wherever
 * its figures exist. A builder gives undefined where the figures do not make a picture.
 */

/** From the figures of one form. */
export const FORM_CHARTS: readonly ((reading: Reading, kind: FormKind) => ChartSpec | undefined)[] = [
  moneyChart,
  scoresChart,
];

/** From a project's last word in each year, oldest first. */
export const PROJECT_CHARTS: readonly ((years: readonly FormFigures[]) => ChartSpec | undefined)[] = [
  yearsMoneyChart,
  yearsRateChart,
];

/** From the last word of every project in one year. */
export const YEAR_CHARTS: readonly ((figures: readonly FormFigures[], year: string) => ChartSpec | undefined)[] = [
  ratesChart,
  gradesChart,
];

/** From sums by year, oldest first. */
export const TOTALS_CHARTS: readonly ((years: readonly YearTotals[]) => ChartSpec | undefined)[] = [yearTotalsChart];
