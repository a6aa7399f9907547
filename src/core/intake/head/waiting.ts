import type { FieldLabel } from '../../forms/intake.ts';
import { squash } from '../clean-text.ts';
import type { FormContext } from '../context.ts';
import { printedLabel } from '../draft-builder.ts';
import type { Cell, Line } from '../lines.ts';
import { placeCurrency, placeGrade, placePeriod, placeSpan, placeVerdict, placeYear } from './place-values.ts';

/** A label that waits for its value. */
export interface Waiting {
  readonly cell: Cell;
  /** Undefined where the format has no field. */
  readonly field: FieldLabel | undefined;
  /** Whether its value may stand in the row under it though no field says so. */
  readonly below?: boolean;
  blank: Cell | undefined;
  filled: boolean;
}

const PROSE = /^(?:goal|corrective)/;
const sortOf = (path: string) => (PROSE.test(path) ? 'prose' : 'name') as 'prose' | 'name';

const GOAL_REACHED = /(?:完成|实现)情况$/;
const WHOLE_PROJECT = 'goal.project';

/**
 * Whether a goal is of more than a year: its heading says from when to when, or 总体绩效目标 has its own text where the goal of
 * the year has another under its own heading.
 */
const isWholeProject = ({ head, raw }: Cell, { kind, vocabulary, lines }: FormContext): boolean =>
  kind.intake.fields.some(({ path }) => path === WHOLE_PROJECT) &&
  (/20\d\d年?[-—–~～至]+20\d\d年?/.test(squash(raw)) || /[总整]体/.test(head)) &&
  lines.some(({ cells }) => cells.some((other) => vocabulary.field(other.head)?.path === kind.intake.onlyGoal));

/** The field that a value beside a label is of: the heading of all goals stands for the only one, 总分 for its score. */
function meant({ field, cell }: Waiting, context: FormContext): string {
  const { kind, builder } = context;
  const path = field!.path;
  if (path === 'total') return kind.intake.totals?.['score'] ?? path;
  if (path !== 'goal') return path;
  if (isWholeProject(cell, context)) return WHOLE_PROJECT;
  const reached = GOAL_REACHED.test(cell.head) && builder.fields.has(kind.intake.onlyGoal);
  const actual = reached && kind.intake.fields.find((known) => known.path === 'goal.actual');
  if (!actual) return kind.intake.onlyGoal;
  builder.heading(actual.path, actual.label, cell);
  return actual.path;
}

/** Puts a value where its label says; false where the place is taken. */
export function place(waiting: Waiting, cell: Cell, context: FormContext, raw?: string): boolean {
  const { builder, kind } = context;
  const { field, cell: label } = waiting;
  if (!field) {
    builder.label(label);
    if ([placeCurrency, placeGrade, placeSpan].some((put) => put(label, cell, context, raw))) return true;
    builder.putExtra(printedLabel(label), cell, raw);
    return true;
  }
  const path = meant(waiting, context);
  if (path === kind.intake.period) return placePeriod(label, cell, context, raw);
  if (path === 'outlook') return placeVerdict(label, cell, context, raw);
  if (path === 'year') return placeYear(cell, context, raw);
  return putBeside(waiting, path, cell, context, raw);
}

/** How sure a heading is of its field: the last rank of those that are not weak. */
function strength({ weak = [] }: FieldLabel, { head }: Cell): number {
  const rank = weak.findIndex((words) => words.test(head));
  return rank === -1 ? weak.length : rank;
}

/**
 * A value beside its label. Of two headings that mean one field the one that means nothing else holds (实施单位, not
 * 填报单位); the value of the other is kept under its own heading.
 */
function putBeside({ field, cell: label }: Waiting, path: string, cell: Cell, { builder }: FormContext, raw?: string) {
  const before = builder.beside.get(path);
  if (builder.put(path, cell, sortOf(path), raw)) {
    if (!before && !cell.blank) builder.beside.set(path, { label, cell, raw });
    return true;
  }
  if (!before || before.label.head === label.head) return false;
  if (strength(field!, label) <= strength(field!, before.label)) {
    builder.putExtra(printedLabel(label), cell, raw);
    return true;
  }
  builder.moveToExtra(path, before.label, before.cell, before.raw);
  builder.heading(path, field!.label, label);
  builder.beside.set(path, { label, cell, raw });
  return builder.put(path, cell, sortOf(path), raw);
}

/** Takes a cell for a label, and what it prints beyond the official one. */
export function noteLabel(field: FieldLabel, cell: Cell, { builder }: FormContext): void {
  builder.label(cell);
  if (field.path === 'year') return;
  const years = /[(（][^()（）]*\d{4}[^()（）]*[)）]\s*$/.exec(cell.raw)?.[0];
  if (!field.years || !years) {
    // a second heading that means a field already filled is not the one its value stands beside
    if (!builder.fields.get(field.path)) builder.heading(field.path, field.label, cell);
    return;
  }
  builder.fields.set(field.years, builder.take(field.years, cell, 'figure', years));
  builder.heading(field.path, field.label, cell, squash(cell.raw.slice(0, cell.raw.lastIndexOf(years.trim()))));
}

/** A label whose value was left blank keeps that: blank is not absent. */
export function closeBlank({ field, cell, blank, filled: has }: Waiting, context: FormContext): void {
  const { builder } = context;
  if (has || !blank) return;
  if (!field) {
    builder.label(cell);
    builder.putExtra(printedLabel(cell), blank);
  } else if (field.path !== 'goal' && field.path !== 'outlook' && field.path !== 'total')
    builder.put(field.path, blank, 'name');
}

/** A label at the end of a row that files cut off behind the last text has a blank value all the same. */
export function withRoom(label: Waiting, line: Line): Waiting {
  const last = line.cells.at(-1) === label.cell;
  return { ...label, blank: label.blank ?? (last ? { ...label.cell, raw: '', blank: true } : undefined) };
}
