import type { FormContext } from '../context.ts';
import { printedLabel } from '../draft-builder.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { currencyIn, isAmount, isFigure, noteMoney } from '../money.ts';

const MONEY_HEADING = /^.{0,8}(?:资金|预算|经费|支出|执行|使用).{0,8}$/;

/** What stands left of the headings and reaches down to their figures, and the headings. */
function headingsIn(line: Line, next: Line): { before: readonly Cell[]; heads: readonly Cell[] } {
  const cells = filled(line);
  const columns = new Set(next.cells.map(({ column }) => column));
  const blank = (cell: Cell): boolean => next.cells.every(({ column, blank }) => column !== cell.column || blank);
  const before = cells.filter((cell) => (line.covering ? !columns.has(cell.column) : blank(cell)));
  return { before, heads: cells.filter((cell) => !before.includes(cell)) };
}

/**
 * A row of figures under a row of headings that no field stands for, column by column: 财政拨款数 | 指标结余数 over 210 | 0. They
 * go to `extra`. Gives the line after them.
 */
export function readFiguresUnder(context: FormContext, at: number): number | undefined {
  const { builder, kind, lines, vocabulary } = context;
  const [line, next] = [lines[at]!, lines[at + 1]];
  if (!next || line.paragraph || next.paragraph || kind.intake.fundPairs) return undefined;
  const { before, heads } = headingsIn(line, next);
  const values = filled(next);
  const isKnown = ({ head }: Cell): boolean => vocabulary.field(head) !== undefined;
  if (heads.length < 2 || before.length > 1 || values.length !== heads.length) return undefined;
  if (!before.every(({ head }) => MONEY_HEADING.test(head))) return undefined;
  if (heads.some((head) => isFigure(head.raw) || isKnown(head) || builder.used.has(head))) return undefined;
  const stands = (value: Cell, i: number): boolean =>
    value.column === heads[i]!.column && value.columnSpan === heads[i]!.columnSpan && isAmount(value.raw);
  if (!values.every(stands)) return undefined;
  for (const cell of before)
    if (currencyIn(cell.raw)) noteMoney(cell, context);
    else builder.label(cell);
  heads.forEach((head, i) => {
    builder.label(head);
    builder.putExtra(printedLabel(head), values[i]!);
  });
  return at + 2;
}
