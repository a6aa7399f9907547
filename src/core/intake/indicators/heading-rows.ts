import { ofYear, type Meaning } from './columns-of.ts';
import { isBrief } from '../head/group-headings.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { isLevelLabel } from './level-labels.ts';
import { underLost, underLostLevels } from './lost-headings.ts';
import { areValues, joinSplit } from './split-headings.ts';
import { BARE_NAME } from '../vocabulary.ts';
import { inOrder, isHeading, underOne } from './sub-headings.ts';

export interface HeadingCells {
  readonly cells: readonly Cell[];
  /** How many rows it takes. */
  readonly rows: number;
}

/** A heading over several columns gives way to those under it: to the cells of the next row, or what they gave way to. */
function underMerged(line: Line, next: Line, meaning: Meaning, cells = filled(next)): readonly Cell[] | undefined {
  const wide = line.cells.filter(({ columnSpan, rowSpan, blank }) => !blank && columnSpan > 1 && rowSpan === 1);
  const under = filled(next);
  const inside = (over: Cell) => (cell: Cell) =>
    cell.column >= over.column && cell.column < over.column + over.columnSpan;
  if (next.row !== line.row + 1 || under.length === 0) return undefined;
  // headings that reach down over the row say that it is one of headings, whatever its texts are
  const tall = line.cells.some(({ head, rowSpan }) => rowSpan > 1 && meaning(head) !== undefined);
  const inRow = (cell: Cell): boolean => tall || isHeading(cell, meaning);
  if (!under.every((cell) => wide.some((over) => inside(over)(cell)) && inRow(cell))) return undefined;
  const headed = wide.map((over) => ({ over, own: cells.filter(inside(over)) })).filter(({ own }) => own.length > 0);
  const single = headed.map(({ over, own }) => ({ over, under: own[0]! }));
  const isUndivided = headed.every(({ over, own }) => own.length === 1 && own[0]!.columnSpan === over.columnSpan);
  if (isUndivided && areValues(single, meaning)) return undefined;
  const replaced = new Set(headed.map(({ over }) => over));
  const below = headed.flatMap(({ over, own }) => underOne(over, own, meaning));
  return inOrder([...line.cells.filter((cell) => !replaced.has(cell)), ...below]);
}

/** Without a third level, what stands right of the levels under a heading of all indicators is their name. */
export function withName(cells: readonly Cell[], meaning: Meaning): Meaning {
  const headed = cells.filter(({ blank }) => !blank);
  if (headed.some(({ head }) => meaning(head)?.key === 'name')) return meaning;
  const levels = headed.filter(({ head }) => /^level/.test(meaning(head)?.key ?? ''));
  const behind = headed.slice(headed.indexOf(levels.at(-1)!) + 1);
  // without any level, a heading of all indicators may stand before that of their names: 绩效指标 | 指标 | 指标值
  const after = levels.length > 0 ? behind[0] : behind.filter(({ head }) => BARE_NAME.test(head)).at(-1);
  if (!after || !BARE_NAME.test(after.head)) return meaning;
  const named: Meaning = (head) => (head === after.head ? { key: 'name', label: '三级指标' } : meaning(head));
  return ofYear(named, meaning.year);
}

/** A heading may stand over one that is in two rows itself: 评价指标 over 一级指标 over 名称 | 权重. */
function underThree(lines: readonly Line[], at: number, meaning: Meaning): readonly Cell[] | undefined {
  const [line, next, last] = [lines[at]!, lines[at + 1]!, lines[at + 2]];
  const tall = filled(line).some(({ rowSpan, head }) => rowSpan === 3 && meaning(head) !== undefined);
  const cells = tall && last ? underMerged(next, last, meaning) : undefined;
  return cells && underMerged(line, next, meaning, cells);
}

/** The cells of a heading in two rows: some printed in two parts, some over several columns. */
function underParts(line: Line, next: Line, meaning: Meaning): readonly Cell[] | undefined {
  const joined = joinSplit(line, next, meaning);
  if (!joined) return underMerged(line, next, meaning);
  return filled(joined.next).length === 0 ? joined.line.cells : underMerged(joined.line, joined.next, meaning);
}

/** The cells of the heading that begins in row `at`, with those of the rows below where headings stand in several. */
export function headingCells(lines: readonly Line[], at: number, meaning: Meaning): HeadingCells {
  const [line, next] = [lines[at]!, lines[at + 1]];
  if (!next || next.paragraph) return { cells: line.cells, rows: 1 };
  const three = line.covering ? underThree(lines, at, meaning) : underLostLevels(line, next, lines[at + 2], meaning);
  if (three) return { cells: three, rows: 3 };
  const cells = line.covering
    ? underParts(line, next, meaning)
    : underLost(line, next, lines.slice(at + 2, at + 12), meaning);
  return cells ? { cells, rows: 2 } : { cells: line.cells, rows: 1 };
}

/** Whether a heading whose merges are lost begins in row `at` with that of all levels: 评价指标. */
export const headsLostLevels = (lines: readonly Line[], at: number, meaning: Meaning): boolean =>
  lines[at + 1] !== undefined && underLostLevels(lines[at]!, lines[at + 1]!, lines[at + 2], meaning) !== undefined;

/** A row that only repeats what stands under each level. */
const POINTS_OF_LEVEL = /^(?:(?:指标)?名称|内容|权重|分值)%?$/;

/** Whether a row under a heading is one more of its own, though nothing tells how it belongs to it: 名称 | 权重 | 名称 | 权重. */
export const isLeftOver = (line: Line | undefined): boolean => {
  const heads = line ? filled(line).map(({ head }) => head) : [];
  return heads.length > new Set(heads).size && heads.every((head) => POINTS_OF_LEVEL.test(head));
};

/** Whether, where covered cells were left out, a row of headings slid to the edge, so that nothing tells what they are under: 自评 | 复核. */
export function isLostHeading(line: Line | undefined, next: Line | undefined): boolean {
  const heads = line && !line.covering && !line.paragraph ? filled(line) : [];
  const first = next && filled(next)[0];
  return (
    heads.length > 1 &&
    heads[0]!.column === 0 &&
    heads.every((cell) => isBrief(cell) && !isLevelLabel(cell.raw)) &&
    first !== undefined &&
    isLevelLabel(first.raw)
  );
}
