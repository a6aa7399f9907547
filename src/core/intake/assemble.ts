import { yearLine } from '../forms/headings.ts';
import type { FormRecord } from '../forms/registry.ts';
import { RECORD_ORDER } from '../forms/record-order.ts';
import type { FormContext } from './context.ts';
import { nest, rowRecord, type RowFields } from './draft-builder.ts';

/** The record in the order of the format. */
export function assemble({ builder, kind }: FormContext): Record<string, unknown> {
  const { fields, funds, indicators, tasks, labels, extra } = builder;
  dropLoneBreakdown(funds);
  dropDefaults({ builder, kind });
  nameGoals({ builder, kind });
  builder.sortFunds(rankOf);
  const all: Record<string, unknown> = {
    kind: kind.id,
    ...nest(fields),
    funds: funds.map((row) => rowRecord(row, kind.fundColumns)),
    ...(tasks.length > 0 ? { tasks: tasks.map((row) => rowRecord(row, kind.taskColumns ?? [])) } : {}),
    indicators: indicators.map((row) => rowRecord(row, kind.indicatorColumns)),
    ...(labels.size > 0 ? { labels: Object.fromEntries(labels) } : {}),
    ...(extra.size > 0 ? { extra: Object.fromEntries(extra) } : {}),
  };
  return Object.fromEntries(RECORD_ORDER.filter((key) => key in all).map((key) => [key, all[key]]));
}

/** Where the rows are one run and no second way of dividing the total, the form has no breakdowns. */
function dropLoneBreakdown(rows: readonly RowFields[]): void {
  const found = new Set(rows.flatMap(({ fields }) => fields.get('breakdown') ?? []));
  if (found.size < 2) for (const { fields } of rows) fields.delete('breakdown');
}

interface Dated {
  readonly year?: string;
  readonly period?: { readonly from: string; readonly to: string; readonly label?: string };
}

/** A year and months printed as the layout prints them where a record says nothing need not be said. */
function dropDefaults({ builder: { fields, labels }, kind }: Pick<FormContext, 'builder' | 'kind'>): void {
  const { year, period } = nest(fields) as Dated;
  if (year && labels.get('year') === yearLine({ year })) labels.delete('year');
  if (period?.from && period.to && period.label === kind.period({ kind: kind.id, period } as FormRecord))
    fields.delete('period.label');
}

/** A heading that was taken for that of a goal the form does not have is the heading of all goals. */
function nameGoals({ builder: { fields, labels }, kind: { intake } }: Pick<FormContext, 'builder' | 'kind'>): void {
  const heading = labels.get(intake.onlyGoal);
  if (heading === undefined || fields.has(intake.onlyGoal)) return;
  labels.delete(intake.onlyGoal);
  const official = intake.fields.find(({ path }) => path === 'goal')?.label;
  if (heading !== official && !labels.has('goal')) labels.set('goal', heading);
}

const ORDER = [undefined, 'income', 'spending'];

/** Money of the whole project before that of the year, and one breakdown after the other, be they printed side by side. */
const rankOf = ({ fields }: RowFields): number =>
  (fields.get('scope') === 'annual' ? ORDER.length : 0) + ORDER.indexOf(fields.get('breakdown'));
