import { squash } from '../clean-text.ts';
import { ownYear, type FormContext } from '../context.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { yearLine } from './year-and-period.ts';

const YEAR = /^(?:财年|年度|年份|预算年度)$/;
const GOAL = /^.{0,6}目标$/;
const REACHED = /(?:完成|实现)情况$/;

/** The columns of a list of goals by year: 财年 | 目标 | 实际完成情况. */
function columnsIn(line: Line): readonly [Cell, Cell, Cell] | undefined {
  const [year, goal, reached, ...more] = filled(line);
  if (line.paragraph || !year || !goal || !reached || more.length > 0) return undefined;
  return YEAR.test(year.head) && GOAL.test(goal.head) && REACHED.test(reached.head) ? [year, goal, reached] : undefined;
}

/**
 * Reads a list of goals by year, of which the form's own year is the record's goal; those of other years stay unread. What
 * stood beside another heading as the goal of all years goes to `extra`. Gives the line after it.
 */
export function readGoalsByYear(context: FormContext, at: number): number | undefined {
  const { builder, kind, lines } = context;
  const columns = columnsIn(lines[at]!);
  const year = ownYear(context);
  if (!columns || !year) return undefined;
  let end = at + 1;
  while (lines[end] && yearLine(squash(filled(lines[end]!)[0]?.raw ?? ''))) end += 1;
  const own = lines.slice(at + 1, end).find((line) => yearLine(filled(line)[0]!.raw) === year);
  if (!own) return undefined;
  columns.forEach((cell) => builder.label(cell));
  builder.label(filled(own)[0]!);
  [kind.intake.onlyGoal, 'goal.actual'].forEach((path, i) => {
    const heading = columns[i + 1]!;
    const cell = own.cells.find(({ column }) => column === heading.column);
    const before = builder.beside.get(path);
    if (before) builder.moveToExtra(path, before.label, before.cell, before.raw);
    if (!cell || !kind.intake.fields.some((field) => field.path === path)) return;
    builder.put(path, cell, 'prose');
    builder.heading(path, kind.intake.fields.find((field) => field.path === path)!.label, heading);
  });
  return end;
}
