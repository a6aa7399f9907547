import { columnsOf, ofYear, type Heading } from '../indicators/columns-of.ts';
import { ownYear, type FormContext } from '../context.ts';
import { isBreakdownHead } from './breakdown-heads.ts';
import { placeRows, type FundRow } from './align.ts';
import { readRow } from './fund-rows.ts';
import { slotsOf } from './slots.ts';
import { headingCells } from '../indicators/heading-rows.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { currencyIn, isAmount, isFigure, namesMoney, noteMoney } from '../money.ts';
import { headsFunds, headsIndicators } from '../vocabulary.ts';

/** Whether a row without amounts goes on with the sources of the row before: where merges are lost, only its place tells. */
function goesOn(line: Line, before: Line | undefined): boolean {
  const [only, ...more] = filled(line);
  if (!only || !before || line.covering || more.length > 0 || line.cells.length === 1) return false;
  return only.column > 0 && only.column === filled(before)[0]!.column && namesMoney(only.head);
}

/** Rows of a money table under its heading, until something else begins. */
function fundLines(context: FormContext, from: number, heading: Cell | undefined): Line[] {
  const { lines, vocabulary } = context;
  const rows: Line[] = [];
  // a heading that reaches down over more than its own rows says which are the table's, be they blank
  const beside = (line: Line): boolean =>
    heading !== undefined && line.covering !== undefined && line.covering(line.row, heading.column) === heading;
  for (const line of lines.slice(from)) {
    const first = filled(line)[0];
    if (!first) continue;
    if (headsIndicators(line.cells, vocabulary) || headsFunds(line.cells, vocabulary)) break;
    const known =
      line.cells.some(({ head }) => vocabulary.fundRow(head) !== undefined) || isBreakdownHead(line, context);
    if (
      !known &&
      !beside(line) &&
      !goesOn(line, rows.at(-1)) &&
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

/** The budget beside one that says it was adjusted is that of before: 年度预算数 | 调整后预算数. */
function withInitial(columns: readonly Heading[], { kind, vocabulary }: FormContext): readonly Heading[] {
  const initial = kind.fundColumns.find(({ key }) => key === 'initial');
  const budgets = columns.filter(({ cell }) => vocabulary.fundColumn(cell.head)?.key === 'adjusted');
  const [before, after, ...more] = budgets;
  if (!initial || !after || more.length > 0 || columns.some(({ key }) => key === 'initial')) return columns;
  const says = ({ cell }: Heading): boolean => /调整|追加/.test(cell.head);
  if (says(before!) || !says(after)) return columns;
  const budget = { key: 'adjusted', official: before!.official || after.official };
  return columns.map((column) =>
    column === before
      ? { ...column, key: initial.key, official: initial.label }
      : column === after
        ? { ...column, ...budget }
        : column,
  );
}

/** Reads the money table whose heading is line `at`; gives the line after it. */
export function readFunds(context: FormContext, at: number): number {
  const { builder, lines, vocabulary } = context;
  const header = lines[at]!;
  const heading = headingCells(lines, at, ofYear(vocabulary.fundColumn, ownYear(context)));
  const rows = fundLines(context, at + heading.rows, filled(header)[0]);
  const labels = rows.map((line) => labelIn(line, context) ?? unnamed(rows, header, context));
  const edge = Math.max(-1, ...labels.map((cell) => cell?.column ?? -1));
  const beside = Math.min(edge, ...labels.map((cell) => cell?.column ?? edge));
  // where a blank before the headings is lost, the first of them stand left of the names of the rows
  const isSlid = ({ head, raw }: Cell): boolean =>
    !header.covering && currencyIn(raw) === undefined && vocabulary.fundColumn(head) !== undefined;
  const all = columnsOf(
    heading.cells.filter((cell) => cell.column > beside || isSlid(cell)),
    vocabulary.fundColumn,
  );
  const columns = withInitial(
    all.some(({ key }) => key) ? all : columnsOf(heading.cells, vocabulary.fundColumn),
    context,
  );
  const heads = new Set(columns.map(({ cell }) => cell.at));
  for (const cell of lines.slice(at, at + heading.rows).flatMap(filled)) {
    if (!heads.has(cell.at) && cell.column <= beside) noteMoney(cell, context);
    // over no rows, a text that is no heading of money is a value that stands astray
    else if (rows.length > 0 || vocabulary.fundColumn(cell.head)) builder.label(cell);
  }
  for (const { key, official, cell } of columns) {
    if (key) builder.heading(key, official, cell);
    const currency = currencyIn(cell.raw);
    if (currency && !builder.fields.has('currency')) builder.state('currency', currency, cell);
  }
  const named = rows.flatMap((line, i): FundRow[] => {
    const label = labels[i];
    return label ? [{ line, label, isTotal: vocabulary.fundRow(label.head)?.source === 'total' }] : [];
  });
  const slots = slotsOf(columns, context);
  const placings = placeRows(named, slots);
  named.forEach((row, i) => readRow(row, placings[i]!, slots, context));
  return rows.length === 0 ? at + heading.rows : lines.indexOf(rows.at(-1)!) + 1;
}
