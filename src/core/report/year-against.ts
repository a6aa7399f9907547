import { readableYuan } from '../explain/money.ts';
import { inWan } from '../figures/amount.ts';
import { isMissing } from '../figures/missing.ts';
import { Exact, HUNDRED, sum } from '../figures/decimal.ts';
import { kindOf } from '../forms/registry.ts';
import { printPercent } from '../history/compare-values.ts';
import { followProject, isGap, type Comparison, type MoneyKey, type ProjectYear } from '../history/history.ts';
import { findHeirsWithin } from '../history/lineage.ts';
import { MONEY_KEYS } from '../history/points.ts';
import { quote } from '../history/print-value.ts';
import { projectPath } from '../library/addresses.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import { nameUnit, type Named } from './name-among.ts';
import type { Link } from './report.ts';

/** A year's money against the year before, of the projects that state it for the whole year in both. */
export interface AgainstRow {
  readonly label: string;
  /** How many projects that are; the sums are of these alone. */
  readonly of: number;
  /** In 万元, to two decimals. */
  readonly before: string;
  readonly now: string;
  readonly words: string;
}

export interface YearAgainst {
  readonly before: string;
  readonly now: string;
  readonly rows: readonly AgainstRow[];
  /** Projects with a form in one of the two years only; one that goes on from another, or into another, says so. */
  readonly started: readonly Link[];
  readonly ended: readonly Link[];
  /** Projects with forms in both years whose money is not of one thing, as after a split. */
  readonly apart: readonly Link[];
}

const LABELS = { initial: '年初预算', adjusted: '调整后预算', executed: '已用' };

/** A year of a project with the year before, its own or that of the project it goes on from. */
interface Held {
  readonly node: ProjectNode;
  readonly was: ProjectYear;
  readonly is: ProjectYear;
}

function holdProject(node: ProjectNode, before: string, now: string): Held[] {
  if (!node.years.includes(now)) return [];
  const { years } = followProject(node);
  const is = years.find(({ year }) => year === now);
  const was = years.find(({ year }) => year === before);
  return is?.node === node && was && is.against?.year === before ? [{ node, was, is }] : [];
}

/** An initial budget is the year's in whatever form; the other money is, in a form of the middle of the year, not the whole year's. */
const isWhole = ({ speaker }: ProjectYear, key: MoneyKey): boolean =>
  key === 'initial' || (speaker !== undefined && kindOf(speaker.record).stage === 'final');

/** Both years' amounts in 元, where the project's own page compares them too. */
function readPair({ was, is }: Held, key: MoneyKey): [was: Exact, is: Exact] | undefined {
  const [from, to] = [was.money[key].figure, is.money[key].figure];
  if (!is.against?.[key].comparable || !isWhole(was, key) || !isWhole(is, key)) return undefined;
  return isGap(from) || isMissing(from) || isGap(to) || isMissing(to) ? undefined : [from.yuan, to.yuan];
}

const isBelow = (node: ProjectNode, having: ReadonlySet<ProjectNode>): boolean => {
  for (let above = node.parent; above; above = above.parent) if (having.has(above)) return true;
  return false;
};

/** No figure twice: a part is in its parent's sum, and a project handed over within the year in its successor's. */
function listPairs(held: readonly Held[], key: MoneyKey, now: string): [was: Exact, is: Exact][] {
  const pairs = new Map(
    held.flatMap((one) => [readPair(one, key)].flatMap((pair) => (pair ? [[one.node, pair]] : []))),
  );
  const having = new Set(pairs.keys());
  return [...pairs]
    .filter(([node]) => !isBelow(node, having) && !findHeirsWithin(node, now).some((heir) => having.has(heir)))
    .map(([, pair]) => pair);
}

function explainDifference(before: Exact, now: Exact): string {
  const difference = now.minus(before);
  if (difference.isZero()) return '相同';
  const percent = before.gt(0) ? `（${printPercent(difference.div(before).times(HUNDRED))}）` : '';
  return `${difference.isNegative() ? '少' : '多'}${readableYuan(difference.abs())}${percent}`;
}

/** Sums in 元 of how many projects, as plain data. */
interface SumPart {
  readonly of: number;
  readonly was: string;
  readonly is: string;
}

/** What the projects of one unit add to two years side by side; plain data. */
export interface AgainstPart {
  /** In the order of `MONEY_KEYS`. */
  readonly sums: readonly SumPart[];
  readonly started: readonly Named[];
  readonly ended: readonly Named[];
  readonly apart: readonly Named[];
}

function addPairs(held: readonly Held[], key: MoneyKey, now: string): SumPart {
  const pairs = listPairs(held, key, now);
  const [was, is] = [sum(pairs.map((pair) => pair[0])), sum(pairs.map((pair) => pair[1]))];
  return { of: pairs.length, was: was.toFixed(), is: is.toFixed() };
}

function holdAgainst(parts: readonly SumPart[], key: MoneyKey, before: string, now: string): AgainstRow {
  const label = LABELS[key];
  const of = parts.reduce((n, part) => n + part.of, 0);
  if (!of) {
    const words = `不可比，因为没有项目在${before}年和${now}年都有全年的${label}`;
    return { label, of, before: '—', now: '—', words };
  }
  const [from, to] = [sum(parts.map(({ was }) => new Exact(was))), sum(parts.map(({ is }) => new Exact(is)))];
  return {
    label,
    of,
    before: inWan(from),
    now: inWan(to),
    words: explainDifference(from, to),
  };
}

const sayObstacle = (comparison: Comparison): string | undefined =>
  comparison.comparable ? undefined : comparison.because;

/** Why no money of a project with forms in both years is held against the other's; undefined where some is. */
function findBarrier({ is: { against } }: Held): string | undefined {
  const because = new Set(MONEY_KEYS.map((key) => against && sayObstacle(against[key])));
  return because.size === 1 ? [...because][0] : undefined;
}

const nameAll = (nodes: readonly ProjectNode[]): string => nodes.map(({ project }) => quote(project.name)).join('、');

/** The other projects that take a project on, as far as they have forms in the years on that side. */
const sayOrigin = (node: ProjectNode, before: string): string => {
  const { ancestors } = followProject(node);
  const earlier = ancestors.map((one) => one.node).filter(({ years }) => years.includes(before));
  return earlier.length ? `（前身${nameAll(earlier)}）` : '';
};
const sayHeirs = (node: ProjectNode, now: string): string => {
  const heirs = followProject(node).successors.filter(({ years }) => years.includes(now));
  return heirs.length ? `（由${nameAll(heirs)}接续）` : '';
};

/**
 * Two years of a unit side by side, like with like: sums of those projects only that state the figure in both, under this name or
 * that of the project they go on from, each counted once; what the project's own page calls 不可比 is in no sum.
 */
export const holdYears = (projects: readonly ProjectNode[], before: string, now: string): YearAgainst =>
  joinAgainst([gatherAgainst(projects, before, now)], before, now, false);

/** @param isOfSeveral whether projects are named with their unit */
export function joinAgainst(
  parts: readonly AgainstPart[],
  before: string,
  now: string,
  isOfSeveral: boolean,
): YearAgainst {
  const list = (of: 'started' | 'ended' | 'apart'): Link[] =>
    parts.flatMap((part) => part[of].map((one) => nameUnit(one, isOfSeveral)));
  return {
    before,
    now,
    rows: MONEY_KEYS.map((key, i) => {
      const sums = parts.map((part) => part.sums[i]!);
      return holdAgainst(sums, key, before, now);
    }),
    started: list('started'),
    ended: list('ended'),
    apart: list('apart'),
  };
}

export function gatherAgainst(projects: readonly ProjectNode[], before: string, now: string): AgainstPart {
  const held = projects.flatMap((node) => holdProject(node, before, now));
  const link = (node: ProjectNode, note = ''): Named => ({
    unit: node.owner.unit.name,
    text: `${node.project.name}${note}`,
    path: projectPath(node),
  });
  const only = (year: string, other: string): ProjectNode[] =>
    projects.filter(({ years }) => years.includes(year) && !years.includes(other));
  return {
    sums: MONEY_KEYS.map((key) => addPairs(held, key, now)),
    started: only(now, before).map((node) => link(node, sayOrigin(node, before))),
    ended: only(before, now).map((node) => link(node, sayHeirs(node, now))),
    apart: held
      .filter(({ node }) => node.years.includes(before))
      .flatMap((one) => [findBarrier(one)].flatMap((why) => (why ? [link(one.node, `（${why}）`)] : []))),
  };
}
