import { OTHER_LABELS } from '../forms/intake.ts';
import { squash } from './clean-text.ts';
import { readInline, readStandalone } from './inline.ts';
import type { FormContext } from './context.ts';
import { readDeclaredFund } from './declared-funds.ts';
import { currencyIn, isFigure, noteMoney } from './money.ts';
import { filled, type Cell, type Line } from './lines.ts';
import { closeBlank, noteLabel, place, withRoom, type Waiting } from './waiting.ts';

const MONEY_HEADING = /资金|预算|经费/;
/** A heading over the labels beside it: 项目基本情况 before 1.项目年度目标完成情况. */
const headsLabels = (cell: Cell, line: Line, { vocabulary }: FormContext): boolean => {
  const after = line.cells.slice(line.cells.indexOf(cell) + 1).find(({ blank }) => !blank);
  return (
    after !== undefined &&
    cell.head.length <= 12 &&
    /(?:情况|信息|概况)$/.test(cell.head) &&
    (OTHER_LABELS.test(after.head) || vocabulary.field(after.head) !== undefined)
  );
};

/** A text that no kind declares and that yet stands where labels stand: short, no figure, with a text or room beside it. */
function isUnknownLabel(cell: Cell, line: Line): boolean {
  if (OTHER_LABELS.test(cell.head) && cell.head.length <= 30) return true;
  const after = line.cells[line.cells.indexOf(cell) + 1];
  return (
    cell.head.length >= 2 &&
    squash(cell.raw).length <= 24 &&
    /^[^\d,。；]+$/.test(cell.head) &&
    !isFigure(cell.raw) &&
    after !== undefined &&
    !after.blank
  );
}

/** Whether the label is of the goals and the texts may stand in the next row. */
const waitsBelow = ({ field, filled: has }: Waiting): boolean => !!field?.below && !has;

/** The cell of the next row under a label: the same columns, or the same place in order where columns were lost. */
function readBelow(waiting: readonly Waiting[], next: Line, context: FormContext): boolean {
  const { vocabulary, builder } = context;
  const labels = filled(next).filter(({ head }) => vocabulary.field(head)?.path === 'goal');
  const values = filled(next).filter((cell) => !labels.includes(cell));
  if (values.some(({ head }) => vocabulary.field(head) || vocabulary.indicatorColumn(head) || vocabulary.fundRow(head)))
    return false;
  const inOrder = !next.covering && values.length === waiting.length;
  waiting.forEach((label, i) => {
    const { column, columnSpan } = label.cell;
    const under = next.cells.find((c) => c.column >= column && c.column < column + columnSpan && !labels.includes(c));
    const cell = inOrder ? values[i] : under;
    if (cell) label.filled = place(label, cell, context);
  });
  for (const cell of labels) builder.label(cell);
  return waiting.some((label) => label.filled);
}

/** Whether a label has its value coming: whatever stands next is that, unless it is a label itself. */
const expects = (last: Waiting | undefined): boolean =>
  last?.field !== undefined &&
  last.field.path !== 'goal' &&
  last.field.path !== 'outlook' &&
  !last.filled &&
  !last.blank;

function readCell(cell: Cell, line: Line, open: Waiting[], context: FormContext): void {
  const { vocabulary } = context;
  const last = open.at(-1);
  const isOpen = last !== undefined && !last.filled;
  const field = vocabulary.field(cell.head);
  if (field && !readsAsValue(field.path, last) && !(cell.raw.includes('：') && readInline(cell, context))) {
    noteLabel(field, cell, context);
    open.push({ cell, field, blank: undefined, filled: false });
  } else if (context.builder.used.has(cell)) return;
  else if (last && expects(last)) last.filled = place(last, cell, context);
  else if (readInline(cell, context)) return;
  else if (currencyIn(cell.raw) && MONEY_HEADING.test(cell.head) && cell.head.length < 15) noteMoney(cell, context);
  else if (!isOpen && readStandalone(cell, context)) return;
  else if (isOpen && !(OTHER_LABELS.test(cell.head) && last.blank)) last.filled = place(last, cell, context);
  else if (headsLabels(cell, line, context)) context.builder.label(cell);
  else if (isUnknownLabel(cell, line)) open.push({ cell, field: undefined, blank: undefined, filled: false });
}

/** The value of a label may be the same word: 实施单位 | 实施单位 is no second label. */
const readsAsValue = (path: string, last: Waiting | undefined): boolean =>
  expects(last) && last?.field?.below !== true && last?.field?.path === path;

/** Reads line `at` as labels with their values beside (or, for goals, under) them; gives the next line to read. */
export function readPairs(context: FormContext, at: number): number {
  const { lines } = context;
  const line = lines[at]!;
  const open: Waiting[] = [];
  line.cells.forEach((cell, i) => {
    const last = open.at(-1);
    if (context.builder.used.has(cell)) return;
    if (cell.blank) {
      if (last && !last.filled) last.blank ??= cell;
    } else if (expects(last) || !readDeclaredFund(line, i, context)) readCell(cell, line, open, context);
  });
  const below = open.filter(waitsBelow);
  const next = lines[at + 1];
  const all = below.length > 0 && open.every((label) => !label.filled);
  const used = all && next !== undefined && readBelow(below, next, context);
  for (const label of open) closeBlank(label.filled ? label : withRoom(label, line), context);
  return used ? at + 2 : at + 1;
}
