import { OTHER_LABELS } from '../../forms/intake.ts';
import { currencyIn } from '../money.ts';
import { isGroupLabel } from '../indicators/level-labels.ts';
import type { Cell, Line } from '../lines.ts';
import { makeLine } from './tokens.ts';
import { isProjectLabel, type Vocabulary } from '../vocabulary.ts';

const cellOf = (line: Line | undefined): Cell | undefined => line?.cells[0];

/** Whether a form came as one cell a line, as a table copied out of a Word file or a page does: 项目名称 alone, its value below. */
export const isStacked = (lines: readonly Line[]): boolean =>
  lines.every(({ paragraph }) => paragraph) && lines.some((line) => isProjectLabel(cellOf(line)!.head));

/** The heading of the indicators, one column a line; nothing where none begins. */
export function stackedHeading(
  lines: readonly Line[],
  vocabulary: Vocabulary,
): { readonly from: number; readonly to: number } | undefined {
  const key = (i: number): string | undefined => vocabulary.indicatorColumn(cellOf(lines[i])?.head ?? '')?.key;
  const from = lines.findIndex((_, i) => key(i) === 'level1' && key(i + 1) === 'level2');
  if (from === -1) return undefined;
  let to = from;
  while (key(to) !== undefined) to += 1;
  return { from, to };
}

const rowOf = (cells: readonly (Cell | undefined)[], at: string): Line =>
  makeLine(cells.map((cell, column) => ({ text: cell?.raw ?? '', at: cell?.at ?? at, column })));

/** The rows above the indicators: a label with the line under it, goals side by side with as many lines under them. */
export function stackedHead(lines: readonly Line[], vocabulary: Vocabulary): Line[] {
  const cells = lines.map((line) => cellOf(line)!);
  const isHeading = ({ head, raw }: Cell): boolean =>
    isGroupLabel(head) ||
    vocabulary.field(head)?.path === 'goal' ||
    (/资金/.test(head) && currencyIn(raw) !== undefined);
  const isLabel = (cell: Cell): boolean =>
    vocabulary.field(cell.head) !== undefined ||
    vocabulary.fundRow(cell.head) !== undefined ||
    OTHER_LABELS.test(cell.head) ||
    isHeading(cell);
  const isBelow = ({ head }: Cell): boolean => vocabulary.field(head)?.below === true;
  const rows: Line[] = [];
  for (let i = 0; i < cells.length;) {
    const cell = cells[i]!;
    let end = i + 1;
    if (isBelow(cell)) while (cells[end] && isBelow(cells[end]!)) end += 1;
    const labels = cells.slice(i, end);
    const values = cells.slice(end, end + labels.length);
    const whole = values.length === labels.length && !values.some(isLabel);
    if (isHeading(cell) || !isLabel(cell)) {
      rows.push(rowOf([cell], cell.at));
      i += 1;
    } else if (labels.length > 1 && whole) {
      rows.push(rowOf(labels, cell.at), rowOf(values, cell.at));
      i = end + labels.length;
    } else {
      const value = cells[i + 1] && !isLabel(cells[i + 1]!) ? cells[i + 1] : undefined;
      rows.push(rowOf([cell, value], cell.at));
      i += value ? 2 : 1;
    }
  }
  return rows;
}
