import { parseAmount, type Amount, type Currency } from '../figures/amount.ts';
import { assess, type Attainment, type Setting } from '../figures/attainment.ts';
import { parseMeasure, type Measure, type Quantity } from '../figures/measure.ts';
import { isMissing, missing, type Missing } from '../figures/missing.ts';
import { parsePoints, type Figure } from '../figures/number.ts';
import { parseRate } from '../figures/rate.ts';
import { splitParts } from './columns.ts';
import { isLeftBlank, isSubtotal, type Breakdown, type IndicatorRow } from './record.ts';
import type { PrintedTask } from './tasks.ts';

/** One row of the funds table, parsed. */
export interface FundLine {
  readonly path: string;
  readonly label: string;
  readonly source: string;
  /** `annual` for every kind but the declaration, which also states the whole project's money. */
  readonly scope: 'annual' | 'project';
  /** Which breakdown of a whole department's total the row is a part of; undefined where the form has one run of rows. */
  readonly breakdown: Breakdown | undefined;
  readonly initial: Amount | Missing;
  readonly adjusted: Amount | Missing;
  readonly executed: Amount | Missing;
  readonly rate: Figure | Missing;
  readonly weight: Figure | Missing;
  readonly score: Figure | Missing;
}

/** One indicator row, parsed. `row` keeps what is printed. */
export interface IndicatorLine {
  readonly path: string;
  readonly row: IndicatorRow;
  readonly target: Measure | Missing;
  readonly planned: Measure | Missing;
  readonly actual: Measure | Missing;
  readonly weight: Figure | Missing;
  readonly score: Figure | Missing;
  /** Undefined where the form states no results. */
  readonly attainment: Attainment | undefined;
}

/** A row of 年度主要任务, parsed. */
export interface TaskLine {
  readonly path: string;
  readonly name: string;
  readonly total: Amount | Missing;
  readonly fiscal: Amount | Missing;
  readonly other: Amount | Missing;
}

/** The figures of a record as exact decimals: the second layer, for charts, comparison and checks. */
export interface Reading {
  readonly funds: readonly FundLine[];
  /** The row of the year's total. */
  readonly total: FundLine | undefined;
  /** Without the rows that the form prints a level for and nothing else, or that add others up; `path` says which row of the record a line is. */
  readonly indicators: readonly IndicatorLine[];
  /** The rows between them that add others up. */
  readonly subtotals: readonly IndicatorLine[];
  /** 年度主要任务 of a whole department. */
  readonly tasks: readonly TaskLine[];
  /** Printed total of points, where it stands in the record, and of weights. */
  readonly score: Figure | Missing;
  readonly scoreAt: string;
  readonly fullScore: Figure | Missing;
  readonly grade: string | undefined;
}

export const NOTHING = missing('absent');
const SCORE_AT = 'total.score';

/** What a form in words states. */
export const NO_FIGURES: Reading = {
  ...{ funds: [], total: undefined, indicators: [], subtotals: [], tasks: [] },
  ...{ score: NOTHING, scoreAt: SCORE_AT, fullScore: NOTHING, grade: undefined },
};

type PrintedFund = { source: string; label: string; breakdown?: Breakdown | undefined } & Partial<
  Record<'scope' | 'initial' | 'adjusted' | 'executed' | 'amount' | 'rate' | 'weight' | 'score', string | undefined>
>;

/** `amount` of a declaration is what the year asks for, the later 年初预算数. */
export function readFund(row: PrintedFund, index: number, currency: Currency): FundLine {
  return {
    path: `funds.${index}`,
    label: row.label,
    source: row.source,
    scope: row.scope === 'project' ? 'project' : 'annual',
    breakdown: row.breakdown,
    initial: parseAmount(row.initial ?? row.amount, currency),
    adjusted: parseAmount(row.adjusted, currency),
    executed: parseAmount(row.executed, currency),
    rate: parseRate(row.rate),
    weight: parsePoints(row.weight),
    score: parsePoints(row.score),
  };
}

type Values = Pick<IndicatorLine, 'target' | 'planned' | 'actual'>;
const isQuantity = (value: Measure | Missing): value is Quantity => !isMissing(value) && value.kind === 'quantity';

/** Holds the actual against the year's target or the plan; a plan printed bare is meant in the target's way and unit. */
function assessRow(expectation: 'target' | 'planned', values: Values, setting: Setting): Attainment {
  const { target, planned, actual } = values;
  if (expectation === 'target') return assess(target, actual, setting);
  if (!isQuantity(target) || !isQuantity(planned)) return assess(planned, actual, setting);
  // where plan and actual are both bare, they are in one unit whatever it is
  const bare = planned.unit === '' && isQuantity(actual) && actual.unit === '';
  const unit = bare ? '' : planned.unit || target.unit;
  return assess({ ...planned, operator: planned.operator ?? target.operator, unit }, actual, setting);
}

/**
 * A row of the indicator table. A unit printed in a column of its own holds for every value of the row; dates without a year
 * are those of the form's.
 */
export function readIndicator(
  row: IndicatorRow,
  index: number,
  expectation: 'target' | 'planned' | undefined,
  year?: string,
): IndicatorLine {
  const parts = splitParts(row);
  const target = parseMeasure(row.target, parts);
  const planned = parseMeasure(row.planned, { unit: parts.unit });
  const actual = parseMeasure(row.actual, { unit: parts.unit });
  return {
    path: `indicators.${index}`,
    row,
    target,
    planned,
    actual,
    weight: parsePoints(row.weight),
    score: parsePoints(row.score),
    attainment: expectation && assessRow(expectation, { target, planned, actual }, { ...row, year }),
  };
}

const readTask = ({ name, total, fiscal, other }: PrintedTask, index: number, currency: Currency): TaskLine => ({
  path: `tasks.${index}`,
  name,
  total: parseAmount(total, currency),
  fiscal: parseAmount(fiscal, currency),
  other: parseAmount(other, currency),
});

/** The row of the year's total. */
export const findTotal = (funds: readonly FundLine[]): FundLine | undefined =>
  funds.find((line) => line.source === 'total' && line.scope === 'annual');

/** A record of a form with tables; only self-evaluations have a total and a grade. */
interface TableRecord {
  readonly year?: string;
  readonly currency: Currency;
  readonly funds: readonly PrintedFund[];
  readonly indicators: readonly IndicatorRow[];
  readonly tasks?: readonly PrintedTask[] | undefined;
  readonly total?: { readonly weight?: string | undefined; readonly score?: string | undefined } | undefined;
  readonly grade?: string | undefined;
}

/** The figures of a form with tables; actuals are held against the column `expectation`. */
export function readTable(record: TableRecord, expectation: 'target' | 'planned' | undefined): Reading {
  const funds = record.funds.map((row, i) => readFund(row, i, record.currency));
  const rows = record.indicators
    .map((row, i) => readIndicator(row, i, expectation, record.year))
    .filter(({ row }) => !isLeftBlank(row));
  return {
    funds,
    total: findTotal(funds),
    indicators: rows.filter(({ row }) => !isSubtotal(row)),
    subtotals: rows.filter(({ row }) => isSubtotal(row)),
    tasks: (record.tasks ?? []).map((row, i) => readTask(row, i, record.currency)),
    score: parsePoints(record.total?.score),
    scoreAt: SCORE_AT,
    fullScore: parsePoints(record.total?.weight),
    grade: record.grade,
  };
}
