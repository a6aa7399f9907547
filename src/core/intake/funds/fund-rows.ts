import { squash } from '../clean-text.ts';
import { extraLabels } from '../indicators/columns-of.ts';
import type { FundRow, Placing } from './align.ts';
import type { Slot } from './slots.ts';
import type { FormContext } from '../context.ts';
import { printedLabel, type RowFields } from '../draft-builder.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { readBreakdownHeads } from './breakdown-heads.ts';
import { currencyIn, isFigure, isMoney, noteMoney, statedAmount } from '../money.ts';

/** A row of the money table is prose where the table is told apart by other means (`按收入性质分`). */
function readProseRow(line: Line, label: Cell, { builder, vocabulary }: FormContext): boolean {
  const values = filled(line).filter(({ column }) => column > label.column);
  if (values.length !== 1 || isFigure(values[0]!.raw) || vocabulary.fundRow(label.head)?.source === 'total')
    return false;
  builder.label(label);
  builder.putExtra(squash(label.raw).replace(/[:：]+$/, ''), values[0]!);
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

function readFundRow({ line, label }: FundRow, placing: Placing, slots: readonly Slot[], context: FormContext): void {
  const { builder, vocabulary } = context;
  const columns = slots.map(({ heading }) => heading);
  const path = `funds.${builder.funds.length}`;
  const extras = extraLabels(columns);
  const row: RowFields = { fields: new Map(), extra: new Map() };
  const alone = label.row < line.row && !vocabulary.fundRow(label.head);
  const meant = vocabulary.fundRow(label.head);
  row.fields.set('source', meant?.source ?? (alone ? 'total' : 'extra'));
  if (meant?.breakdown) row.fields.set('breakdown', meant.breakdown);
  if (alone) builder.doubt('total-without-name', `${path}.source`, label.at);
  row.fields.set('label', builder.take(`${path}.label`, label, 'name'));
  for (const slot of slots) {
    const column = slot.heading;
    const cell = placing.cells.get(slot);
    const name = column.key ?? `extra.${extras.get(column)!}`;
    const text =
      cell && !builder.used.has(cell) ? builder.take(`${path}.${name}`, cell, column.key ? 'figure' : 'prose') : '';
    if (column.key === undefined) row.extra.set(extras.get(column)!, text);
    else row.fields.set(column.key, text);
    if (column.key && !isMoney(text)) builder.doubt('no-figure', `${path}.${column.key}`, cell?.at ?? label.at);
    if (placing.rivals.has(slot)) {
      const rival = placing.rivals.get(slot);
      builder.doubt(
        'rival-cell',
        `${path}.${name}`,
        cell?.at ?? label.at,
        rival ? squash(rival.raw) : '',
        rival?.at ?? '',
      );
    }
  }
  if (placing.shift !== 0) builder.doubt('row-shifted', path, label.at);
  builder.funds.push(row);
}

/** Reads a row, and what stands left of its name: the unit of the money, headings of groups. */
export function readRow(row: FundRow, placing: Placing, slots: readonly Slot[], context: FormContext): void {
  const { line, label } = row;
  if (readBreakdownHeads(line, context)) return;
  if (readStatedRow(line, context)) return;
  if (!readProseRow(line, label, context)) readFundRow(row, placing, slots, context);
  for (const cell of filled(line).filter(({ column }) => column < label.column)) {
    if (currencyIn(cell.raw)) noteMoney(cell, context);
    else if (/^(?:其中|按.*分|.*(?:资金|预算|经费|支出).{0,4})$/.test(cell.head)) context.builder.label(cell);
  }
}
