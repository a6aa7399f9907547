import { isBrief } from '../head/group-headings.ts';
import { isLevelLabel, mayBeLevel1 } from './level-labels.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { isFigure } from '../money.ts';
import { headsIndicators, type Vocabulary } from '../vocabulary.ts';

/** One heading over what are levels and names under it: 绩效目标, 评价指标, 指标. */
const OVER_LEVELS = /^(?:年度|项目|全年)?(?:绩效|评价|考核)?(?:指标|目标)(?:类别|类型|名称|体系)?$/;
const LEVELS = ['一级指标', '二级指标', '三级指标'];

/** What stands under a place of a line. */
const under = (next: Line, column: number): Cell | undefined =>
  next.covering?.(next.row, column) ?? next.cells.find((cell) => cell.column === column);

/** How many columns a heading is over: as merged, or as far as blank cells follow where merges are lost. */
function width(line: Line, cell: Cell): number {
  if (line.covering) return cell.columnSpan;
  const after = line.cells.find(({ column, blank }) => column > cell.column && !blank);
  return (after?.column ?? cell.column + 1) - cell.column;
}

/** The cell as a heading of a level, though it prints something else; a part of a wider one prints nothing. */
const asLevel = (cell: Cell, head: string, part: Partial<Cell> = {}): Cell => ({
  ...cell,
  columnSpan: 1,
  ...part,
  head,
});

/**
 * A heading over two levels, the name or another text beside it: 绩效目标 over 投入 | 成本目标, then 绩效内容 | 全年绩效目标. The row
 * under it has a text at each of its places.
 */
function overLevels(line: Line, next: Line, { indicatorColumn, field }: Vocabulary): Line | undefined {
  const [over, ...rest] = filled(line);
  const columns = over && OVER_LEVELS.test(over.head) ? width(line, over) : 0;
  const keys = rest.map(({ head }) => indicatorColumn(head)?.key);
  const named = rest.find((_, i) => keys[i] === 'name') ?? rest.find((_, i) => keys[i] === 'level2');
  if (!over || columns !== 2 || !named || !keys.includes('target')) return undefined;
  if (over.rowSpan > 1 || !rest.every((cell) => cell.rowSpan === 1 && isBrief(cell))) return undefined;
  const texts = [0, 1].map((i) => under(next, over.column + i));
  const isText = (cell: Cell | undefined): boolean => cell !== undefined && isBrief(cell) && !isFigure(cell.raw);
  if (!texts.every(isText) || texts[0] === texts[1] || filled(next).some(({ head }) => field(head))) return undefined;
  const levels = [asLevel(over, LEVELS[0]!), asLevel(over, LEVELS[1]!, { raw: '', column: over.column + 1 })];
  const cells = line.cells.filter(({ column }) => column >= over.column + columns);
  return {
    ...line,
    cells: [...levels, ...cells.map((cell) => (cell === named ? { ...cell, head: LEVELS[2]! } : cell))],
  };
}

/** A heading that says nothing, 指标 before 指标内容, is of the levels where a label of the first level stands under it. */
function overLevel1(line: Line, next: Line, { indicatorColumn }: Vocabulary): Line | undefined {
  const keys = filled(line).map(({ head }) => indicatorColumn(head)?.key);
  if (keys.includes('level1') || !keys.includes('name') || !keys.includes('target')) return undefined;
  const own = filled(line).find(({ head, column }) => {
    const text = OVER_LEVELS.test(head) && !indicatorColumn(head) ? under(next, column) : undefined;
    return text !== undefined && text.row === next.row && isLevelLabel(text.raw) && mayBeLevel1(text.raw);
  });
  return own && { ...line, cells: line.cells.map((cell) => (cell === own ? { ...cell, head: LEVELS[0]! } : cell)) };
}

/** Headings of indicators that only what stands under them explains, as if they were printed in the words of the form. */
export function tellHeadings(lines: readonly Line[], vocabulary: Vocabulary): readonly Line[] {
  return lines.map((line, i) => {
    const next = lines[i + 1];
    if (!next || line.paragraph || next.paragraph || headsIndicators(next.cells, vocabulary)) return line;
    return overLevels(line, next, vocabulary) ?? overLevel1(line, next, vocabulary) ?? line;
  });
}
