import { compareDecimals } from '../figures/compare-text.ts';
import {
  COMPARED,
  isStated,
  type ComparedIndicator,
  type ComparedItem,
  type ComparedKey,
  type ComparedYear,
} from './compare-item.ts';

/* The comparison itself, without arithmetic: it runs in the browser, in old ones too, so without newer methods of arrays. */

export const KEY_NAMES: Record<ComparedKey, string> = {
  initial: '年初预算',
  adjusted: '调整后预算',
  executed: '已用',
  rate: '执行率',
  score: '自评得分',
};
/** For the whole year whatever form states it. */
const OF_YEAR: readonly ComparedKey[] = ['initial', 'score'];
export const SELF_GIVEN = '是各单位自己评的，不能用来排名次';

export interface ComparedRow {
  readonly label: string;
  /** One for each item; where it is shown otherwise than exactly, with the exact figure. */
  readonly cells: readonly (string | readonly [shown: string, exact: string])[];
  /** How they stand to each other, or `不可比，因为…`. */
  readonly note: string;
}

export const yearOf = (item: ComparedItem, year: string): ComparedYear | undefined =>
  item.years.find((own) => own.year === year);
const quote = (name: string): string => `“${name.replace(/“/g, '‘').replace(/”/g, '’')}”`;

/** Why things of different levels are not compared. */
function findLevels(items: readonly ComparedItem[]): string | undefined {
  const has = (level: ComparedItem['level']): boolean => items.some((item) => item.level === level);
  if (has('department') && items.some(({ level }) => level !== 'department'))
    return '部门整体的钱包括基本支出和各个项目的钱，和项目、单位合计不是一层';
  return has('unit') && has('project') ? '单位的数是多个项目的合计，和单个项目不是一层' : undefined;
}

/** Two items that are no two things in a year: a part beside its whole, or the figures of one earlier project twice. */
function findOverlap(items: readonly ComparedItem[], year: string): string | undefined {
  for (const item of items) {
    const whole = items.find(({ id }) => item.within.includes(id));
    if (whole) return `${quote(item.name)}已含在${quote(whole.name)}里`;
    const own = yearOf(item, year);
    const source = own && own.forebear ? own.forebear : item;
    const twin = items.find((other) => {
      const theirs = other === item ? undefined : yearOf(other, year);
      return theirs !== undefined && (theirs.forebear ? theirs.forebear.id : other.id) === source.id;
    });
    if (own && twin) return `${quote(item.name)}和${quote(twin.name)}这一年用的是同一个项目${quote(source.name)}的数`;
  }
  return undefined;
}

/** Why the items cannot be held against each other in a figure; undefined where they can. */
export function findObstacle(items: readonly ComparedItem[], year: string, key: ComparedKey): string | undefined {
  const levels = findLevels(items);
  if (levels) return levels;
  const stated = items.filter((item) => {
    const own = yearOf(item, year);
    return own && isStated(own.figures[key]);
  });
  if (stated.length < 2) return stated.length ? `只有${quote(stated[0]!.name)}有这个数` : '都没有这个数';
  const overlap = findOverlap(stated, year);
  if (overlap || OF_YEAR.includes(key)) return overlap;
  const periods = new Map(stated.map((item) => [yearOf(item, year)!.period, item]));
  if (periods.size === 1) return undefined;
  return `所管的时段不同（${[...periods].map(([period, item]) => `${quote(item.name)}是${period}`).join('，')}）`;
}

/** Who is highest and lowest; only among those that state the figure. */
function rank(items: readonly ComparedItem[], year: string, key: ComparedKey): string {
  const stated = items.flatMap((item) => {
    const figure = yearOf(item, year)?.figures[key];
    return figure && isStated(figure) ? [{ name: item.name, value: figure.value }] : [];
  });
  const sorted = [...stated].sort((a, b) => compareDecimals(b.value, a.value));
  const [most, least] = [sorted[0]!, sorted[sorted.length - 1]!];
  if (compareDecimals(most.value, least.value) === 0) return '相同';
  const words = key === 'rate' ? ['最高', '最低'] : ['最多', '最少'];
  return `${quote(most.name)}${words[0]}，${quote(least.name)}${words[1]}`;
}

function compareFigure(items: readonly ComparedItem[], year: string, key: ComparedKey): ComparedRow {
  const cells = items.map((item) => {
    const own = yearOf(item, year);
    if (!own) return '没有表';
    const figure = own.figures[key];
    if (!isStated(figure)) return figure.gap;
    return figure.exact ? ([figure.shown, figure.exact] as const) : figure.shown;
  });
  const obstacle = findObstacle(items, year, key);
  const note = obstacle ? `不可比，因为${obstacle}` : key === 'score' ? SELF_GIVEN : rank(items, year, key);
  return { label: KEY_NAMES[key], cells, note };
}

/** A year's figures of the items side by side. */
export function compareYear(items: readonly ComparedItem[], year: string): ComparedRow[] {
  const own = items.map((item) => yearOf(item, year));
  const grades = own.map((one) => one?.grade || '没有');
  return [
    { label: '数字来自', cells: own.map((one) => one?.from ?? '没有表'), note: '' },
    ...COMPARED.map((key) => compareFigure(items, year, key)),
    ...(own.some((one) => one?.grade) ? [{ label: '评分等级', cells: grades, note: SELF_GIVEN }] : []),
  ];
}

export interface ComparedLine {
  readonly name: string;
  readonly cells: readonly (ComparedIndicator | undefined)[];
  readonly note: string;
}

/** Indicators that at least two items list under one name, in the order of the first; how many others there are. */
export function compareIndicators(
  items: readonly ComparedItem[],
  year: string,
): { readonly lines: readonly ComparedLine[]; readonly others: number } {
  const rows = items.map((item) => {
    const keyed = new Map<string, ComparedIndicator>();
    for (const one of yearOf(item, year)?.indicators ?? [])
      if (!keyed.has(one.key ?? one.name)) keyed.set(one.key ?? one.name, one);
    return keyed;
  });
  const keys = [...new Set(rows.flatMap((keyed) => [...keyed.keys()]))];
  const shared = keys.filter((key) => rows.filter((keyed) => keyed.has(key)).length > 1);
  const lines = shared.map((key) => {
    const cells = rows.map((keyed) => keyed.get(key));
    const units = [...new Set(cells.flatMap((cell) => (cell ? [cell.unit || '没有写单位'] : [])))];
    const note = units.length > 1 ? `不可比，因为单位不同（${units.join('，')}）` : '';
    return { name: cells.find((cell) => cell)!.name, cells, note };
  });
  return { lines, others: keys.length - shared.length };
}

/** The years from which any item has a form or a gap between forms, oldest first, and the newest that most of them share. */
export function listYears(items: readonly ComparedItem[]): {
  readonly years: readonly string[];
  readonly best: string | undefined;
} {
  const stated = items.flatMap((item) => item.years.map(({ year }) => year));
  const silent = items.flatMap((item) => item.silent);
  const years = [...new Set([...stated, ...silent])].sort();
  const count = (year: string): number => items.filter((item) => yearOf(item, year)).length;
  const most = Math.max(0, ...years.map(count));
  const shared = years.filter((year) => count(year) === most);
  return { years, best: shared[shared.length - 1] };
}
