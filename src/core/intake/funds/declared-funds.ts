import type { FormContext } from '../context.ts';
import { beginRow, doubtCell, putCell, type Scope } from './money-row.ts';
import { withoutSide } from './fund-labels.ts';
import type { Cell, Line } from '../lines.ts';
import { isAmount, namesMoney, noteMoney, statedAmount } from '../money.ts';

/** Which side of a declaration's money a label is on: what it says, else the nearer of the two totals. */
export function scopeOf(label: Cell, said: Scope | undefined, columns: ReadonlyMap<Scope, number>): Scope {
  if (said) return said;
  const [project, annual] = [columns.get('project'), columns.get('annual')];
  if (project === undefined || annual === undefined)
    return annual === undefined && project !== undefined ? 'project' : 'annual';
  return Math.abs(label.column - project) < Math.abs(label.column - annual) ? 'project' : 'annual';
}

/**
 * The amount beside the label at `i`: the next cell, be it blank, unless that is a label too. Another amount before the next
 * label says that columns stand over them which nobody knew.
 */
function amountBeside(
  line: Line,
  i: number,
  { vocabulary }: FormContext,
): { readonly amount?: Cell | undefined; readonly rival?: Cell | undefined } {
  const isLabel = (cell: Cell): boolean =>
    vocabulary.fundRow(cell.head) !== undefined || vocabulary.field(cell.head) !== undefined || namesMoney(cell.head);
  const rest = line.cells.slice(i + 1);
  const end = rest.findIndex(isLabel);
  const own = end === -1 ? rest : rest.slice(0, end);
  const amount = own.find(({ blank }) => !blank) ?? own[0];
  return { amount, rival: own.find((cell) => cell !== amount && isAmount(cell.raw)) };
}

/** A heading of all rows with the first of them beside it: 资金总额及构成 | 总额 | 120.00. */
function headsSources(line: Line, i: number, { vocabulary }: FormContext): boolean {
  const label = line.cells[i]!;
  const after = line.cells.slice(i + 1).find(({ blank }) => !blank);
  const heads =
    /构成|来源/.test(label.head) || (label.rowSpan > 1 && after !== undefined && after.rowSpan < label.rowSpan);
  return heads && after !== undefined && vocabulary.fundRow(after.head) !== undefined;
}

/** Of two labels of one source in a line the first is the whole project's, the second the year's. */
function twinSide(line: Line, i: number, { vocabulary }: FormContext): Scope | undefined {
  const meant = vocabulary.fundRow(line.cells[i]!.head)!;
  if (meant.source === 'total' || meant.source === 'extra') return undefined;
  const isTwin = ({ head }: Cell): boolean => vocabulary.fundRow(head)?.matches === meant.matches;
  if (line.cells.slice(i + 1).some(isTwin)) return 'project';
  return line.cells.slice(0, i).some(isTwin) ? 'annual' : undefined;
}

/** Whether any row of the form states the whole money in words of its own. */
const hasTotal = ({ lines, vocabulary }: FormContext): boolean =>
  lines.some(({ cells }) =>
    cells.some(({ head }) => {
      const meant = vocabulary.fundRow(head);
      return meant?.source === 'total' && !meant.alone;
    }),
  );

/** A label that says no side, beside one of the same money that does, is on the other: 资金总额 | 当年资金总额. */
function otherSide(line: Line, i: number, { vocabulary }: FormContext): Scope | undefined {
  const { head } = line.cells[i]!;
  const meant = vocabulary.fundRow(head)!;
  const isSame = (other: Cell): boolean =>
    (meant.source === 'total' && vocabulary.fundRow(other.head)?.source === 'total') ||
    (withoutSide(other.head) !== other.head && withoutSide(other.head) === withoutSide(head));
  const said = line.cells.flatMap((other, j) =>
    j !== i && isSame(other) ? [vocabulary.fundRow(other.head)?.scope] : [],
  );
  const [side, ...more] = said;
  if (meant.scope || !side || more.length > 0) return undefined;
  return side === 'annual' ? 'project' : 'annual';
}

/**
 * Reads the label at place `i` of a line as a row of a declaration's money, where it is one. Rows are put in order at the
 * end: the project's before the year's.
 */
export function readDeclaredFund(line: Line, i: number, context: FormContext): boolean {
  const { builder, kind, vocabulary, scopeColumns } = context;
  const label = line.cells[i]!;
  const meant = kind.intake.fundPairs ? vocabulary.fundRow(label.head) : undefined;
  if (!meant || builder.used.has(label)) return false;
  if (headsSources(line, i, context) || (meant.alone && hasTotal(context))) return false;
  const stated = statedAmount(label.raw);
  const { amount, rival } = stated ? { amount: label } : amountBeside(line, i, context);
  if (amount?.head === '金额') {
    // the heading of the amounts under it, as 年度资金总额 is that of their labels
    for (const cell of [label, amount]) noteMoney(cell, context);
    return true;
  }
  if (meant.needsAmount && !(amount && isAmount(stated?.amount ?? amount.raw))) return false;
  const twin = twinSide(line, i, context) ?? otherSide(line, i, context);
  let scope = twin ?? scopeOf(label, meant.scope, scopeColumns);
  const isTaken = (source: string, side: Scope): boolean =>
    builder.funds.some(({ fields }) => fields.get('source') === source && fields.get('scope') === side);
  if (!meant.scope && !twin && meant.source !== 'extra' && isTaken(meant.source, scope)) scope = 'annual';
  if (meant.source === 'total') scopeColumns.set(scope, label.column);
  if (meant.alone) builder.doubt('only-amount', `funds.${builder.funds.length}.source`, label.at);
  const row = beginRow(context, { label, name: stated?.label, meant, scope });
  putCell(context, row, 'amount', amount, stated?.amount);
  if (rival) doubtCell(context, `${row.path}.amount`, amount?.at ?? label.at, rival);
  return true;
}
