import type { Meaning } from './columns-of.ts';
import { filled, makeCell, type Cell, type Line } from '../lines.ts';
import { isHeading } from './sub-headings.ts';

/** The line below, and the line of headings with those that it goes on with put together. */
interface Joined {
  readonly line: Line;
  readonly next: Line;
}

/** Whether a text is the unit or the letter of the heading over it: （万元）, (A). */
const isBracketed = ({ head, raw, blank }: Cell): boolean => !blank && head === '' && raw.length < 12;

/** What two parts of a heading are together, or what either part means where they mean nothing together: 年度 over 指标值. */
function join(over: Cell, under: Cell, meaning: Meaning): Cell {
  const both = makeCell(over.raw + under.raw, over.at, { ...over, rowSpan: over.rowSpan + under.rowSpan });
  const heads = [both.head, under.head, over.head];
  return { ...both, head: heads.find((head) => meaning(head) !== undefined) ?? both.head };
}

/** Under headings that are all whole by themselves stand values, be they words: 部门管理 under 一级指标. */
export const areValues = (pairs: readonly { readonly over: Cell; readonly under: Cell }[], meaning: Meaning): boolean =>
  pairs.every(
    ({ over, under }) => meaning(over.head) !== undefined && meaning(under.head) === undefined && !isBracketed(under),
  );

/**
 * Headings that are printed in two rows of cells, a part in each, beside headings that reach down over both: 年度 | 实际 over
 * 指标值 | 完成值. A row of values is none: its texts mean nothing, and the headings over it reach no further down.
 */
export function joinSplit(line: Line, next: Line, meaning: Meaning): Joined | undefined {
  const parts = new Map<Cell, Cell>();
  for (const under of filled(next)) {
    const over = line.cells.find(({ column }) => column === under.column);
    if (over && !over.blank && over.rowSpan === 1 && over.columnSpan === under.columnSpan) parts.set(over, under);
  }
  if (parts.size === 0 || next.row !== line.row + 1) return undefined;
  const tall = line.cells.some(({ head, rowSpan }) => rowSpan > 1 && meaning(head) !== undefined);
  const pairs = [...parts].map(([over, under]) => ({ over, under, both: join(over, under, meaning) }));
  const means = pairs.filter(({ both }) => meaning(both.head) !== undefined);
  const told = tall ? means.length > 0 : means.length === pairs.length && !areValues(pairs, meaning);
  if (!told || !pairs.every(({ under }) => isHeading(under, meaning) || isBracketed(under))) return undefined;
  const joined = new Map([...parts].map(([over, under]) => [over, join(over, under, meaning)]));
  const taken = new Set(parts.values());
  return {
    line: { ...line, cells: line.cells.map((cell) => joined.get(cell) ?? cell) },
    next: { ...next, cells: next.cells.filter((cell) => !taken.has(cell)) },
  };
}
