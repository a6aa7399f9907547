import { heading } from '../clean-text.ts';
import type { FormContext } from '../context.ts';
import { scopeOf } from './declared-funds.ts';
import { putDeclaredRow } from './declared-row.ts';
import type { Cell } from '../lines.ts';
import { statedAmount } from '../money.ts';

/** Where the next amount of a cell begins: in a new line, or with its number where the lines were joined. */
const NEXT = /\n|[^\S\n]+(?=[一二三四五六七八九\d]{1,2}[、.．](?!\d))/;

/** A declaration's money in one cell, an amount in each line: 资金总额：250 over 一、财政拨款：200 and 二、自有资金：50. */
export function readStatedFunds(cell: Cell, context: FormContext): boolean {
  const { builder, kind, scopeColumns, vocabulary } = context;
  if (!kind.intake.fundPairs || builder.used.has(cell) || cell.raw.length > 300) return false;
  const lines = cell.raw.split(NEXT).filter((line) => line.trim() !== '');
  const rows = lines.flatMap((line) => statedAmount(line) ?? []);
  const meanings = rows.map(({ label }) => vocabulary.fundRow(heading(label)));
  if (rows.length < 2 || rows.length < lines.length || !meanings[0]) return false;
  rows.forEach(({ label, amount }, i) => {
    const meant = meanings[i];
    const scope = scopeOf(cell, meant?.scope ?? meanings[0]!.scope, scopeColumns);
    putDeclaredRow(context, { label: cell, name: label, amount: cell, text: amount, scope, meant });
  });
  return true;
}
