import { OTHER_LABELS } from '../../forms/intake.ts';
import { ownYear, type FormContext } from '../context.ts';
import { columnsOf, ofYear, type Heading } from '../indicators/columns-of.ts';
import { headingCells } from '../indicators/heading-rows.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { currencyIn, isAmount, isFigure, namesMoney, noteMoney } from '../money.ts';
import { headsFunds, headsIndicators } from '../vocabulary.ts';
import type { FundRow } from './align.ts';
import { isBreakdownHead } from './breakdown-heads.ts';
import type { MoneyTable } from './money-table.ts';
import { columnSlots } from './slots.ts';

/** Whether a row without amounts goes on with the sources of the row before: where merges are lost, only its place tells. */
function goesOn(line: Line, before: Line | undefined): boolean {
  const [only, ...more] = filled(line);
  if (!only || !before || line.covering || more.length > 0 || line.cells.length === 1) return false;
  return only.column > 0 && only.column === filled(before)[0]!.column && namesMoney(only.head);
}

/** Rows of a money table under its heading, until something else begins. */
function linesUnder(context: FormContext, from: number, heading: Cell | undefined): Line[] {
  const { lines, vocabulary } = context;
  const rows: Line[] = [];
  // a heading that reaches down over more than its own rows says which are the table's, be they blank
  const beside = (line: Line): boolean =>
    heading !== undefined && line.covering !== undefined && line.covering(line.row, heading.column) === heading;
  for (const line of lines.slice(from)) {
    const [first, ...rest] = filled(line);
    if (!first) continue;
    if (headsIndicators(line.cells, vocabulary) || headsFunds(line.cells, vocabulary)) break;
    const known = line.cells.some(({ head }) => vocabulary.fundRow(head)) || isBreakdownHead(line, context);
    const figures = !vocabulary.field(first.head) && rest.some(({ raw }) => isAmount(raw));
    const alone = rows.length === 0 && filled(line).every(({ raw }) => isFigure(raw));
    if (!known && !beside(line) && !goesOn(line, rows.at(-1)) && !figures && !alone) break;
    rows.push(line);
  }
  return rows;
}

/** The cell that names a row: a label of something else, the last text before its figures that a fund is known by, else the first. */
function labelIn(line: Line, { vocabulary }: FormContext): Cell | undefined {
  const cells = filled(line);
  // 资金性质 | 一般公共预算 is no row of money
  if (OTHER_LABELS.test(cells[0]!.head)) return cells[0];
  const known = cells.filter(({ head }) => vocabulary.fundRow(head) !== undefined);
  return known.at(-1) ?? cells.find(({ raw }) => !isFigure(raw));
}

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

/** The money table whose columns are headed by line `at`: 年初预算数 | 全年预算数 | 全年执行数. */
export function columnsAt(context: FormContext, at: number): MoneyTable | undefined {
  const { builder, lines, vocabulary } = context;
  const header = lines[at]!;
  if (!headsFunds(header.cells, vocabulary)) return undefined;
  const meaning = ofYear(vocabulary.fundColumn, ownYear(context));
  const heading = headingCells(lines, at, meaning);
  const under = linesUnder(context, at + heading.rows, filled(header)[0]);
  const labels = under.map((line) => labelIn(line, context));
  const edge = Math.max(-1, ...labels.map((cell) => cell?.column ?? -1));
  const beside = Math.min(edge, ...labels.map((cell) => cell?.column ?? edge));
  // where a blank before the headings is lost, the first of them stand left of the names of the rows
  const keyOf = ({ head }: Cell): string | undefined => meaning(head)?.key;
  const behind = new Set(heading.cells.filter(({ column }) => column > beside).map(keyOf));
  const isSlid = (cell: Cell): boolean =>
    !header.covering && currencyIn(cell.raw) === undefined && keyOf(cell) !== undefined && !behind.has(keyOf(cell));
  const right = columnsOf(
    heading.cells.filter((cell) => cell.column > beside || isSlid(cell)),
    meaning,
  );
  const all = right.some(({ key }) => key) ? right : columnsOf(heading.cells, meaning);
  const columns = withInitial(all, context);
  const heads = new Set(columns.map(({ cell }) => cell.at));
  // the only row may have no name of its own: it stands beside the heading of the table, or under headings alone
  const unnamed = under.length === 1 ? filled(header)[0] : undefined;
  for (const cell of lines.slice(at, at + heading.rows).flatMap(filled)) {
    if (!heads.has(cell.at) && cell.column <= beside) noteMoney(cell, context);
    // over no rows, a text that is no heading of money is a value that stands astray
    else if (under.length > 0 || vocabulary.fundColumn(cell.head)) builder.label(cell);
  }
  for (const { key, official, cell } of columns) {
    if (key) builder.heading(key, official, cell);
    const currency = currencyIn(cell.raw);
    if (!currency || builder.fields.has('currency')) continue;
    builder.state('currency', currency, cell);
    builder.label(cell);
  }
  const rows = under.flatMap((line, i): FundRow[] => {
    const label = labels[i] ?? unnamed;
    return label ? [{ line, label, isTotal: vocabulary.fundRow(label.head)?.source === 'total' }] : [];
  });
  const end = under.length === 0 ? at + heading.rows : lines.indexOf(under.at(-1)!) + 1;
  return { axis: 'columns', slots: columnSlots(columns, context), rows, end };
}
