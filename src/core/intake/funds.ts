import { squash } from './clean-text.ts';
import { columnsOf, extraLabels, type Heading } from './columns-of.ts';
import type { FormContext } from './context.ts';
import type { RowFields } from './draft-builder.ts';
import { filled, type Cell, type Line } from './lines.ts';
import { currencyIn, isAmount, isFigure, noteMoney } from './money.ts';
import { headsFunds, headsIndicators } from './vocabulary.ts';

/** Rows of a money table under its heading, until something else begins. */
function fundLines({ lines, vocabulary }: FormContext, from: number): Line[] {
  const rows: Line[] = [];
  for (const line of lines.slice(from)) {
    const first = filled(line)[0];
    if (!first) continue;
    if (headsIndicators(line.cells, vocabulary) || headsFunds(line.cells, vocabulary)) break;
    const known = line.cells.some(({ head }) => vocabulary.fundRow(head) !== undefined);
    if (
      !known &&
      (vocabulary.field(first.head) ||
        !filled(line)
          .slice(1)
          .some(({ raw }) => isAmount(raw)))
    )
      break;
    rows.push(line);
  }
  return rows;
}

/** The cell that names a row: the last text before its figures that a fund is known by, else the first text. */
function labelIn(line: Line, { vocabulary }: FormContext): Cell | undefined {
  const cells = filled(line);
  const known = cells.filter(({ head }) => vocabulary.fundRow(head) !== undefined);
  return known.at(-1) ?? cells.find(({ raw }) => !isFigure(raw));
}

/** A row of the money table with the cell that names it. */
interface FundRow {
  readonly line: Line;
  readonly label: Cell;
}

/** Whether a text may stand under a heading: figures in columns of figures, percentages under the rate only. */
const suits = (cell: Cell, { key }: Heading): boolean =>
  key === undefined || (isFigure(cell.raw) && (key === 'rate' || !/[%％]\s*$/.test(cell.raw)));

/** How many texts of a row would stand wrong if its cells were `shift` columns further left than the headings. */
function misplaced({ line, label }: FundRow, columns: readonly Heading[], shift: number): number {
  const values = filled(line).filter(({ column }) => column > label.column);
  return values.filter((cell) => {
    const over = columns.find(({ column }) => column === cell.column + shift);
    return !over || !suits(cell, over);
  }).length;
}

/**
 * The shift by which the fewest texts stand wrong in all rows that begin in the same column; text files lose merged cells,
 * and rows slide.
 */
function bestShift({ line, label }: FundRow, rows: readonly FundRow[], columns: readonly Heading[]): number {
  if (line.covering) return 0;
  const alike = rows.filter((row) => row.label.column === label.column);
  const shifts = [0, 1, -1, 2, -2, 3, -3];
  const wrong = shifts.map((shift) => alike.reduce((sum, row) => sum + misplaced(row, columns, shift), 0));
  return shifts[wrong.indexOf(Math.min(...wrong))]!;
}

function cellUnder(line: Line, { column, span }: Heading, shift: number): Cell | undefined {
  if (!line.covering) return line.cells.find((cell) => cell.column + shift === column);
  for (let x = column; x < column + span; x++) {
    const cell = line.covering(line.row, x);
    if (cell && !cell.blank) return cell;
  }
  return line.covering(line.row, column);
}

/** A row of the money table is prose where the table is told apart by other means (`按收入性质分`). */
function readProseRow(line: Line, label: Cell, { builder, vocabulary }: FormContext): boolean {
  const values = filled(line).filter(({ column }) => column > label.column);
  if (values.length !== 1 || isFigure(values[0]!.raw) || vocabulary.fundRow(label.head)?.source === 'total')
    return false;
  builder.label(label);
  builder.putExtra(squash(label.raw).replace(/[:：]+$/, ''), values[0]!);
  return true;
}

function readFundRow({ line, label }: FundRow, shift: number, columns: readonly Heading[], context: FormContext): void {
  const { builder, vocabulary } = context;
  const path = `funds.${builder.funds.length}`;
  const extras = extraLabels(columns);
  const row: RowFields = { fields: new Map(), extra: new Map() };
  row.fields.set('source', vocabulary.fundRow(label.head)?.source ?? 'extra');
  row.fields.set('label', builder.take(`${path}.label`, label, 'name'));
  for (const column of columns) {
    const cell = cellUnder(line, column, shift);
    if (cell === label) continue;
    const name = column.key ?? `extra.${extras.get(column)!}`;
    const text =
      cell && !builder.used.has(cell) ? builder.take(`${path}.${name}`, cell, column.key ? 'figure' : 'prose') : '';
    if (column.key === undefined) row.extra.set(extras.get(column)!, text);
    else row.fields.set(column.key, text);
    if (column.key && !isFigure(text))
      builder.doubt(`${path}.${column.key}`, '这一格不像数字，可能错了一列', cell?.at ?? label.at);
  }
  if (shift !== 0) builder.doubt(path, '这一行与表头错开，已按先后顺序对应各列', label.at);
  builder.funds.push(row);
}

/** Reads the money table whose heading is line `at`; gives the line after it. */
export function readFunds(context: FormContext, at: number): number {
  const { builder, lines, vocabulary } = context;
  const header = lines[at]!;
  const rows = fundLines(context, at + 1);
  const labels = rows.map((line) => labelIn(line, context));
  const edge = Math.max(-1, ...labels.map((cell) => cell?.column ?? -1));
  const beside = Math.min(edge, ...labels.map((cell) => cell?.column ?? edge));
  const all = columnsOf(
    header.cells.filter(({ column }) => column > beside),
    vocabulary.fundColumn,
  );
  const columns = all.some(({ key }) => key) ? all : columnsOf(header.cells, vocabulary.fundColumn);
  const heads = new Set(columns.map(({ cell }) => cell));
  for (const cell of filled(header)) {
    if (!heads.has(cell)) noteMoney(cell, context);
    else builder.label(cell);
  }
  for (const { key, official, cell } of columns) {
    if (key) builder.heading(key, official, cell);
    const currency = currencyIn(cell.raw);
    if (currency && !builder.fields.has('currency')) builder.state('currency', currency, cell);
  }
  const named = rows.flatMap((line, i): FundRow[] => (labels[i] ? [{ line, label: labels[i] }] : []));
  for (const row of named) {
    const { line, label } = row;
    if (!readProseRow(line, label, context)) readFundRow(row, bestShift(row, named, columns), columns, context);
    for (const cell of filled(line).filter(({ column }) => column < label.column)) {
      if (currencyIn(cell.raw)) noteMoney(cell, context);
      else if (/^(?:其中|按.*分|.*(?:资金|预算|经费|支出).{0,4})$/.test(cell.head)) builder.label(cell);
    }
  }
  return rows.length === 0 ? at + 1 : lines.indexOf(rows.at(-1)!) + 1;
}
