import { columnsOf } from './columns-of.ts';
import type { FormContext } from './context.ts';
import { readRow, type FundRow } from './fund-rows.ts';
import { headingCells } from './heading-rows.ts';
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

/** The only row of a table may have no name of its own: it stands beside the heading of the table. */
const unnamed = (rows: readonly Line[], header: Line, { vocabulary }: FormContext): Cell | undefined => {
  const first = filled(header)[0];
  return rows.length === 1 && first && !vocabulary.fundColumn(first.head) ? first : undefined;
};

/** Reads the money table whose heading is line `at`; gives the line after it. */
export function readFunds(context: FormContext, at: number): number {
  const { builder, lines, vocabulary } = context;
  const header = lines[at]!;
  const heading = headingCells(lines, at, vocabulary.fundColumn);
  const rows = fundLines(context, heading.below ? at + 2 : at + 1);
  const labels = rows.map((line) => labelIn(line, context) ?? unnamed(rows, header, context));
  const edge = Math.max(-1, ...labels.map((cell) => cell?.column ?? -1));
  const beside = Math.min(edge, ...labels.map((cell) => cell?.column ?? edge));
  const all = columnsOf(
    heading.cells.filter(({ column }) => column > beside),
    vocabulary.fundColumn,
  );
  const columns = all.some(({ key }) => key) ? all : columnsOf(heading.cells, vocabulary.fundColumn);
  const heads = new Set(columns.map(({ cell }) => cell.at));
  for (const cell of [...filled(header), ...(heading.below ? filled(lines[at + 1]!) : [])]) {
    if (!heads.has(cell.at) && cell.column <= beside) noteMoney(cell, context);
    else builder.label(cell);
  }
  for (const { key, official, cell } of columns) {
    if (key) builder.heading(key, official, cell);
    const currency = currencyIn(cell.raw);
    if (currency && !builder.fields.has('currency')) builder.state('currency', currency, cell);
  }
  const named = rows.flatMap((line, i): FundRow[] => (labels[i] ? [{ line, label: labels[i] }] : []));
  for (const row of named) readRow(row, named, columns, context);
  return rows.length === 0 ? at + (heading.below ? 2 : 1) : lines.indexOf(rows.at(-1)!) + 1;
}
