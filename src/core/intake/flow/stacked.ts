import { OTHER_LABELS } from '../../forms/intake.ts';
import type { Raised } from '../doubts.ts';
import { isBrief } from '../head/group-headings.ts';
import { isTarget } from '../indicators/leading-labels.ts';
import { isGroupLabel, isLevelLabel, mayBeLevel1, mayBeLevel2 } from '../indicators/level-labels.ts';
import { mendHeadings } from '../find/mend-headings.ts';
import { makeCell, type Cell, type Line } from '../lines.ts';
import { currencyIn, isMoney } from '../money.ts';
import { isProjectLabel, type Vocabulary } from '../vocabulary.ts';
import type { Unflowed } from './tokens.ts';

/** Whether a form came as one cell a line, as a table copied out of a Word file or a page does: 项目名称 alone, its value below. */
export const isStacked = (lines: readonly Line[]): boolean =>
  lines.every(({ paragraph }) => paragraph) && lines.some((line) => isProjectLabel(line.cells[0]!.head));

/** A row of cells side by side from `from` on. */
const rowOf = (cells: readonly (Cell | undefined)[], at: string, from = 0): Line => ({
  cells: cells.map((cell, i) => ({ ...(cell ?? makeCell('', at)), column: from + i })),
  row: 0,
  paragraph: false,
});

/** The rows around the tables: a label with the line under it, goals side by side with as many lines under them. */
function readHead(cells: readonly Cell[], vocabulary: Vocabulary): Line[] {
  const isHeading = ({ head, raw }: Cell): boolean =>
    isGroupLabel(head) ||
    vocabulary.field(head)?.path === 'goal' ||
    (/资金/.test(head) && currencyIn(raw) !== undefined);
  const isField = (cell: Cell): boolean =>
    vocabulary.field(cell.head) !== undefined || OTHER_LABELS.test(cell.head) || isHeading(cell);
  const isFund = (i: number): boolean =>
    cells[i] !== undefined &&
    vocabulary.fundRow(cells[i].head) !== undefined &&
    cells[i + 1] !== undefined &&
    isMoney(cells[i + 1]!.raw);
  const isBelow = ({ head }: Cell): boolean => vocabulary.field(head)?.below === true;
  /** The project's money and the year's stand side by side: their totals one after the other say so. */
  const scope = (i: number): string | undefined => vocabulary.fundRow(cells[i]!.head)!.scope;
  const isTwin = (i: number): boolean =>
    isFund(i) && isFund(i + 2) && scope(i) === 'project' && scope(i + 2) === 'annual';
  const rows: Line[] = [];
  let across = 2;
  for (let i = 0; i < cells.length;) {
    const cell = cells[i]!;
    if (isFund(i)) {
      if (isTwin(i)) across = 4;
      const end = across === 4 && isFund(i + 2) ? i + 4 : i + 2;
      rows.push(rowOf(cells.slice(i, end), cell.at));
      i = end;
      continue;
    }
    let end = i + 1;
    if (isBelow(cell)) while (cells[end] && isBelow(cells[end]!)) end += 1;
    const labels = cells.slice(i, end);
    const values = cells.slice(end, end + labels.length);
    const whole = values.length === labels.length && !values.some(isField);
    // a text under the heading of all goals is the only one
    const isGoal = vocabulary.field(cell.head)?.path === 'goal' && cells[i + 1] && !isField(cells[i + 1]!);
    if ((isHeading(cell) && !isGoal) || !isField(cell)) {
      rows.push(rowOf([cell], cell.at));
      i += 1;
    } else if (labels.length > 1 && whole) {
      rows.push(rowOf(labels, cell.at), rowOf(values, cell.at));
      i = end + labels.length;
    } else {
      const value = cells[i + 1] && !isField(cells[i + 1]!) && !isFund(i + 1) ? cells[i + 1] : undefined;
      rows.push(rowOf([cell, value], cell.at));
      i += value ? 2 : 1;
    }
  }
  return rows;
}

/** The headings of a table, one a line. */
interface Run {
  readonly from: number;
  readonly to: number;
  /** With those that a letter is wrong in looked up as what they are meant to be. */
  readonly heads: readonly Cell[];
}

/** The first run of headings that begins where `begins` says; a heading with a wrong letter belongs to those beside it. */
function findRun(cells: readonly Cell[], begins: (cell: Cell) => boolean, isColumn: (cell: Cell) => boolean): Run {
  const all = [...cells];
  const start = all.findIndex((cell, i) => begins(cell) && all[i + 1] !== undefined && isColumn(all[i + 1]!));
  if (start === -1) return { from: all.length, to: all.length, heads: [] };
  let [from, to] = [start, start];
  const mendAt = (i: number): boolean => {
    const [first, end] = [Math.min(from, i), Math.max(to, i + 1)];
    const own = all[i] && mendHeadings(all.slice(first, end))[i - first];
    if (!own?.mended || !isColumn(own)) return false;
    all[i] = own;
    return true;
  };
  for (let known = -1; known !== to - from;) {
    known = to - from;
    while (all[to] && (isColumn(all[to]!) || mendAt(to))) to += 1;
    while (from > 0 && (isColumn(all[from - 1]!) || mendAt(from - 1))) from -= 1;
  }
  to += unknownBehind(all.slice(to));
  return { from, to, heads: all.slice(from, to) };
}

const MOST_UNKNOWN = 6;

/** How many headings nobody knows follow those that are known: brief texts up to the first label of a level. */
function unknownBehind(cells: readonly Cell[]): number {
  const level = cells.slice(0, MOST_UNKNOWN + 1).findIndex(({ raw }) => isLevelLabel(raw));
  return level > 0 && cells.slice(0, level).every((cell) => isBrief(cell) && !isMoney(cell.raw)) ? level : 0;
}

/** The money: a row is a text and the figures under it. Gives the rows, and how many cells they are. */
function readMoney(cells: readonly Cell[], width: number): { rows: Line[]; count: number } {
  const rows: Line[] = [];
  let count = 0;
  while (cells[count] && !isMoney(cells[count]!.raw) && cells[count + 1] && isMoney(cells[count + 1]!.raw)) {
    let end = count + 1;
    while (cells[end] && end - count <= width && isMoney(cells[end]!.raw)) end += 1;
    rows.push(rowOf(cells.slice(count, end), cells[count]!.at));
    count = end;
  }
  return { rows, count };
}

/** How a text goes with a column of indicators; what leaving the column blank costs. */
function fitOf({ raw }: Cell, key: string | undefined): number {
  const value = isTarget(raw.trim());
  if (key === 'weight' || key === 'score') return isMoney(raw) ? 2 : -4;
  if (key === 'name') return value || isMoney(raw) ? -2 : 1;
  if (key === 'deviation') return isMoney(raw) && !/^[-—无]/.test(raw) ? -3 : 0.7;
  return value || /\d/.test(raw) ? 1.5 : 0.3;
}
const BLANK_COSTS: Readonly<Record<string, number>> = { name: 4, target: 1.2, actual: 1, planned: 1, deviation: 0.1 };

/** The cells of whole rows in their columns: the way to place them one after another that goes best with what columns hold. */
function placeCells(cells: readonly Cell[], keys: readonly (string | undefined)[]): (Cell | undefined)[][] {
  const width = keys.length;
  const places = cells.length * width + width;
  // best[i][p]: what cells from i on are worth at places from p on; place p is column p % width of row p / width
  const best = Array.from({ length: cells.length + 1 }, () => new Array<number>(places + 1).fill(-Infinity));
  const blank = (p: number): number => -(BLANK_COSTS[keys[p % width] ?? ''] ?? 0.8);
  for (let p = places; p >= 0; p--) {
    best[cells.length]![p] = p % width === 0 ? 0 : (best[cells.length]![p + 1] ?? 0) + blank(p);
    for (let i = cells.length - 1; i >= 0 && p < places; i--)
      best[i]![p] = Math.max(best[i + 1]![p + 1]! + fitOf(cells[i]!, keys[p % width]), best[i]![p + 1]! + blank(p));
  }
  const rows: (Cell | undefined)[][] = [];
  for (let i = 0, p = 0; i < cells.length || p % width !== 0; p++) {
    if (p % width === 0) rows.push([]);
    const taken = i < cells.length && best[i]![p] === best[i + 1]![p + 1]! + fitOf(cells[i]!, keys[p % width]);
    rows.at(-1)!.push(taken ? cells[i++] : undefined);
  }
  return rows;
}

/** The indicators: labels of levels stand before the first of their rows, each of which begins with a name. */
function readRows(cells: readonly Cell[], keys: readonly (string | undefined)[]): Line[] {
  const rows: Line[] = [];
  let levels: (Cell | undefined)[] = [undefined, undefined];
  for (let i = 0; i < cells.length;) {
    const labels: Cell[] = [];
    while (cells[i] && labels.length < 2 && isLevelLabel(cells[i]!.raw)) labels.push(cells[i++]!);
    let end = i;
    while (cells[end] && !isLevelLabel(cells[end]!.raw)) end += 1;
    const [first, second] = labels;
    const alone = first && !second && mayBeLevel2(first.raw) && !mayBeLevel1(first.raw);
    if (first) levels = alone ? [levels[0], first] : [first, second];
    const own = placeCells(cells.slice(i, end), keys);
    for (const row of own.length > 0 ? own : [[]]) rows.push(rowOf([...levels, ...row], (row[0] ?? first)!.at));
    i = end;
  }
  return rows;
}

/**
 * One cell a line as rows of cells: labels with what stands under them, money and indicators by their headings. Blank cells
 * left no trace: rows of money are as those of a table that lost them, the cells of indicators are placed by what they are.
 */
export function unstack(lines: readonly Line[], vocabulary: Vocabulary): Unflowed {
  const start = lines.findIndex(({ cells }) => isProjectLabel(cells[0]!.head));
  const cells = lines.slice(start).map((line) => line.cells[0]!);
  const keyOf = ({ head }: Cell): string | undefined => vocabulary.indicatorColumn(head)?.key;
  const isLevel = (cell: Cell): boolean => keyOf(cell) === 'level1' || keyOf(cell) === 'level2';
  const begins = (cell: Cell): boolean => isLevel(cell) || keyOf(cell) === 'name';
  const { from, to, heads } = findRun(cells, begins, (cell) => keyOf(cell) !== undefined);
  const groups = cells.slice(0, from).filter((cell, i) => i === from - 1 && isGroupLabel(cell.head));
  const head = cells.slice(0, from - groups.length);
  const isAmount = (cell: Cell): boolean => vocabulary.fundColumn(cell.head) !== undefined;
  const money = findRun(head, isAmount, isAmount);
  const { rows: funds, count } = readMoney(head.slice(money.to), money.heads.length);
  const above = [
    ...readHead(head.slice(0, money.from), vocabulary),
    ...(money.heads.length > 0 ? [rowOf(money.heads, money.heads[0]!.at, 1), ...funds] : []),
    ...readHead(head.slice(money.to + count), vocabulary),
  ];
  const before = [...lines.slice(0, start), ...above];
  if (heads.length === 0) return { lines: before, doubts: [] };
  const rest = cells.slice(to);
  const end = rest.findIndex(({ head: text }) => vocabulary.field(text) !== undefined || OTHER_LABELS.test(text));
  const own = rest.slice(0, end === -1 ? undefined : end);
  const keys = heads.filter((cell) => !isLevel(cell)).map(keyOf);
  return {
    lines: [
      ...before,
      rowOf(heads, heads[0]!.at),
      ...(keys.length > 0 ? readRows(own, keys) : own.map((cell) => rowOf([cell], cell.at))),
      ...readTail(rest.slice(own.length), vocabulary),
    ],
    groups: groups.map(({ raw, at }) => ({ text: raw, at })),
    doubts: ['goal', 'funds', 'indicators'].map((path): Raised => ({ id: 'one-cell-a-line', path, at: heads[0]!.at })),
  };
}

/** Behind the indicators: labels with their values, and a total with its figures. */
function readTail(cells: readonly Cell[], vocabulary: Vocabulary): Line[] {
  const at = cells.findIndex(({ head }) => vocabulary.field(head)?.path === 'total');
  if (at === -1) return readHead(cells, vocabulary);
  const figures = cells.slice(at + 1).findIndex(({ raw }) => !isMoney(raw));
  const end = figures === -1 ? cells.length : at + figures + 1;
  return [
    ...readHead(cells.slice(0, at), vocabulary),
    rowOf(cells.slice(at, end), cells[at]!.at),
    ...readHead(cells.slice(end), vocabulary),
  ];
}
