import type { Meaning } from './columns-of.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { inOrder, isHeading, underOne } from './sub-headings.ts';

/** How many columns the rows under a heading have. */
const widthOf = (rows: readonly Line[]): number =>
  Math.max(0, ...rows.map((line) => (filled(line).at(-1)?.column ?? -1) + 1));

/** Covered cells were kept as empty ones: every heading stands over its own. */
function underKept(over: readonly Cell[], under: readonly Cell[], meaning: Meaning): readonly Cell[] {
  const owner = (cell: Cell): Cell => over.filter(({ column }) => column <= cell.column).at(-1)!;
  const owners = new Set(under.map(owner));
  const below = [...owners].flatMap((one) =>
    underOne(
      one,
      under.filter((cell) => owner(cell) === one),
      meaning,
    ),
  );
  return inOrder([...over.filter((cell) => !owners.has(cell)), ...below]);
}

/** Runs of cells that stand side by side. */
function runsOf(cells: readonly Cell[]): Cell[][] {
  const runs: Cell[][] = [];
  for (const cell of cells) {
    if (runs.at(-1)?.at(-1)?.column === cell.column - 1) runs.at(-1)!.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

/** Whether the same headings stand twice: 符号 | 值 | 单位 | 符号 | 值 | 单位. */
const repeats = (run: readonly Cell[]): boolean =>
  run.length % 2 === 0 && run.every(({ head }, i) => head === run[(i + run.length / 2) % run.length]!.head);

/** A run of headings under one, or the same under each of two. */
function underSeveral(over: readonly Cell[], run: readonly Cell[], meaning: Meaning): readonly Cell[] {
  const [first, second] = over;
  if (!first) return run;
  const half = run.length / 2;
  if (!second || !repeats(run)) return underOne(first, run, meaning);
  return [...underOne(first, run.slice(0, half), meaning), ...underOne(second, run.slice(half), meaning)];
}

/** Whether a heading stands over one that means the same: 年度指标值 over 指标性质 | 指标值. */
const sharesMeaning = ({ head }: Cell, under: readonly Cell[], meaning: Meaning): boolean =>
  meaning(head) !== undefined && under.some((cell) => meaning(cell.head)?.key === meaning(head)?.key);

/**
 * Covered cells were left out: a run of headings takes the place of one over it and pushes the rest on. The last run takes
 * the place of all that the `width` of the rows has no room for.
 */
function underPushed(over: readonly Cell[], under: readonly Cell[], width: number, meaning: Meaning): readonly Cell[] {
  const runs = runsOf(under);
  const start = under[0]!.column;
  const waiting = over.filter(({ column }) => column >= start);
  const pushed: Cell[] = [];
  const end = (): number => start + pushed.length;
  // a heading that means something of its own has its column, and is none that a run takes the place of
  const alone = (run: readonly Cell[]): number => {
    const at = waiting.findIndex((cell, i) => i > 0 && meaning(cell.head) && !sharesMeaning(cell, run, meaning));
    return at === -1 ? waiting.length : at;
  };
  for (const [i, run] of runs.entries()) {
    while (waiting.length > 0 && end() < run[0]!.column) pushed.push({ ...waiting.shift()!, column: end() });
    const same = 1 + waiting.findLastIndex((cell) => sharesMeaning(cell, run, meaning));
    const spare = i < runs.length - 1 ? 1 : Math.max(1, waiting.length - Math.max(0, width - end() - run.length));
    const taken = waiting.splice(0, repeats(run) && spare > 1 ? 2 : Math.min(Math.max(same, spare), alone(run)));
    pushed.push(...underSeveral(taken, run, meaning));
  }
  for (const cell of waiting) pushed.push({ ...cell, column: end() });
  return [...over.filter(({ column }) => column < start), ...pushed];
}

/** A second row of headings that slid to the edge of a page's table, back under the heading that means what one of it does. */
function backUnder(over: readonly Cell[], next: Line, meaning: Meaning): readonly Cell[] {
  const under = filled(next);
  const name = over.findIndex(({ head }) => meaning(head)?.key === 'name');
  const owner = over.find((cell, i) => i > name && sharesMeaning(cell, under, meaning));
  if (next.width !== under.length || name === -1 || !owner || under[0]!.column > 0) return under;
  return under.map((cell, i) => ({ ...cell, column: owner.column + i }));
}

/** Where merges are lost, the second row of a heading has texts behind the first column only: the names of the rows. */
export function underLost(
  line: Line,
  next: Line,
  rows: readonly Line[],
  meaning: Meaning,
): readonly Cell[] | undefined {
  const over = filled(line);
  const under = backUnder(over, next, meaning);
  const name = over.find(({ head }) => meaning(head)?.key === 'name');
  const levels = under.some(({ head }) => meaning(head)?.key === 'name');
  const edge = levels ? -1 : (name ?? over[0])?.column;
  const behind = edge !== undefined && under.length >= 2 && under[0]!.column > edge;
  if (!behind || !under.every((cell) => isHeading(cell, meaning))) return undefined;
  const from = under[0]!.column;
  const covered = over[0]!.column <= from;
  const kept =
    covered && over.some(({ column }, i) => i > 0 && over[i - 1]!.column >= from && column > over[i - 1]!.column + 1);
  return kept ? underKept(over, under, meaning) : underPushed(over, under, widthOf(rows), meaning);
}

/**
 * Where merges are lost, the columns under a heading of all levels (评价指标), whose levels each stand over the same words
 * (名称 | 权重): covered cells were kept as empty ones, or left out, and then the words tell how wide a level is.
 */
export function underLostLevels(
  line: Line,
  next: Line,
  last: Line | undefined,
  meaning: Meaning,
): readonly Cell[] | undefined {
  if (line.covering || line.paragraph || !last || last.paragraph) return undefined;
  const [over, levels, under] = [filled(line), filled(next), filled(last)];
  const each = under.length / levels.length;
  const isLevel = ({ head }: Cell): boolean => /^(?:level\d|name)$/.test(meaning(head)?.key ?? '');
  const again = (cell: Cell, i: number): boolean =>
    isHeading(cell, meaning) && cell.head === under[i % each]!.head && cell.column === under[0]!.column + i;
  if (levels.length < 2 || !levels.every(isLevel)) return undefined;
  if (each < 2 || !Number.isInteger(each) || !under.every(again)) return undefined;
  const kept = levels.every(({ column }, i) => column === under[i * each]?.column);
  const packed = levels.every(({ column }, i) => column === under[0]!.column + i);
  const wide = kept
    ? over.findIndex(({ column }) => column === levels[0]!.column)
    : over.findLastIndex((cell) => /指标$/.test(cell.head) && (isLevel(cell) || !meaning(cell.head)));
  if ((!kept && !packed) || wide === -1) return undefined;
  const below = levels.flatMap((level, i) => underOne(level, under.slice(i * each, (i + 1) * each), meaning));
  const [start, end] = [under[0]!.column, under[0]!.column + under.length];
  // what stands before them reaches down over all rows, where covered cells were left out without a column in them
  const before = over.slice(0, wide).filter(({ column }) => column < start);
  const after = over.slice(wide + 1).map((cell, i) => (kept ? cell : { ...cell, column: end + i }));
  return after.every(({ column }) => column >= end) ? [...before, ...below, ...after] : undefined;
}
