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

/**
 * The side that other labels in the line leave to one: of two of one source the first is the whole project's, the second the
 * year's; one that says no side, beside the same money that does, is on the other: 资金总额 | 当年资金总额.
 */
function sideBeside(line: Line, i: number, { vocabulary }: FormContext): Scope | undefined {
  const { head } = line.cells[i]!;
  const meant = vocabulary.fundRow(head)!;
  const others = line.cells.flatMap((cell, at) => {
    const own = at === i ? undefined : vocabulary.fundRow(cell.head);
    return own ? [{ at, own, head: cell.head }] : [];
  });
  const isPlain = meant.source !== 'total' && meant.source !== 'extra';
  const twin = isPlain ? others.findLast(({ own }) => own.matches === meant.matches) : undefined;
  if (twin) return twin.at > i ? 'project' : 'annual';
  const bare = withoutSide(head);
  const [same, ...more] = others.filter(
    (other) =>
      (meant.source === 'total' && other.own.source === 'total') ||
      (withoutSide(other.head) !== other.head && withoutSide(other.head) === bare),
  );
  if (meant.scope || !same?.own.scope || more.length > 0) return undefined;
  return same.own.scope === 'annual' ? 'project' : 'annual';
}

/** Whether any row of the form states the whole money in words of its own. */
const hasTotal = ({ lines, vocabulary }: FormContext): boolean =>
  lines.some(({ cells }) =>
    cells.some(({ head }) => {
      const meant = vocabulary.fundRow(head);
      return meant?.source === 'total' && !meant.alone;
    }),
  );

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
  const twin = sideBeside(line, i, context);
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
