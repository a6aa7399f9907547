import { RECORD_ORDER } from '../forms/record-order.ts';
import type { FormContext } from './context.ts';
import { nest, rowRecord, type RowFields } from './draft-builder.ts';

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
  return Object.fromEntries(RECORD_ORDER.filter((key) => key in all).map((key) => [key, all[key]]));
}
const inScopes = (rows: RowFields[]): RowFields[] =>
  [...rows].sort((a, b) => Number(a.fields.get('scope') === 'annual') - Number(b.fields.get('scope') === 'annual'));
