import { heading, squash } from '../clean-text.ts';
import type { FormContext } from '../context.ts';
import { scopeOf } from './declared-funds.ts';
import { beginRow, putCell } from './money-row.ts';
import type { Cell } from '../lines.ts';
import { isAmount, namesMoney, statedAmount } from '../money.ts';

/**
 * Where the next amount of a cell begins: in a new line, with its number where the lines were joined, or behind the amount
 * before it.
 */
const NEXT =
  /\n|[^\S\n]+(?=[一二三四五六七八九\d]{1,2}[、.．](?!\d))|(?<=\d[^\S\n]*(?:万元|元)?)[\s；;，,、]+(?=[（(]?[\p{Script=Han}][^\d]{1,28}\d)/u;

const NAMED = /^((?:其中[:：])?[^\d:：]{2,30}?)((?:[-+−]|人民币|[¥￥])?\d.*)$/;

/** An amount right behind a name that money is known by: 上级资金60.00. */
function namedAmount(text: string, { vocabulary }: FormContext): ReturnType<typeof statedAmount> {
  const [, label = '', amount = ''] = NAMED.exec(squash(text)) ?? [];
  const head = heading(label);
  return amount && isAmount(amount) && (vocabulary.fundRow(head) ?? namesMoney(head)) ? { label, amount } : undefined;
}

/** A declaration's money in one cell, an amount in each line: 资金总额：250 over 一、财政拨款：200 and 二、自有资金：50. */
export function readStatedFunds(cell: Cell, context: FormContext): boolean {
  const { builder, kind, scopeColumns, vocabulary } = context;
  if (!kind.intake.fundPairs || builder.used.has(cell) || cell.raw.length > 300) return false;
  const lines = cell.raw
    .trim()
    .replace(/[。；;]$/, '')
    .split(NEXT)
    .filter((line) => line.trim() !== '');
  const rows = lines.flatMap((line) => statedAmount(line) ?? namedAmount(line, context) ?? []);
  const meanings = rows.map(({ label }) => vocabulary.fundRow(heading(label)));
  if (rows.length < 2 || rows.length < lines.length || !meanings[0]) return false;
  rows.forEach(({ label, amount }, i) => {
    const meant = meanings[i];
    const scope = scopeOf(cell, meant?.scope ?? meanings[0]!.scope, scopeColumns);
    putCell(context, beginRow(context, { label: cell, name: label, meant, scope }), 'amount', cell, amount);
  });
  return true;
}
