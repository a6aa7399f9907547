import { readableYuan } from '../explain/money.ts';
import { HUNDRED, sum, type Exact } from '../figures/decimal.ts';
import { rollUp, type RollUp, type RollUpFigure } from '../history/history.ts';
import { MONEY_KEYS } from '../history/points.ts';
import { projectPath } from '../library/addresses.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import type { Link } from './report.ts';

/** A year's money against the year before, of the projects that state it for the whole year in both. */
export interface AgainstRow {
  readonly label: string;
  /** How many projects that are; the sums are of these alone. */
  readonly of: number;
  readonly before: string;
  readonly now: string;
  readonly words: string;
}

export interface YearAgainst {
  readonly before: string;
  readonly now: string;
  readonly rows: readonly AgainstRow[];
  /** Projects with a form in one of the two years only. */
  readonly started: readonly Link[];
  readonly ended: readonly Link[];
}

const LABELS = { initial: '年初预算', adjusted: '调整后预算', executed: '已用' };

/** An initial budget is the year's in whatever form; the other money is, in a form of the middle of the year, not the whole year's. */
const usable = ({ rests }: RollUpFigure, key: keyof typeof LABELS): Map<ProjectNode, Exact> =>
  new Map(rests.filter(({ isWhole }) => isWhole || key === 'initial').map(({ node, amount }) => [node, amount.yuan]));

function explainDifference(before: Exact, now: Exact): string {
  const difference = now.minus(before);
  if (difference.isZero()) return '相同';
  const percent = before.gt(0)
    ? `（${difference.isNegative() ? '−' : '+'}${difference.div(before).times(HUNDRED).abs().toFixed(2)}%）`
    : '';
  return `${difference.isNegative() ? '少' : '多'}${readableYuan(difference.abs())}${percent}`;
}

function holdAgainst(before: RollUp, now: RollUp, key: keyof typeof LABELS): AgainstRow {
  const [was, is] = [usable(before[key], key), usable(now[key], key)];
  const both = [...is.keys()].filter((node) => was.has(node));
  const label = LABELS[key];
  if (!both.length) {
    const words = `不可比，因为没有项目在${before.year}年和${now.year}年都有全年的${label}`;
    return { label, of: 0, before: '—', now: '—', words };
  }
  const [from, to] = [was, is].map((amounts) => sum(both.map((node) => amounts.get(node)!))) as [Exact, Exact];
  return {
    label,
    of: both.length,
    before: readableYuan(from),
    now: readableYuan(to),
    words: explainDifference(from, to),
  };
}

const link = (node: ProjectNode): Link => ({ text: node.project.name, path: projectPath(node) });

/**
 * Two years side by side, like with like: sums of those projects only that state the figure in both, each counted once.
 * A project that goes on under a new name is a project of its own here; its page joins the two.
 */
export function holdYears(projects: readonly ProjectNode[], before: string, now: string): YearAgainst {
  const [was, is] = [rollUp(projects, before), rollUp(projects, now)];
  const only = (year: string, other: string): Link[] =>
    projects.filter(({ years }) => years.includes(year) && !years.includes(other)).map(link);
  return {
    before,
    now,
    rows: MONEY_KEYS.map((key) => holdAgainst(was, is, key)),
    started: only(now, before),
    ended: only(before, now),
  };
}
