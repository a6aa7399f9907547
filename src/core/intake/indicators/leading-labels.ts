import type { Heading } from './columns-of.ts';
import { isGroupLabel, isLevelLabel, mayBeLevel1, mayBeLevel2 } from './level-labels.ts';
import type { Cell, Line } from '../lines.ts';

export const LEVELS: Readonly<Record<string, 1 | 2>> = { level1: 1, level2: 2 };
export const isLevel = ({ key }: Heading): boolean => key !== undefined && key in LEVELS;

/** A target rather than a name: it begins with an operator or is a bare figure. */
export const isTarget = (raw: string): boolean => /^\s*(?:[≥≤=<>＞＜≧≦═]|[\d,.]+\s*%?\s*$)/.test(raw);

/** Labels at the start of a row, and the place of the first text behind them. */
export function leadingLabels(line: Line, columns: readonly Heading[], nameColumn: number) {
  const most = columns.filter(isLevel).length;
  const labels: Cell[] = [];
  let group: Cell | undefined;
  let start = 0;
  for (const [i, cell] of line.cells.entries()) {
    if (cell.blank) continue;
    const after = line.cells.slice(i + 1).find(({ blank }) => !blank);
    // before its target, what stands in the column of the names is one, though it reads as a label: 满意度 | 90%
    if (cell.column === nameColumn && after && isTarget(after.raw)) return { labels, group, start: i };
    if (labels.length === 0 && !group && isGroupLabel(cell.head)) group = cell;
    else if (
      labels.length < most &&
      isLevelLabel(cell.raw) &&
      (most > 1 || (mayBeLevel1(cell.raw) && /指标/.test(cell.raw) && cell.column < nameColumn)) &&
      (after !== undefined || cell.column < nameColumn)
    )
      labels.push(cell);
    else return { labels, group, start: i };
    start = i + 1;
  }
  return { labels, group, start };
}

/**
 * Satisfaction may have one label over both columns: where merges are lost, it stands in the first, the second is blank, and
 * the name in its own column. What stands in the second and may be of either level is of the second; other labels slide to the
 * first out of the second, under a label printed rows above.
 */
export function withLevels(line: Line, labels: readonly Cell[], columns: readonly Heading[], first: Cell | undefined) {
  const column = (key: string): number | undefined => columns.find((known) => known.key === key)?.column;
  const [only, ...more] = labels;
  const second = line.cells.find((cell) => cell.column === column('level2'));
  const alone = more.length === 0 && second?.blank === true && first?.column === column('name');
  const whole = alone && only !== undefined && only.column === column('level1') && /满意/.test(only.raw);
  const isSecond = only === second && only !== undefined && mayBeLevel1(only.raw) && mayBeLevel2(only.raw);
  return labels.map((cell) =>
    whole ? { cell, level: 1 as const } : isSecond ? { cell, level: 2 as const } : { cell },
  );
}
