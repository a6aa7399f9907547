import type { FormContext } from '../context.ts';
import { putDeclaredRow } from './declared-row.ts';
import { scopeOf } from './declared-funds.ts';
import { isBrief } from '../head/group-headings.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { isAmount, isFigure, namesMoney, noteMoney } from '../money.ts';

const MONEY = /资金|预算|经费|来源|金额/;

/** What stands under a heading, in a cell as wide. */
function under(head: Cell, next: Line): Cell | undefined {
  const cell = next.covering?.(next.row, head.column) ?? next.cells.find(({ column }) => column === head.column);
  return cell && cell.row === next.row && cell.columnSpan === head.columnSpan ? cell : undefined;
}

interface Sources {
  readonly before: readonly Cell[];
  readonly columns: readonly { readonly head: Cell; readonly amount: Cell }[];
}

/** The sources in a row with the amounts under them; nothing where any other text stands in the two rows. */
function sourcesIn(line: Line, next: Line, { vocabulary }: FormContext): Sources | undefined {
  const cells = filled(line);
  const isKnown = ({ head }: Cell): boolean => vocabulary.fundRow(head) !== undefined;
  // the heading of them all may be called as a source is: 财政资金 over its parts
  const start = cells.findIndex((cell) => isKnown(cell) && under(cell, next) !== undefined);
  const [before, heads] = [cells.slice(0, start), cells.slice(start)];
  if (start === -1 || before.length > 1 || heads.filter(isKnown).length < 2) return undefined;
  if (!before.every(({ head }) => MONEY.test(head) && !vocabulary.field(head))) return undefined;
  if (!heads.every((cell) => isKnown(cell) || (isBrief(cell) && namesMoney(cell.head)))) return undefined;
  const columns = heads.flatMap((head) => {
    const amount = under(head, next);
    return amount && isFigure(amount.raw) ? [{ head, amount }] : [];
  });
  const all = new Set(columns.map(({ amount }) => amount));
  const whole = columns.length === heads.length && filled(next).every((cell) => all.has(cell));
  return whole && columns.some(({ amount }) => isAmount(amount.raw)) ? { before, columns } : undefined;
}

/**
 * Reads a declaration's money where the sources stand in one row and the amounts under them: 财政拨款 | 其他资金 over 36 | 0.
 * Gives the line after the amounts, or nothing where line `at` begins none.
 */
export function readFundsInRow(context: FormContext, at: number): number | undefined {
  const { kind, lines, scopeColumns, vocabulary } = context;
  const [line, next] = [lines[at]!, lines[at + 1]];
  if (!kind.intake.fundPairs || !next || line.paragraph || next.paragraph) return undefined;
  const found = sourcesIn(line, next, context);
  if (!found) return undefined;
  for (const cell of found.before) noteMoney(cell, context);
  for (const { head, amount } of found.columns) {
    const meant = vocabulary.fundRow(head.head);
    const scope = scopeOf(head, meant?.scope, scopeColumns);
    putDeclaredRow(context, { label: head, amount, scope, meant });
  }
  return at + 2;
}
