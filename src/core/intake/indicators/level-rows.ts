import { squash } from '../clean-text.ts';
import type { FormContext } from '../context.ts';
import { printedLabel } from '../draft-builder.ts';
import { isFigure } from '../money.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import type { IndicatorTable } from './indicator-table.ts';
import { isLevel } from './leading-labels.ts';
import { isLevelLabel, mayBeLevel1, mayBeLevel2 } from './level-labels.ts';

/** How a level is numbered that has a row of its own: 一、 over （一）. */
const NUMBERED = /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])/;
const isNumber = ({ raw }: Cell): boolean => /^[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]?$/.test(squash(raw));

/** The labels under which indicators stand until the next row of labels. */
export interface LevelRows {
  level1?: Cell | undefined;
  level2?: Cell | undefined;
}

/**
 * Reads a row that is a level of those below: 一、产出指标（60分）, （一） | 数量指标 | … | 30. Its points are those of its
 * indicators together, so that `extra` has them. False where the row is none.
 */
export function readLevelRow(line: Line, table: IndicatorTable, { builder }: FormContext): boolean {
  const { columns, above } = table;
  const name = columns.find(({ key }) => key === 'name');
  const cells = filled(line);
  const [label, ...rest] = cells[0] && isNumber(cells[0]) ? cells.slice(1) : cells;
  const whole = cells.length === 1 && NUMBERED.test(squash(label?.raw ?? ''));
  if (!name || !label || (columns.some(isLevel) && !whole)) return false;
  const text = squash(label.raw);
  if (label.column > name.column || !isLevelLabel(text) || !(mayBeLevel1(text) || mayBeLevel2(text))) return false;
  const placed = rest.map((cell) => ({ cell, heading: columns.find(({ column }) => column === cell.column) }));
  const isPoints = ({ cell, heading }: (typeof placed)[number]): boolean =>
    heading !== undefined && (heading.key === 'weight' || heading.key === 'score') && isFigure(cell.raw);
  if (!placed.every(isPoints)) return false;
  const isFirst = mayBeLevel1(text) && !(mayBeLevel2(text) && above.level1 && /^[（(]/.test(squash(cells[0]!.raw)));
  if (isFirst) table.above = { level1: label };
  else table.above = { ...above, level2: label };
  for (const cell of cells) builder.label(cell);
  for (const { cell, heading } of placed)
    builder.putExtra(`${squash(label.raw)}(${printedLabel(heading!.cell)})`, cell);
  return true;
}
