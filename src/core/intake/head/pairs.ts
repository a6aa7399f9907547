import { OTHER_LABELS, type FieldLabel } from '../../forms/intake.ts';
import { squash } from '../clean-text.ts';
import { goalOf, goesOn, readBelow, waitsBelow } from './goals.ts';
import { readInline, readStandalone } from './inline.ts';
import type { FormContext } from '../context.ts';
import { readDeclaredFund } from '../funds/declared-funds.ts';
import {
  headsLabels,
  headsLevels,
  headsMoney,
  headsTable,
  isBrief,
  reachesOver,
  statesMoney,
} from './group-headings.ts';
import { REVISED } from '../indicators/assign-columns.ts';
import { isFigure, namesMoney, noteMoney } from '../money.ts';
import { printedLabel } from '../draft-builder.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { readStatedFunds } from '../funds/stated-funds.ts';
import { unitOf } from './units.ts';
import { closeBlank, noteLabel, place, withRoom, type Waiting } from './waiting.ts';

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

/** A heading beside those of the goals that has its own text in the row of theirs: 预期目标 | 完成情况 | 总体完成率. */
function standsWithGoals(
  cell: Cell,
  line: Line,
  open: readonly Waiting[],
  { lines, vocabulary }: FormContext,
): boolean {
  const next = lines[lines.indexOf(line) + 1];
  const waiting = open.filter(waitsBelow);
  if (!next || next.paragraph || waiting.length === 0 || !isBrief(cell)) return false;
  const values = filled(next).filter(({ head }) => vocabulary.field(head)?.path !== 'goal');
  // beside a single goal a short text may be the goal, unless texts that are no labels stand under both
  if (waiting.length === 1 && values.some(isBrief)) return false;
  const heads = [...waiting.map((label) => label.cell), cell];
  const known = values.some(({ head }) => vocabulary.field(head) ?? vocabulary.indicatorColumn(head));
  return !known && heads.every(({ column }) => values.some((value) => value.column === column));
}

/**
 * Of two goals side by side (年初绩效目标 | 调整绩效目标) the one that was set anew is the record's where it is filled in, else the
 * first; the other keeps its own label.
 */
function standBeside(
  cell: Cell,
  field: FieldLabel,
  line: Line,
  open: Waiting[],
  { builder, lines }: FormContext,
): void {
  const at = open.findIndex((label) => label.field?.path === field.path);
  const first = open[at]!.cell;
  const next = lines[lines.indexOf(line) + 1];
  const under = next?.cells.find(({ column }) => column === cell.column);
  const isNew = REVISED.test(cell.raw) && !REVISED.test(first.raw) && under?.blank === false;
  const [own, other] = isNew ? [cell, first] : [first, cell];
  const extra: Waiting = { cell: other, field: undefined, below: true, blank: undefined, filled: false };
  builder.label(cell);
  builder.doubt('rival-column', field.path, other.at, printedLabel(own), printedLabel(other));
  if (!isNew) return void open.push(extra);
  open[at] = extra;
  builder.labels.delete(field.path);
  builder.heading(field.path, field.label, cell);
  open.push({ cell, field, blank: undefined, filled: false });
}

/** Whether a label has its value coming: whatever stands next is that, unless it is a label itself. */
const expects = (last: Waiting | undefined): boolean =>
  last?.field !== undefined &&
  last.field.path !== 'goal' &&
  last.field.path !== 'outlook' &&
  !last.filled &&
  !last.blank;

/** Whether what stands next is the value of a known label without a field: 资金性质 | 一般公共预算 is no row of money. */
const isAnswered = (last: Waiting | undefined): boolean =>
  last !== undefined && !last.field && !last.filled && !last.blank && OTHER_LABELS.test(last.cell.head);

function readCell(cell: Cell, line: Line, open: Waiting[], context: FormContext): void {
  const last = open.at(-1);
  const isOpen = last !== undefined && !last.filled;
  const field = unitOf(goalOf(cell, line, last, context), cell, context);
  const twin = field?.below && open.some((label) => label.field?.path === field.path && label.cell.head !== cell.head);
  if (twin && waitsBelow(open.at(-1)!)) {
    standBeside(cell, field, line, open, context);
  } else if (field?.path.startsWith('goal') && (headsTable(cell, line, context) || headsLevels(cell, line)))
    context.builder.label(cell);
  else if (field && !(cell.raw.includes('：') && readInline(cell, context))) {
    noteLabel(field, cell, context);
    open.push({ cell, field, blank: undefined, filled: false });
  } else if (context.builder.used.has(cell)) return;
  else if (standsWithGoals(cell, line, open, context)) {
    context.builder.label(cell);
    open.push({ cell, field: undefined, below: true, blank: undefined, filled: false });
  }
  // points behind the headings of goals whose texts stand under them
  else if (isFigure(cell.raw) && open.filter(waitsBelow).length > 1) return;
  else if (last && expects(last)) last.filled = place(last, cell, context);
  else if (readInline(cell, context)) return;
  else if (statesMoney(cell, line)) noteMoney(cell, context);
  else if (!isOpen && readStandalone(cell, context)) return;
  else if (isOpen && !(OTHER_LABELS.test(cell.head) && last.blank)) last.filled = place(last, cell, context);
  else if ([headsLabels, headsMoney, reachesOver].some((heads) => heads(cell, line, context)))
    context.builder.label(cell);
  else if (isUnknownLabel(cell, line)) open.push({ cell, field: undefined, blank: undefined, filled: false });
}

/** The row above a text alone in its row whose only label reaches down to it, on a page that says how many cells rows print. */
const reachesDown = (line: Line, above: Line | undefined): Cell | undefined =>
  line.width === 1 && above?.width === 2 ? filled(above)[0] : undefined;

/** A text alone in its row beside a heading that reaches down to it is what the heading is about: more of its goal, if it is of one. */
function readBesideHeading(line: Line, context: FormContext): void {
  const { builder, lines, vocabulary } = context;
  const [only, ...more] = filled(line);
  if (!only || more.length > 0 || builder.used.has(only)) return;
  const above = lines[lines.indexOf(line) - 1];
  const over = line.covering ? line.covering(line.row, only.column - 1) : reachesDown(line, above);
  const field = over && over.row < line.row ? vocabulary.field(over.head) : undefined;
  if (field?.path.startsWith('goal')) {
    place({ cell: over!, field, blank: undefined, filled: false }, only, context);
    return;
  }
  if (only.column === 0) return;
  // where merges are lost, the heading of a text stands in the row above, left of it
  const left = above?.cells.find(({ column }) => column === only.column - 1);
  const lost = left && !vocabulary.field(left.head) && !namesMoney(only.head) ? left : undefined;
  const heading = line.covering ? line.covering(line.row, only.column - 1) : lost;
  if (heading && heading.row < line.row && builder.used.has(heading) && isBrief(heading))
    builder.putExtra(printedLabel(heading), only);
}

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
    } else if (
      expects(last) ||
      isAnswered(last) ||
      !(readStatedFunds(cell, context) || readDeclaredFund(line, i, context))
    )
      readCell(cell, line, open, context);
  });
  const below = open.filter(waitsBelow);
  const next = lines[at + 1];
  const all = below.length > 0 && open.every((label) => !label.filled);
  let rows = all && next !== undefined && readBelow(below, next, context) ? 1 : 0;
  while (rows > 0 && goesOn(line, lines[at + rows + 1], below) && readBelow(below, lines[at + rows + 1]!, context))
    rows++;
  for (const label of open) closeBlank(label.filled ? label : withRoom(label, line), context);
  readBesideHeading(line, context);
  return at + 1 + rows;
}
