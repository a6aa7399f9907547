import type { FormContext } from '../context.ts';
import { printedLabel } from '../draft-builder.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { currencyIn, isFigure, noteMoney, statedAmount } from '../money.ts';
import { placeRows, type FundRow, type Placing } from './align.ts';
import { readBreakdownHeads, readToldBreakdown } from './breakdown-heads.ts';
import { scopeOf } from './declared-funds.ts';
import { axesAt } from './money-axes.ts';
import { columnsAt } from './money-columns.ts';
import { beginRow, doubtCell, putCell, type MoneyRow, type Source } from './money-row.ts';
import type { Slot } from './slots.ts';

/** Money in rows and columns: what the headings say, and the rows under them. */
export interface MoneyTable {
  /** What stands side by side: amounts of a source, sources, years, or what nobody knows. */
  readonly axis: 'columns' | 'sources' | 'years' | 'unknown';
  readonly slots: readonly Slot[];
  readonly rows: readonly FundRow[];
  /** The line after it. */
  readonly end: number;
}

/** Beside a name that no money is known by, one text that is no figure is what the form says there: 资金用途 | 购置图书. */
function readProseRow({ line, label }: FundRow, { builder, vocabulary }: FormContext): boolean {
  const values = filled(line).filter(({ row, column }) => row !== label.row || column > label.column);
  if (values.length !== 1 || isFigure(values[0]!.raw) || vocabulary.fundRow(label.head)) return false;
  builder.label(label);
  builder.putExtra(printedLabel(label), values[0]!);
  return true;
}

/**
 * Rows that state amounts in words stand beside the columns: 按支出性质分： over 其中：基本支出：1,420.50. An amount left out
 * behind its colon is blank.
 */
function readStatedRow(line: Line, { builder }: FormContext): boolean {
  const cells = filled(line).map((cell) => ({ cell, stated: statedAmount(cell.raw) }));
  const heads = ({ head }: Cell): boolean => /性质分$/.test(head);
  const isBlank = ({ raw }: Cell): boolean => /[:：]\s*$/.test(raw) && cells.some(({ stated }) => stated);
  if (!cells.every(({ cell, stated }) => stated || heads(cell) || isBlank(cell))) return false;
  for (const { cell, stated } of cells) {
    builder.label(cell);
    if (stated) builder.putExtra(stated.label, cell, stated.amount);
    else if (!heads(cell)) builder.putExtra(printedLabel(cell), cell, '');
  }
  return true;
}

/** A row of sources: all of its columns, and what stands left of its name. */
function readColumns(row: FundRow, placing: Placing, slots: readonly Slot[], context: FormContext): void {
  const { builder, vocabulary } = context;
  const { line, label } = row;
  if (readBreakdownHeads(line, context) || readToldBreakdown(line, context) || readStatedRow(line, context)) return;
  if (!readProseRow(row, context)) {
    const meant = vocabulary.fundRow(label.head);
    const unnamed = label.row < line.row && !meant;
    const own = beginRow(context, { label, meant: unnamed ? TOTAL : meant });
    if (unnamed) builder.doubt('total-without-name', `${own.path}.source`, label.at);
    for (const slot of slots) {
      const cell = placing.cells.get(slot);
      putCell(context, own, slot.field, cell && !builder.used.has(cell) ? cell : undefined);
      if (placing.rivals.has(slot))
        doubtCell(context, `${own.path}.${slot.field}`, cell?.at ?? label.at, placing.rivals.get(slot));
    }
    if (placing.mayLack) builder.doubt('blanks-lost', own.path, label.at);
    if (placing.shift !== 0) builder.doubt('row-shifted', own.path, label.at);
  }
  for (const cell of filled(line).filter(({ row: at, column }) => at === label.row && column < label.column)) {
    if (currencyIn(cell.raw)) noteMoney(cell, context);
    else if (/^(?:其中|按.*分|.*(?:资金|预算|经费|支出).{0,4})$/.test(cell.head)) builder.label(cell);
  }
}

/** What stands beside the heading of all money, or under that of a year, is the whole. */
const TOTAL = { source: 'total', matches: /^/ };

/** Which row of the record a cell under other headings belongs to, or the label of `extra` that it goes to. */
function targetOf({ label, year }: FundRow, slot: Slot, { axis }: MoneyTable, context: FormContext): Source | string {
  const { kind, scopeColumns, vocabulary } = context;
  const { cell } = slot.heading;
  if (axis === 'unknown') return printedLabel(cell);
  if (axis === 'years')
    return slot.year === 'other'
      ? `${printedLabel(label)}(${printedLabel(cell)})`
      : { label, meant: vocabulary.fundRow(label.head), scope: slot.year === 'all' ? 'project' : 'annual' };
  if (year === 'other') return `${printedLabel(cell)}(${printedLabel(label)})`;
  if (year) return { label: cell, meant: slot.source, scope: year === 'all' ? 'project' : 'annual' };
  if (slot.year === 'other') return printedLabel(cell);
  if (slot.year === 'own') return { label: cell, meant: TOTAL, scope: 'annual' };
  const scope = kind.intake.fundPairs ? scopeOf(cell, slot.source?.scope, scopeColumns) : undefined;
  return { label: cell, meant: slot.source, scope };
}

/** Cells whose row, column or both stand at the head of the table. */
function readCells(table: MoneyTable, placings: readonly Placing[], context: FormContext): void {
  const { builder, kind, vocabulary } = context;
  const made = new Map<string, MoneyRow>();
  table.rows.forEach((row, i) => {
    const column = kind.intake.fundPairs ? undefined : vocabulary.fundColumn(row.label.head);
    if (column) builder.heading(column.key, column.label, row.label);
    builder.label(row.label);
    if (
      !row.line.covering &&
      [...placings[i]!.cells.values()].filter(({ blank }) => !blank).length < table.slots.length
    )
      builder.doubt('blanks-lost', 'funds', row.label.at);
    for (const slot of table.slots) {
      const cell = placings[i]!.cells.get(slot);
      const target = targetOf(row, slot, table, context);
      if (typeof target === 'string') {
        if (cell) builder.putExtra(target, cell);
        continue;
      }
      const key = `${target.label.at} ${target.scope ?? ''}`;
      const own = made.get(key) ?? beginRow(context, target);
      made.set(key, own);
      const field = column?.key ?? slot.field;
      putCell(context, own, field, cell);
      const { rivals } = placings[i]!;
      if (rivals.has(slot)) doubtCell(context, `${own.path}.${field}`, cell?.at ?? row.label.at, rivals.get(slot));
    }
  });
}

/**
 * Reads the table of money that begins at line `at`, whatever stands in its rows and columns; gives the line after it. Every
 * figure is named by what stands left of it and over it: one of the two is its source, the other says which of its amounts it
 * is or of which year. Of the rows of a declaration other years go to `extra`, since no amount of another year may pass for
 * that of the project or of the form's own year.
 */
export function readMoneyTable(context: FormContext, at: number): number | undefined {
  const table = columnsAt(context, at) ?? axesAt(context, at);
  if (!table) return undefined;
  const placings = placeRows(table.rows, table.slots);
  if (table.axis === 'columns') table.rows.forEach((row, i) => readColumns(row, placings[i]!, table.slots, context));
  else readCells(table, placings, context);
  if (table.axis === 'years' && !table.slots.some(({ year }) => year === 'all' || year === 'own'))
    context.builder.doubt('no-own-year', 'funds', table.slots[0]!.heading.cell.at);
  return table.end;
}
