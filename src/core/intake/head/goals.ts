import type { FieldLabel } from '../../forms/intake.ts';
import type { FormContext } from '../context.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { place, type Waiting } from './waiting.ts';

const GOAL_SET = /^.{0,8}目标(?:内容)?$/;
const GOAL_REACHED = /^.{0,8}(?:完成|实现|执行|实际).{0,6}$/;

/**
 * Headings of goals beside the heading of them all are what their places say: 年度总体目标 | 总体目标 | 目标完成情况. Two of them
 * must stand there, since a short text alone may be the goal itself.
 */
export function goalOf(cell: Cell, line: Line, last: Waiting | undefined, { kind, vocabulary }: FormContext) {
  const field = vocabulary.field(cell.head);
  const named = (wanted: string): FieldLabel | undefined => kind.intake.fields.find(({ path }) => path === wanted);
  const [after, second] = line.cells.slice(line.cells.indexOf(cell) + 1).filter(({ blank }) => !blank);
  const pathOf = (other: Cell | undefined): string | undefined => other && vocabulary.field(other.head)?.path;
  if (field?.path === 'goal' && pathOf(after) === 'goal.actual') return named(kind.intake.onlyGoal) ?? field;
  // 年度目标完成情况 before 预期目标 | 目标实际完成情况 is the heading of them all
  const overBoth = pathOf(after) === kind.intake.onlyGoal && pathOf(second) === 'goal.actual';
  if (field?.path === 'goal.actual' && overBoth) return named('goal') ?? field;
  if (!last?.field || last.filled || (field && field.path !== 'goal')) return field;
  const both = GOAL_SET.test(cell.head) && after !== undefined && GOAL_REACHED.test(after.head);
  const beforeOnly = pathOf(after) === kind.intake.onlyGoal;
  if (last.field.path === 'goal' && (field || both))
    return (beforeOnly ? named('goal.project') : undefined) ?? named(kind.intake.onlyGoal) ?? field;
  // 完成课题5项 before 实际完成情况 is the goal itself
  const isText = /[\d。，；]/.test(cell.head) || pathOf(after) === 'goal.actual';
  return last.field.path === kind.intake.onlyGoal && GOAL_REACHED.test(cell.head) && !isText
    ? (named('goal.actual') ?? field)
    : field;
}

/** Whether the label is of the goals and the texts may stand in the next row. */
export const waitsBelow = ({ field, below, filled: has }: Waiting): boolean => !!(field?.below || below) && !has;

/** The cell of the next row under a label: the same columns, or the same place in order where columns were lost. */
export function readBelow(waiting: readonly Waiting[], next: Line, context: FormContext): boolean {
  const { vocabulary, builder } = context;
  const labels = filled(next).filter(({ head }) => vocabulary.field(head)?.path === 'goal');
  const values = filled(next).filter((cell) => !labels.includes(cell));
  if (values.some(({ head }) => vocabulary.field(head) || vocabulary.indicatorColumn(head))) return false;
  // a goal may speak of money as the labels of money do: 地方储备粮食规模达标
  const isUnder = (cell: Cell, i: number): boolean => cell.column === waiting[i]?.cell.column;
  const exactly = values.length === waiting.length && values.length > 1 && values.every(isUnder);
  if (!exactly && values.some(({ head }) => vocabulary.fundRow(head))) return false;
  const inOrder = !next.covering && values.length === waiting.length;
  waiting.forEach((label, i) => {
    const { column, columnSpan } = label.cell;
    const under = next.cells.find((c) => c.column >= column && c.column < column + columnSpan && !labels.includes(c));
    // where no lines tell the columns, a text may begin left of the label that stands in the middle over it
    const around = next.covering?.(next.row, column);
    const cell = inOrder ? values[i] : (under ?? values.find((value) => value === around));
    if (cell) label.filled = place(label, cell, context);
  });
  for (const cell of labels) builder.label(cell);
  return waiting.some((label) => label.filled);
}

/**
 * Whether a row has more of the texts under the goals: nothing but one under each, beside the heading of all goals. A rate
 * beside the goals may hold for all rows.
 */
export function goesOn(line: Line, next: Line | undefined, below: readonly Waiting[]): boolean {
  const texts = next && !next.paragraph ? filled(next) : [];
  const goals = below.filter(({ field }) => field !== undefined);
  const first = line.cells[0]!;
  const under = ({ column }: Cell): boolean => below.some(({ cell }) => cell.column === column);
  const beside = next?.covering ? next.covering(next.row, first.column) === first : next?.cells[0]?.blank === true;
  const each = goals.every(({ cell }) => texts.some(({ column }) => column === cell.column));
  return beside && goals.length > 0 && each && texts.every(under);
}
