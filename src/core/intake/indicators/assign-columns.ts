import type { Column } from '../../forms/kind.ts';
import { isOtherYear, yearIn, yearLine } from '../head/year-and-period.ts';
import { BARE_NAME } from '../vocabulary.ts';
import type { Cell } from '../lines.ts';
import type { Sample } from './column-samples.ts';
import type { Meaning } from './columns-of.ts';

/** A heading that may stand for a field, with what speaks for it. */
interface Claim {
  readonly key: string;
  readonly label: string;
  readonly score: number;
}

/** Which heading a field has, and which others came near to having it. */
export interface Assigned {
  readonly claims: ReadonlyMap<Cell, Claim>;
  readonly rivals: readonly { readonly key: string; readonly own: Cell; readonly rival: Cell }[];
}

const LEVEL_LABELS = { level1: '一级指标', level2: '二级指标', name: '三级指标' } as const;
const LEVEL_KEYS = Object.keys(LEVEL_LABELS);
/** One heading over what are levels and names under it: 绩效目标, 评价指标, 指标. */
export const OVER_LEVELS = /^(?:年度|项目|全年)?(?:绩效|评价|考核)?(?:指标|目标)(?:类别|类型|名称|体系)?$/;
/** A value that was set anew in the course of the year holds instead of the one promised, as the adjusted budget does. */
export const REVISED = /调整|修订|追加/;
/** How near a runner-up must come to be worth a doubt. */
const NEAR = 0.3;

/** How deep a heading of levels is: 四级指标 stands below 三级指标. */
const depthOf = ({ head }: Cell): number => ' 一二三四五'.indexOf(/^([一二三四五])级/.exec(head)?.[1] ?? ' ');

/** What the words of a heading say for a field; 0 where they say nothing. */
function byLabel(cell: Cell, key: string, meaning: Meaning, isUnderLevels: boolean): number {
  const found = meaning(cell.head);
  if (found?.key === key)
    return (cell.head === found.label ? 1 : 0.8) + depthOf(cell) * 0.3 + (/值$/.test(cell.head) ? 0.05 : 0);
  if (!LEVEL_KEYS.includes(key)) return 0;
  // headings of levels are called alike, so that what stands under them tells which they are
  if (found && LEVEL_KEYS.includes(found.key))
    return depthOf(cell) > 0 ? 0 : key === 'name' && /内容$/.test(cell.head) ? 0.45 : 0.3;
  if (found) return 0;
  if (key === 'name' && BARE_NAME.test(cell.head)) return 0.4;
  if (key === 'name') return cell.blank && isUnderLevels ? 0.15 : 0;
  return OVER_LEVELS.test(cell.head) || cell.blank ? 0.2 : 0;
}

/** Whether the heading next left of a place that has none is one over levels, which reaches over it: 指标 | | | 目标值. */
const reachesUnder = (cells: readonly Cell[], i: number): boolean =>
  OVER_LEVELS.test(cells.slice(0, i).findLast(({ blank }) => !blank)?.head ?? '');

/** What the texts of a column say for a field, and against it. */
function bySample(key: string, sample: Sample, sort: Column['sort'] | undefined): number {
  if (sample.texts === 0) return -0.2;
  const { level1, level2, label, figure, sign, own } = sample;
  if (key === 'level1') return level1 * 0.6 - (label - Math.min(label, level1)) * 0.6;
  if (key === 'level2') return level2 * 0.6 - (label - Math.min(label, level2)) * 0.6;
  if (key === 'name') return -(label + figure) * 0.6;
  if (sort === 'points') return figure * 0.2 - (1 - figure) * 0.6 - (1 - own) * 0.3;
  return -sign * 0.7;
}

/** What was set anew holds where it is filled in; where it is printed for some rows only, it holds for those. */
const byRevision = ({ raw }: Cell, { own }: Sample): number => (REVISED.test(raw) ? 0.25 - (1 - own) : 0);

/** What speaks for each heading, by the field that it may stand for. */
function claimsOf(
  cells: readonly Cell[],
  samples: ReadonlyMap<Cell, Sample>,
  meaning: Meaning,
  columns: readonly Column[],
): Map<Cell, Claim[]> {
  const sortOf = new Map(columns.map(({ key, sort }) => [key, sort]));
  const labels = new Map([...Object.entries(LEVEL_LABELS), ...columns.map(({ key, label }) => [key, label] as const)]);
  return new Map(
    cells.map((cell, i) => [
      cell,
      [...labels].flatMap(([key, label]): Claim[] => {
        const told = byLabel(cell, key, meaning, reachesUnder(cells, i));
        const sample = samples.get(cell);
        const score =
          told + (sample ? bySample(key, sample, sortOf.get(key)) + byRevision(cell, sample) : 0) - i * 0.001;
        return told > 0 ? [{ key, label, score }] : [];
      }),
    ]),
  );
}

/** Levels stand from left to right; what is said of an indicator stands behind its name, or is said of its levels. */
const MISPLACED = 0.35;

type Choice = ReadonlyMap<Cell, Claim>;

/** The claims that go best together: no field has two headings, no heading two fields, and levels follow one another. */
function bestOf(cells: readonly Cell[], claims: ReadonlyMap<Cell, readonly Claim[]>): Choice {
  const keys = [...new Set([...claims.values()].flat().map(({ key }) => key))];
  const bit = (key: string): number => (keys.includes(key) ? 1 << keys.indexOf(key) : 0);
  const later = LEVEL_KEYS.map((_, i) => LEVEL_KEYS.slice(i + 1).reduce((mask, key) => mask | bit(key), 0));
  const known = new Map<string, { score: number; choice: Choice }>();
  const from = (i: number, used: number): { score: number; choice: Choice } => {
    const cell = cells[i];
    if (!cell) return { score: 0, choice: new Map() };
    const memo = known.get(`${i} ${used}`);
    if (memo) return memo;
    let best = from(i + 1, used);
    for (const claim of claims.get(cell) ?? []) {
      const level = LEVEL_KEYS.indexOf(claim.key);
      if (used & bit(claim.key) || (level >= 0 && used & later[level]!)) continue;
      const early = level === -1 && bit('name') && !(used & bit('name'));
      const rest = from(i + 1, used | bit(claim.key));
      const score = claim.score - (early ? MISPLACED : 0) + rest.score;
      if (score > best.score) best = { score, choice: new Map([[cell, claim], ...rest.choice]) };
    }
    known.set(`${i} ${used}`, best);
    return best;
  };
  return from(0, 0).choice;
}

/**
 * Which heading of an indicator table is of which field: by its words, by the texts under it and by its place, all headings at
 * once. Headings that came near to another's field are told, so that a doubt can name them.
 */
export function assignColumns(
  cells: readonly Cell[],
  samples: ReadonlyMap<Cell, Sample>,
  meaning: Meaning,
  columns: readonly Column[],
): Assigned {
  const all = claimsOf(cells, samples, meaning, columns);
  const claims = withTarget(cells, bestOf(cells, all), samples, columns, meaning.year);
  const rivals = [...claims].flatMap(([own, { key, score }]) =>
    cells.flatMap((rival) => {
      const near = all.get(rival)!.find((claim) => claim.key === key && claim.score > score - NEAR);
      return near && rival !== own && !claims.has(rival) && rival.column > nameColumn(claims)
        ? [{ key, own, rival }]
        : [];
    }),
  );
  return { claims, rivals };
}

/** Of the texts under a heading, how many must read as targets for it to be that of the targets whatever it prints. */
const MOSTLY = 0.5;

/** A heading that speaks of a value, and of none that another year or other people have set. */
const OF_VALUE = /^(?!.*(?:[期长]|完成|实际|实现|上年|历史|标准值)).*(?:指标|目标|值)/;

/** Where no heading says that it is of the targets, that of the form's own year, else the one over texts that read as such is, and its score says that it was told so. */
function withTarget(
  cells: readonly Cell[],
  claims: Choice,
  samples: ReadonlyMap<Cell, Sample>,
  columns: readonly Column[],
  year: string | undefined,
): Choice {
  const column = columns.find(({ key }) => key === 'target');
  const has = [...claims.values()].some(({ key }) => key === 'target');
  const name = nameColumn(claims);
  if (!column || has || name === -1) return claims;
  const open = cells.filter((cell) => !claims.has(cell) && cell.column > name);
  const own =
    open.find(({ head }) => year !== undefined && yearLine(head) === year) ??
    open
      .filter((cell) => OF_VALUE.test(cell.head) && (samples.get(cell)?.target ?? 0) >= MOSTLY)
      .filter(({ head }) => year === undefined || !isOtherYear(head, year))
      .toSorted((a, b) => Number(yearIn(b.head) ?? 0) - Number(yearIn(a.head) ?? 0))[0];
  return own ? new Map([...claims, [own, { key: column.key, label: column.label, score: 0 }]]) : claims;
}

const nameColumn = (claims: Choice): number => [...claims].find(([, { key }]) => key === 'name')?.[0].column ?? -1;
