import type { FundLabel } from '../../forms/intake.ts';
import type { FormContext } from '../context.ts';
import type { Cell } from '../lines.ts';

export type Scope = 'project' | 'annual';

/** A row of a declaration's money: the cell that names it, and its amount. */
export interface DeclaredRow {
  readonly label: Cell;
  /** The name where the cell says more than that: 财政拨款 of 财政拨款：45万元. */
  readonly name?: string | undefined;
  /** Missing where the form has no place for it. */
  readonly amount: Cell | undefined;
  readonly text?: string | undefined;
  readonly scope: Scope;
  /** What the name means; money that no name is known for keeps that name only. */
  readonly meant: FundLabel | undefined;
}

/** Puts a row of a declaration's money into the record. Fiscal money of the year is what the budget appropriates. */
export function putDeclaredRow({ builder }: FormContext, row: DeclaredRow): void {
  const path = `funds.${builder.funds.length}`;
  const source = row.meant?.source ?? 'extra';
  const fields = new Map([
    ['scope', row.scope as string],
    ['source', source === 'fiscal' && row.scope === 'annual' ? 'appropriation' : source],
    ...(row.meant?.breakdown ? [['breakdown', row.meant.breakdown] as const] : []),
    ['label', builder.take(`${path}.label`, row.label, 'name', row.name)],
    ['amount', row.amount ? builder.take(`${path}.amount`, row.amount, 'figure', row.text) : ''],
  ]);
  builder.funds.push({ fields, extra: new Map() });
}
