import type { FormContext } from './context.ts';
import { nest, rowRecord, type RowFields } from './draft-builder.ts';

const ORDER = [
  'kind',
  'title',
  'year',
  'project',
  'department',
  'implementer',
  'currency',
  'category',
  'start',
  'end',
  'period',
  'funds',
  'goal',
  'indicators',
  'outlook',
  'corrective',
  'total',
  'grade',
  'labels',
  'extra',
];

/** The record in the order of the format. */
export function assemble({ builder, kind }: FormContext): Record<string, unknown> {
  const { fields, funds, indicators, labels, extra } = builder;
  const scopes = funds.some((row) => row.fields.has('scope'));
  const all: Record<string, unknown> = {
    kind: kind.id,
    ...nest(fields),
    funds: (scopes ? inScopes(funds) : funds).map((row) => rowRecord(row, kind.fundColumns)),
    indicators: indicators.map((row) => rowRecord(row, kind.indicatorColumns)),
    ...(labels.size > 0 ? { labels: Object.fromEntries(labels) } : {}),
    ...(extra.size > 0 ? { extra: Object.fromEntries(extra) } : {}),
  };
  return Object.fromEntries(ORDER.filter((key) => key in all).map((key) => [key, all[key]]));
}
const inScopes = (rows: RowFields[]): RowFields[] =>
  [...rows].sort((a, b) => Number(a.fields.get('scope') === 'annual') - Number(b.fields.get('scope') === 'annual'));
