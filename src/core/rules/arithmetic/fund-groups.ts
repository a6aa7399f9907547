import type { FundLine } from '../../forms/reading.ts';

/** A total with the rows it is made of. */
export interface FundGroup {
  readonly total: FundLine;
  readonly parts: readonly FundLine[];
  /** Rows the format does not know: further parts (单位资金), parts of parts (其中：市级), or the same money once more (基本支出). */
  readonly others: readonly FundLine[];
}

/** `其中` before a row that is not the first: it may be part of the row above, not of the total. */
const isWithin = ({ label }: FundLine, index: number): boolean => index > 0 && /^[\s　]*其中/.test(label);

/** So many rows of a kind nobody knows can be tried in every way. */
const MOST_TRIED = 10;

/** Every choice of some rows, the smallest first. */
function choose(rows: readonly FundLine[]): FundLine[][] {
  if (rows.length > MOST_TRIED) return [[...rows]];
  return rows
    .reduce<FundLine[][]>((all, row) => [...all, ...all.map((some) => [...some, row])], [[]])
    .slice(1)
    .sort((a, b) => a.length - b.length);
}

/**
 * The ways in which rows may make up a total, likeliest first: the parts the format knows; without those within another;
 * with some of the rows it does not know. The rows it does not know are never one by themselves: they prove nothing.
 */
export function* waysToAdd({ parts, others }: FundGroup): Generator<readonly FundLine[]> {
  yield parts;
  const outer = parts.filter((line, i) => !isWithin(line, i));
  if (outer.length < parts.length) yield outer;
  for (const some of choose(others)) yield [...parts, ...some];
}

const INCOME = new Set(['fiscal', 'appropriation', 'carryover', 'other']);
const SPENDING = new Set(['basic', 'projects']);

/**
 * Which breakdown a row belongs to. Where the form does not say, 基本支出 and 项目支出 below rows of income break the total down
 * once more; what stands between them is of the run it is in.
 */
function sortRuns(lines: readonly FundLine[]): ReadonlyMap<FundLine, string | undefined> {
  const isUnsaid = lines.every(({ breakdown }) => breakdown === undefined);
  const sources = lines.map(({ source }) => source);
  const isTwice = isUnsaid && sources.some((one) => INCOME.has(one)) && sources.some((one) => SPENDING.has(one));
  const isIncomeOnly = sources.filter((one) => INCOME.has(one)).every((one) => one === 'other');
  if (!isTwice || isIncomeOnly) return new Map(lines.map((line) => [line, line.breakdown]));
  let run = 'income';
  return new Map(
    lines.map((line) => {
      run = INCOME.has(line.source) ? 'income' : SPENDING.has(line.source) ? 'spending' : run;
      return [line, run];
    }),
  );
}

/** The rows of one breakdown of a total, which may put 财政资金 between the total and what that consists of. */
function groupPart(total: FundLine | undefined, lines: readonly FundLine[]): FundGroup[] {
  const of = (...sources: string[]): FundLine[] => lines.filter(({ source }) => sources.includes(source));
  const [fiscal] = of('fiscal');
  const within = of('appropriation', 'carryover');
  const parts = [...(fiscal ? [fiscal] : within), ...of('basic', 'projects', 'other')];
  const upper = total ? [{ total, parts, others: of('extra') }] : [];
  return fiscal && within.length ? [...upper, { total: fiscal, parts: within, others: [] }] : upper;
}

/**
 * The totals of a funds table with their rows. A declaration states the whole project's money beside the year's; a whole
 * department breaks its total down twice, by where the money comes from and by what it is spent on, and each run of rows is
 * a partition of its own.
 */
export const groupFunds = (funds: readonly FundLine[]): FundGroup[] =>
  (['annual', 'project'] as const).flatMap((scope) => {
    const lines = funds.filter((line) => line.scope === scope);
    const total = lines.find(({ source }) => source === 'total');
    const rows = lines.filter((line) => line !== total);
    const sorted = sortRuns(rows);
    const runs = Map.groupBy(rows, (line) => sorted.get(line));
    return [...runs.values()].flatMap((run) => groupPart(total, run));
  });

/** A row named 其中 with the row that it is a part of. */
export interface Within {
  readonly part: FundLine;
  readonly whole: FundLine;
}

/**
 * Rows named 其中 between two sources that the format knows: those that stand behind the last of all may be part of the
 * total, those in between only of the source above.
 */
export const partsWithin = (funds: readonly FundLine[]): Within[] =>
  funds.flatMap((part, i) => {
    const [whole, next] = [funds[i - 1], funds.slice(i + 1).find(({ source }) => source !== 'extra')];
    if (part.source !== 'extra' || !isWithin(part, i) || !whole || !next) return [];
    const isSource = [whole, next].every(({ source }) => source !== 'extra' && source !== 'total');
    const isOneRun = [whole, next].every((line) => line.scope === part.scope && line.breakdown === part.breakdown);
    return isSource && isOneRun ? [{ part, whole }] : [];
  });
