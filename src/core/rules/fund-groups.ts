import type { FundLine } from '../forms/reading.ts';

/** A total with the rows it is made of. */
export interface FundGroup {
  readonly total: FundLine;
  readonly parts: readonly FundLine[];
  /** Rows the format does not know: further parts (单位资金), or parts of parts (其中：市级). */
  readonly others: readonly FundLine[];
}

/**
 * The totals of a funds table with their rows. A declaration states the whole project's money beside the year's, and may
 * put 财政资金 between a total and what it consists of.
 */
export const groupFunds = (funds: readonly FundLine[]): FundGroup[] =>
  (['annual', 'project'] as const).flatMap((scope) => {
    const lines = funds.filter((line) => line.scope === scope);
    const of = (...sources: string[]): FundLine[] => lines.filter(({ source }) => sources.includes(source));
    const [total] = of('total');
    const [fiscal] = of('fiscal');
    const within = of('appropriation', 'carryover');
    const parts = [...(fiscal ? [fiscal] : within), ...of('other')];
    const upper = total ? [{ total, parts, others: of('extra') }] : [];
    return fiscal && within.length ? [...upper, { total: fiscal, parts: within, others: [] }] : upper;
  });
