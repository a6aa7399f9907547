import { OTHER_LABELS } from '../forms/intake.ts';
import { squash } from './clean-text.ts';
import { goalOf, goesOn, readBelow, waitsBelow } from './goals.ts';
import { readInline, readStandalone } from './inline.ts';
import type { FormContext } from './context.ts';
import { readDeclaredFund } from './declared-funds.ts';
import { currencyIn, isAmount, isFigure, noteMoney } from './money.ts';
import type { Cell, Line } from './lines.ts';
import { closeBlank, noteLabel, place, withRoom, type Waiting } from './waiting.ts';

const MONEY_HEADING = /资金|预算|经费/;
/** A heading over the labels beside it: 项目基本情况 before 1.项目年度目标完成情况, or 部门总体目标 over several rows. */
const headsLabels = (cell: Cell, line: Line, { vocabulary }: FormContext): boolean => {
  const after = line.cells.slice(line.cells.indexOf(cell) + 1).find(({ blank }) => !blank);
  return (
    after !== undefined &&
    cell.head.length <= 12 &&
    (/(?:情况|信息|概况)$/.test(cell.head) || (/目标$/.test(cell.head) && after.rowSpan < cell.rowSpan)) &&
    (OTHER_LABELS.test(after.head) || vocabulary.field(after.head) !== undefined)
  );
};

/** A heading that states the unit of a money table: 项目资金（万元）, and not 年度预算（万元） before its amount. */
const statesMoney = (cell: Cell, line: Line): boolean => {
  const after = line.cells.slice(line.cells.indexOf(cell) + 1).find(({ blank }) => !blank);
  const heads = currencyIn(cell.raw) !== undefined && MONEY_HEADING.test(cell.head) && cell.head.length < 15;
  return heads && !(after && isAmount(after.raw));
};

/** A heading over rows of a declaration's money: 项目资金 before 年度资金总额. */
const headsMoney = (cell: Cell, line: Line, { vocabulary, kind }: FormContext): boolean => {
  const after = line.cells.slice(line.cells.indexOf(cell) + 1).find(({ blank }) => !blank);
  return (
    kind.intake.fundPairs &&
    MONEY_HEADING.test(cell.head) &&
    cell.head.length < 15 &&
    after !== undefined &&
    vocabulary.fundRow(after.head) !== undefined
  );
};

/** A text that no kind declares and that yet stands where labels stand: short, no figure, with a text or room beside it. */
function isUnknownLabel(cell: Cell, line: Line): boolean {
  if (OTHER_LABELS.test(cell.head) && cell.head.length <= 30) return true;
  const rest = line.cells.slice(line.cells.indexOf(cell) + 1);
  // where merges are lost, blank cells may only be what a merged one covered
  const after = line.covering ? rest[0] : rest.find(({ blank }) => !blank);
  return (
    cell.head.length >= 2 &&
    squash(cell.raw).length <= 24 &&
    /^[^\d,。；]+$/.test(cell.head) &&
    !isFigure(cell.raw) &&
    after !== undefined &&
    !after.blank
  );
}

/** Whether a label has its value coming: whatever stands next is that, unless it is a label itself. */
const expects = (last: Waiting | undefined): boolean =>
  last?.field !== undefined &&
  last.field.path !== 'goal' &&
  last.field.path !== 'outlook' &&
  !last.filled &&
  !last.blank;

function readCell(cell: Cell, line: Line, open: Waiting[], context: FormContext): void {
  const last = open.at(-1);
  const isOpen = last !== undefined && !last.filled;
  const field = goalOf(cell, line, last, context);
  const twin = field?.below && open.some((label) => label.field?.path === field.path && label.cell.head !== cell.head);
  if (twin && waitsBelow(open.at(-1)!)) {
    // of two goals side by side (年初绩效目标 | 调整绩效目标) the first is the record's, the other keeps its own label
    context.builder.label(cell);
    open.push({ cell, field: undefined, below: true, blank: undefined, filled: false });
  } else if (field && !readsAsValue(field.path, last) && !(cell.raw.includes('：') && readInline(cell, context))) {
    noteLabel(field, cell, context);
    open.push({ cell, field, blank: undefined, filled: false });
  } else if (context.builder.used.has(cell)) return;
  else if (last && expects(last)) last.filled = place(last, cell, context);
  else if (readInline(cell, context)) return;
  else if (statesMoney(cell, line)) noteMoney(cell, context);
  else if (!isOpen && readStandalone(cell, context)) return;
  else if (isOpen && !(OTHER_LABELS.test(cell.head) && last.blank)) last.filled = place(last, cell, context);
  else if (headsLabels(cell, line, context) || headsMoney(cell, line, context)) context.builder.label(cell);
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
  let rows = all && next !== undefined && readBelow(below, next, context) ? 1 : 0;
  while (rows > 0 && goesOn(line, lines[at + rows + 1], below) && readBelow(below, lines[at + rows + 1]!, context))
    rows++;
  for (const label of open) closeBlank(label.filled ? label : withRoom(label, line), context);
  return at + 1 + rows;
}
