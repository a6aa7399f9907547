import type { FieldLabel } from '../forms/intake.ts';
import { squash } from './clean-text.ts';
import type { FormContext } from './context.ts';
import { printedLabel } from './draft-builder.ts';
import type { Cell, Line } from './lines.ts';
import { monthsIn, yearIn } from './year-and-period.ts';

/** A label that waits for its value. */
export interface Waiting {
  readonly cell: Cell;
  /** Undefined where the format has no field. */
  readonly field: FieldLabel | undefined;
  blank: Cell | undefined;
  filled: boolean;
}

const PROSE = /^(?:goal|corrective)/;
const sortOf = (path: string) => (PROSE.test(path) ? 'prose' : 'name') as 'prose' | 'name';

/** The field of a goal that stands beside the heading of all goals. */
const meant = (field: FieldLabel, { kind }: FormContext): string =>
  field.path === 'goal' ? kind.intake.onlyGoal : field.path;

/** Puts a value where its label says; false where the place is taken. */
export function place(waiting: Waiting, cell: Cell, context: FormContext, raw?: string): boolean {
  const { builder, kind } = context;
  const { field, cell: label } = waiting;
  if (!field) {
    builder.label(label);
    builder.putExtra(printedLabel(label), cell, raw);
    return true;
  }
  const path = meant(field, context);
  if (path === kind.intake.period) return placePeriod(cell, context, raw);
  if (path === 'outlook') return false;
  if (path === 'year') return placeYear(cell, context, raw);
  return builder.put(path, cell, sortOf(path), raw);
}

/** The year beside its label. */
function placeYear(cell: Cell, { builder }: FormContext, raw = cell.raw): boolean {
  const year = yearIn(raw);
  if (!year || builder.fields.has('year')) return false;
  builder.take('year', cell, 'name', raw);
  builder.fields.set('year', year);
  return true;
}

/** The tracked months: as printed, and as from and to. */
function placePeriod(cell: Cell, { builder }: FormContext, raw = cell.raw): boolean {
  builder.fields.set('period.label', builder.take('period', cell, 'prose', raw));
  const months = monthsIn(raw, builder.fields.get('year'));
  if (!months) return true;
  for (const [end, month] of Object.entries(months)) builder.fields.set(`period.${end}`, month);
  return true;
}

/** Takes a cell for a label, and what it prints beyond the official one. */
export function noteLabel(field: FieldLabel, cell: Cell, { builder }: FormContext): void {
  builder.label(cell);
  if (field.path === 'year') return;
  const years = /[(（][^()（）]*\d{4}[^()（）]*[)）]\s*$/.exec(cell.raw)?.[0];
  if (!field.years || !years) return void builder.heading(field.path, field.label, cell);
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
  } else if (field.path !== 'goal' && field.path !== 'outlook') builder.put(field.path, blank, 'name');
}

/** A label at the end of a row that files cut off behind the last text has a blank value all the same. */
export function withRoom(label: Waiting, line: Line): Waiting {
  const last = line.cells.at(-1) === label.cell;
  return { ...label, blank: label.blank ?? (last ? { ...label.cell, raw: '', blank: true } : undefined) };
}
