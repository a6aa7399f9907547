import type { Heading } from './columns-of.ts';
import { isLevel, isTarget, LEVELS, leadingLabels, withLevels } from './leading-labels.ts';
import { isGroupLabel } from './level-labels.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { isFigure } from '../money.ts';

/** A row of the indicator table before its levels are known. */
export interface IndicatorCells {
  readonly line: Line;
  /** The labels of levels printed in or merged over this row, left to right; `level` where the column tells which. */
  readonly labels: readonly { readonly cell: Cell; readonly level?: 1 | 2 | undefined }[];
  /** The heading of a group of indicators: 年度绩效目标1. */
  readonly group: Cell | undefined;
  /** Column → its cell. Missing where the row was cut off. */
  readonly values: ReadonlyMap<Heading, Cell>;
  /** Texts behind the last column. */
  readonly over: readonly Cell[];
}

/** The cell over most of a column. */
function covering(line: Line, { column, span }: Heading): Cell | undefined {
  let best: Cell | undefined;
  for (let x = column; x < column + span; x++) {
    const cell = line.covering!(line.row, x);
    if (cell && (!best || (best.blank && !cell.blank))) best = cell;
  }
  return best;
}

/** A text over several rows, or the heading itself reaching down: what holds for a group. A number of its own is a value: 序号. */
const isGroup = (cell: Cell, { cell: head }: Heading): boolean =>
  cell === head || cell.rowSpan > 1 || isGroupLabel(cell.head);

/** Columns hold: every cell is where its heading is. */
function readPlaced(line: Line, columns: readonly Heading[]): IndicatorCells {
  const values = new Map<Heading, Cell>();
  const labels: { cell: Cell; level: 1 | 2 }[] = [];
  const taken = new Set<Cell>();
  const first = Math.min(...columns.filter(({ key }) => key).map(({ column }) => column));
  let group: Cell | undefined;
  for (const column of columns) {
    const cell = covering(line, column);
    if (!cell) continue;
    if (isLevel(column)) {
      if (!cell.blank) labels.push({ cell, level: LEVELS[column.key!]! });
    } else if (taken.has(cell)) continue;
    else if (column.key === undefined && column.column < first && isGroup(cell, column))
      group ??= cell.blank ? undefined : cell;
    else values.set(column, cell);
    taken.add(cell);
  }
  if (!group && first > 0) {
    const left = line.covering!(line.row, first - 1);
    if (left && !left.blank && isGroupLabel(left.head)) group = left;
  }
  return { line, labels, group, values, over: [] };
}

/** The cells under the value columns when they stand `shift` further right than the headings, the name apart. */
function place(line: Line, columns: readonly Heading[], name: Heading, first: Cell, shift: number) {
  const values = new Map<Heading, Cell>([[name, first]]);
  for (const column of columns) {
    if (isLevel(column) || column.column <= name.column) continue;
    const cell = line.cells.find((other) => other.column === column.column + shift && other.column > first.column);
    if (cell) values.set(column, cell);
  }
  return values;
}

export const outside = (line: Line, placed: Iterable<Cell>): Cell[] => {
  const known = new Set(placed);
  return filled(line).filter((cell) => !known.has(cell));
};

/** Columns were lost with the merges: labels first, then the name, and from it the values in the order of the headings. */
function readShifted(line: Line, columns: readonly Heading[]): IndicatorCells {
  const name = columns.find(({ key }) => key === 'name')!;
  const { labels, group, start } = leadingLabels(line, columns, name.column);
  const first = line.cells[start];
  const plain = withLevels(line, labels, columns, first);
  if (!first) return { line, labels: plain, group, values: new Map(), over: [] };
  const heads = [...labels, ...(group ? [group] : [])];
  const own = line.cells.find(({ column }) => column === name.column);
  if (isTarget(first.raw) && first.column > name.column && own) {
    const values = place(line, columns, name, own, 0);
    return { line, labels: plain, group, values, over: outside(line, [...heads, ...values.values()]) };
  }
  // empty cells that a merged name leaves behind it move the values on: as far as all of them have a column again
  const shifts = [0, 1, 2, 3].map((more) => {
    const values = place(line, columns, name, first, first.column - name.column + more);
    return { values, over: outside(line, [...heads, ...values.values()]) };
  });
  const least = Math.min(...shifts.map(({ over }) => over.length));
  const best = shifts.filter(({ over }) => over.length === least);
  const likely = best.toSorted((a, b) => likeliness(b.values) - likeliness(a.values));
  return { line, labels: plain, group, ...likely[0]! };
}

/** How well texts go with the headings they stand under: points are figures, reasons are none, and a target is printed. */
function likeliness(values: IndicatorCells['values']): number {
  const weigh = ([{ key }, { raw, blank }]: [Heading, Cell]): number => {
    if (key === 'target') return blank ? -1 : 1;
    if (blank) return 0;
    if (key === 'weight' || key === 'score') return isFigure(raw) ? 1 : -1;
    return key === 'deviation' && isFigure(raw) ? -1 : 0;
  };
  return [...values].reduce((sum, own) => sum + weigh(own), 0);
}

/** A figure with a unit behind it: 11次, ≥95%, 480元/人. */
const READS_AS_VALUE = /^[≥≤=<>]{0,2}[\d.,]+\s*[^\d，。；,;\s]{0,5}$/;

/**
 * Whether blanks seem to be lost in a row whose columns nothing holds: it has a result and no target, a reason and no result, a
 * figure for a reason, or points of one sort only.
 */
export function lacksBlanks({ line, values }: IndicatorCells): boolean {
  const at = (wanted: string): Cell | undefined => [...values].find(([{ key }]) => key === wanted)?.[1];
  const has = (key: string): boolean => at(key)?.blank === false;
  const figure = has('deviation') && READS_AS_VALUE.test(at('deviation')!.raw.trim());
  const [weight, score] = [has('weight'), has('score')];
  // a form that is not filled in has weights alone, and no results
  const onesided = at('weight') !== undefined && at('score') !== undefined && weight !== score && has('actual');
  // what stands under the reasons may be the result, where a blank that no heading is over moves the row on
  const unfounded = at('actual') !== undefined && !has('actual') && has('deviation');
  return !line.covering && ((!has('target') && (has('actual') || weight)) || figure || unfounded || onesided);
}

export const readCells = (line: Line, columns: readonly Heading[]): IndicatorCells =>
  line.covering ? readPlaced(line, columns) : readShifted(line, columns);

/** Whether a row has nothing but labels of levels. */
export const onlyLabels = ({ values }: IndicatorCells): boolean => [...values.values()].every(({ blank }) => blank);

/** Whether a row has labels of its own and nothing else: where labels stand in their places, one that was left blank. */
export const isLeftBlank = (row: IndicatorCells): boolean =>
  onlyLabels(row) && row.over.length === 0 && row.labels.some(({ cell }) => cell.row === row.line.row);
