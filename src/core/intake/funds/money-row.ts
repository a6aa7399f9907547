import type { FundLabel } from '../../forms/intake.ts';
import { squash } from '../clean-text.ts';
import type { FormContext } from '../context.ts';
import type { RowFields } from '../draft-builder.ts';
import type { Cell } from '../lines.ts';
import { isMoney } from '../money.ts';

export type Scope = 'project' | 'annual';

/** What a row of money is of: the cell that names it, and what the name means. */
export interface Source {
  readonly label: Cell;
  /** The name where the cell says more than that: 财政拨款 of 财政拨款：45万元. */
  readonly name?: string | undefined;
  /** Money that no name is known for keeps that name only. */
  readonly meant: FundLabel | undefined;
  /** Which side of a declaration's money it is on. */
  readonly scope?: Scope | undefined;
}

/** A row of the record's money while it is filled. */
export interface MoneyRow extends RowFields {
  readonly path: string;
}

/** Begins a row of money in the record. Fiscal money of the year is what the budget appropriates. */
export function beginRow({ builder }: FormContext, { label, name, meant, scope }: Source): MoneyRow {
  const path = `funds.${builder.funds.length}`;
  const source = meant?.source ?? 'extra';
  const fields = new Map([
    ...(scope ? [['scope', scope] as const] : []),
    ['source', source === 'fiscal' && scope === 'annual' ? 'appropriation' : source],
    ...(meant?.breakdown ? [['breakdown', meant.breakdown] as const] : []),
    ['label', builder.take(`${path}.label`, label, 'name', name)],
  ]);
  const row = { path, fields, extra: new Map<string, string>() };
  builder.funds.push(row);
  return row;
}

/** Puts a cell, or a blank where the form has none, into a field of a row; what is no figure in a field of one is doubted. */
export function putCell({ builder }: FormContext, row: MoneyRow, field: string, cell: Cell | undefined, raw?: string) {
  const isExtra = field.startsWith('extra.');
  const text = cell ? builder.take(`${row.path}.${field}`, cell, isExtra ? 'prose' : 'figure', raw) : '';
  if (isExtra) row.extra.set(field.slice('extra.'.length), text);
  else row.fields.set(field, text);
  if (isExtra || isMoney(text)) return;
  builder.doubt(field === 'amount' ? 'no-amount' : 'no-figure', `${row.path}.${field}`, cell?.at ?? '');
}

/** Says that another cell, or none, may stand at a place as well. */
export const doubtCell = ({ builder }: FormContext, path: string, at: string, rival: Cell | undefined): void =>
  builder.doubt('rival-cell', path, at, rival ? squash(rival.raw) : '', rival?.at ?? '');
