import type { FormContext } from '../context.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { printedLabel } from '../draft-builder.ts';
import { currencyIn, isFigure, noteMoney } from '../money.ts';

/** The breakdown of a whole department's money that a cell heads: 按收入性质分. */
const headOf = ({ head }: Cell, { kind }: FormContext) =>
  kind.intake.breakdowns?.find(({ matches }) => matches.test(head));

/** Whether a line is nothing but headings of breakdowns, beside the heading of the money. */
export const isBreakdownHead = (line: Line, context: FormContext): boolean => {
  const cells = filled(line).filter(({ raw }) => currencyIn(raw) === undefined);
  return cells.length > 0 && cells.every((cell) => headOf(cell, context));
};

/** Takes such a line for what it is; the rows below say themselves to which breakdown they belong. */
export function readBreakdownHeads(line: Line, context: FormContext): boolean {
  if (!isBreakdownHead(line, context)) return false;
  for (const cell of filled(line)) {
    const found = headOf(cell, context);
    if (!found) noteMoney(cell, context);
    else {
      context.builder.label(cell);
      context.builder.heading(`funds.${found.breakdown}`, found.label, cell);
    }
  }
  return true;
}

/** A heading of a breakdown with one text beside it that is no figure: its parts, or what is said of them. It is kept whole. */
export function readToldBreakdown(line: Line, context: FormContext): boolean {
  const { builder } = context;
  const [head, told, ...more] = filled(line).filter(({ raw }) => currencyIn(raw) === undefined);
  if (!head || !told || more.length > 0 || !headOf(head, context) || isFigure(told.raw)) return false;
  builder.label(head);
  builder.putExtra(printedLabel(head), told);
  return true;
}
