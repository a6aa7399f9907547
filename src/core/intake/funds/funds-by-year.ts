import { OTHER_LABELS } from '../../forms/intake.ts';
import { ownYear, type FormContext } from '../context.ts';
import { putDeclaredRow, type Scope } from './declared-row.ts';
import { printedLabel } from '../draft-builder.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { currencyIn, isFigure, noteMoney } from '../money.ts';

const YEAR = /^(?:其中:)?(20\d\d)年?度?(?:预算|决算|执行|支出|收入|资金|安排|投入)*(?:数|金额)?$/;
/** Money of the form's own year and of years before, where their numbers are not printed. */
const OWN_YEAR = /^(?:本年度?|当年)(?:申请|预算|安排)*(?:数|金额|资金|额)?$/;
const BEFORE = /^(?:上一?年度?|前年度?|以前年度)(?:实际|预算)*(?:安排|执行|支出)*(?:数|金额|额)?$/;
const ALL_YEARS = /^(?:合计|总计|小计|(?:项目|资金)?总(?:额|金额|计|投资))$/;
/** What may stand left of the columns: the heading of the money, and that of its sources. */
const LEAD = /资金|来源|预算|经费|^(?:收入|支出|收支)(?:构成|情况|预算)?$|^(?:项目|类别|科目)$/;

interface Columns {
  readonly before: readonly Cell[];
  readonly all: Cell | undefined;
  readonly years: readonly Cell[];
}

const isYear = (head: string): boolean => [YEAR, OWN_YEAR, BEFORE].some((words) => words.test(head));

/** The columns of money by source and year: 资金来源 | 合计 | 2023年 | 2024年. A single year may be a date. */
function columnsIn(line: Line, { vocabulary }: FormContext): Columns | undefined {
  const cells = filled(line);
  const start = cells.findIndex(({ head }) => isYear(head) || ALL_YEARS.test(head));
  if (line.paragraph || start === -1) return undefined;
  const before = cells.slice(0, start);
  const columns = cells.slice(start).filter(({ head }, i, all) => i < all.length - 1 || !/^(?:备注|说明)$/.test(head));
  const years = columns.filter(({ head }) => isYear(head));
  const totals = columns.filter(({ head }) => ALL_YEARS.test(head));
  if (years.length === 0 || columns.length < 2 || totals.length > 1) return undefined;
  if (years.length + totals.length < columns.length) return undefined;
  const leads = ({ head }: Cell): boolean => LEAD.test(head) && !vocabulary.field(head);
  const told = before.some(({ head }) => OTHER_LABELS.test(head) && !/资金|来源/.test(head));
  return !told && before.every(leads) ? { before, all: totals[0], years } : undefined;
}

/** What a row says under each column, or, where it lost the cells before its label, in the order of the columns. */
function valuesIn(line: Line, label: Cell, columns: readonly Cell[], lost: boolean): Map<Cell, Cell> | undefined {
  const behind = line.cells.filter(({ column }) => column > label.column);
  const under = (column: number): Cell | undefined =>
    line.covering ? line.covering(line.row, column) : behind.find((cell) => cell.column === column);
  const values = new Map<Cell, Cell>();
  for (const [i, column] of columns.entries()) {
    const cell = lost ? behind[i] : under(column.column);
    if (cell) values.set(column, cell);
  }
  const placed = [...values.values()];
  const whole = behind.every((cell) => cell.blank || placed.includes(cell));
  return whole && placed.every((cell) => cell !== label && isFigure(cell.raw)) ? values : undefined;
}

interface Row {
  readonly line: Line;
  readonly label: Cell;
  readonly values: Map<Cell, Cell>;
}

function rowIn(line: Line, columns: readonly Cell[], { vocabulary }: FormContext, lost: boolean): Row | undefined {
  const label = line.paragraph ? undefined : filled(line).findLast(({ head }) => vocabulary.fundRow(head));
  const values = label && valuesIn(line, label, columns, lost);
  return values && [...values.values()].some(({ blank }) => !blank) ? { line, label, values } : undefined;
}

/** The rows under a heading, until something else begins. Where one lost cells, all have lost them. */
function rowsIn(at: number, columns: readonly Cell[], context: FormContext): Row[] {
  const read = (lost: boolean): Row[] => {
    const rows: Row[] = [];
    for (const line of context.lines.slice(at)) {
      const row = lost && line.covering ? undefined : rowIn(line, columns, context, lost);
      if (!row) break;
      rows.push(row);
    }
    return rows;
  };
  const [placed, slid] = [read(false), read(true)];
  return slid.length > placed.length ? slid : placed;
}

const putRow = ({ label, values }: Row, scope: Scope, column: Cell, context: FormContext): void =>
  putDeclaredRow(context, { label, amount: values.get(column), scope, meant: context.vocabulary.fundRow(label.head) });

/**
 * Reads a declaration's money by source and year: the total of the years is the project's, the form's own year the year's.
 * Rows of a declaration have no columns of their own, so what other years get goes to the `extra` of the record, under row
 * and heading. Gives the line after it.
 */
export function readFundsByYear(context: FormContext, at: number): number | undefined {
  const { builder, kind, lines } = context;
  const found = kind.intake.fundPairs ? columnsIn(lines[at]!, context) : undefined;
  if (!found) return undefined;
  const { before, all, years } = found;
  const columns = [...(all ? [all] : []), ...years];
  const rows = rowsIn(at + 1, columns, context);
  const year = ownYear(context);
  const own = years.find(({ head }) => OWN_YEAR.test(head) || (year !== undefined && YEAR.exec(head)?.[1] === year));
  if (rows.length === 0) return undefined;
  // no amount of another year may pass for that of the project or of the form's own year
  if (!all && !own) builder.doubt('no-own-year', 'funds', years[0]!.at);
  for (const cell of columns) builder.label(cell);
  for (const row of rows) {
    builder.label(row.label);
    if (all) putRow(row, 'project', all, context);
    if (own) putRow(row, 'annual', own, context);
    for (const column of years.filter((cell) => cell !== own)) {
      const amount = row.values.get(column);
      if (amount) builder.putExtra(`${printedLabel(row.label)}(${printedLabel(column)})`, amount);
    }
  }
  const left = rows.flatMap(({ line, label }) => filled(line).filter(({ column }) => column < label.column));
  for (const cell of [...before, ...left])
    if (currencyIn(cell.raw)) noteMoney(cell, context);
    else if (LEAD.test(cell.head) || cell.head === '其中') builder.label(cell);
  return at + 1 + rows.length;
}
