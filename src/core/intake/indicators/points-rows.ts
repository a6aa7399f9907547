import { missingText } from '../../figures/missing.ts';
import { squash } from '../clean-text.ts';
import type { FormContext } from '../context.ts';
import { printedLabel } from '../draft-builder.ts';
import type { IndicatorTable } from './indicator-table.ts';
import { isLevelLabel } from './level-labels.ts';
import { filled, type Line } from '../lines.ts';
import { isFigure } from '../money.ts';

/** What points are of that no indicator is: 预算执行率得分, 资金使用情况, 加分项. */
const OF_POINTS =
  /^.{0,12}(?:得分|评分|分值)$|^(?:(?:预算|资金|项目|经费)+(?:执行|支出|支付|使用)(?:率|进度|情况)?|执行率)$|^.{0,6}[加减扣]分(?:项|事项)?$/;

/**
 * Reads a row between the indicators that has points and nothing else: 预算执行率得分 over all columns, then 10 | 10. It is no
 * indicator, so that `extra` has its points under its name and their headings. False where the row is none.
 */
export function readPointsRow(line: Line, { columns }: IndicatorTable, { builder, kind }: FormContext): boolean {
  const [label, ...values] = filled(line);
  const name = columns.find(({ key }) => key === 'name');
  if (!label || !name || values.length === 0 || isLevelLabel(label.raw) || !OF_POINTS.test(label.head)) return false;
  // under the heading of the names it is the name of an indicator
  const whole = line.covering ? label.column + label.columnSpan > name.column : label.column < name.column;
  if (!whole || label.column >= name.column) return false;
  const points = kind.indicatorColumns.filter(({ sort }) => sort === 'points').map(({ key }) => key);
  const dashes = values.filter(({ raw }) => missingText(squash(raw)) !== undefined);
  const placed = values
    .filter((cell) => !dashes.includes(cell))
    .map((cell) => ({ cell, heading: columns.find(({ column }) => column === cell.column) }));
  const fits = ({ cell, heading }: (typeof placed)[number]): boolean =>
    heading?.key !== undefined && points.includes(heading.key) && isFigure(cell.raw);
  if (placed.length === 0 || !placed.every(fits)) return false;
  for (const cell of [label, ...dashes]) builder.label(cell);
  for (const { cell, heading } of placed)
    builder.putExtra(`${printedLabel(label)}(${printedLabel(heading!.cell)})`, cell);
  return true;
}
