import type { Meaning } from './columns-of.ts';
import { filled, type Cell, type Line } from './lines.ts';
import { underLost } from './lost-headings.ts';
import { inOrder, isHeading, underOne } from './sub-headings.ts';

interface HeadingCells {
  readonly cells: readonly Cell[];
  /** Whether the next row was used. */
  readonly below: boolean;
}

/** A heading over several columns gives way to those under it. */
function underMerged(line: Line, next: Line, meaning: Meaning): readonly Cell[] | undefined {
  const wide = line.cells.filter(({ columnSpan, rowSpan, blank }) => !blank && columnSpan > 1 && rowSpan === 1);
  const under = filled(next);
  const inside = (over: Cell) => (cell: Cell) =>
    cell.column >= over.column && cell.column < over.column + over.columnSpan;
  if (next.row !== line.row + 1 || under.length === 0) return undefined;
  if (!under.every((cell) => wide.some((over) => inside(over)(cell)) && isHeading(cell, meaning))) return undefined;
  const headed = wide.map((over) => ({ over, own: under.filter(inside(over)) })).filter(({ own }) => own.length > 0);
  const replaced = new Set(headed.map(({ over }) => over));
  const below = headed.flatMap(({ over, own }) => underOne(over, own, meaning));
  return inOrder([...line.cells.filter((cell) => !replaced.has(cell)), ...below]);
}

/** Without a third level, what stands right of the levels under a heading of all indicators is their name. */
export function withName(cells: readonly Cell[], meaning: Meaning): Meaning {
  const headed = cells.filter(({ blank }) => !blank);
  if (headed.some(({ head }) => meaning(head)?.key === 'name')) return meaning;
  const levels = headed.filter(({ head }) => /^level/.test(meaning(head)?.key ?? ''));
  const after = headed[headed.indexOf(levels.at(-1)!) + 1];
  if (
    !after ||
    levels.length === 0 ||
    !/^(?:绩效|评价|考核|评分|具体)?指标(?:内容|名称)?(?:[及和与](?:指标|目标)?值)?$/.test(after.head)
  )
    return meaning;
  return (head) => (head === after.head ? { key: 'name', label: '三级指标' } : meaning(head));
}

/** The cells of the heading row `at`, with those of the next row where headings stand in two. */
export function headingCells(lines: readonly Line[], at: number, meaning: Meaning): HeadingCells {
  const [line, next] = [lines[at]!, lines[at + 1]];
  if (!next || next.paragraph) return { cells: line.cells, below: false };
  const cells = line.covering
    ? underMerged(line, next, meaning)
    : underLost(line, next, lines.slice(at + 2, at + 12), meaning);
  return cells ? { cells, below: true } : { cells: line.cells, below: false };
}
