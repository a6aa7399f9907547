import { OTHER_LABELS } from '../../forms/intake.ts';
import { ownYear, type FormContext } from '../context.ts';
import { printedLabel } from '../draft-builder.ts';
import { isBrief } from '../head/group-headings.ts';
import { filled, makeCell, type Cell, type Line } from '../lines.ts';
import { currencyIn, isAmount, isMoney, namesMoney, noteMoney } from '../money.ts';
import { headsFunds, headsIndicators } from '../vocabulary.ts';
import type { FundRow } from './align.ts';
import type { MoneyTable } from './money-table.ts';
import type { Slot } from './slots.ts';

const YEAR = /^(?:其中:)?(20\d\d)年?度?(?:预算|决算|执行|支出|收入|资金|安排|投入)*(?:数|金额)?$/;
/** Money of the form's own year and of years before, where their numbers are not printed. */
const OWN_YEAR = /^(?:其中:)?(?:[本当]年度?|年度)(?:申请|预算|安排|资金)*(?:总额|数|金额|额)?$/;
const BEFORE = /^(?:上一?年度?|前年度?|以前年度)(?:实际|预算)*(?:安排|执行|支出)*(?:数|金额|额)?$/;
const ALL_YEARS =
  /^(?:合计|总计|小计|(?:项目|资金|实施期|中期|长期|中长期|三年)*总(?:额|金额|计|投资|预算)|(?:实施期|中期|长期|中长期|三年)(?:预算|资金|金额)*)$/;
/** What may stand left of the headings: that of the money, and that of its sources or columns. */
const LEAD =
  /^.{0,8}(?:资金|来源|预算|经费|支出|执行|使用|金额).{0,8}$|^(?:收入|支出|收支)(?:构成|情况)?$|^(?:项目|类别|科目)$/;

/** What stands side by side at the head of a table of money, and what stands left of it. */
interface Heads {
  readonly axis: Exclude<MoneyTable['axis'], 'columns'>;
  readonly lead: readonly Cell[];
  readonly slots: readonly Slot[];
  /** Whether the rows under it are years, each with all the sources. */
  readonly byYear?: boolean;
}

const slotOf = (cell: Cell, more: Partial<Slot>): Slot => ({
  heading: { key: undefined, official: '', cell, column: cell.column, span: cell.columnSpan },
  takes: 'amount',
  field: 'amount',
  ...more,
});

function yearOf({ head }: Cell, own: string | undefined): Slot['year'] {
  if (ALL_YEARS.test(head)) return 'all';
  if (OWN_YEAR.test(head) || (own !== undefined && YEAR.exec(head)?.[1] === own)) return 'own';
  return YEAR.test(head) || BEFORE.test(head) ? 'other' : undefined;
}

/** Money by source and year: 资金来源 | 合计 | 2023年 | 2024年. A single year may be a date. */
function yearsIn(line: Line, context: FormContext): Heads | undefined {
  const cells = filled(line).filter(({ head }, i, all) => i < all.length - 1 || !/^(?:备注|说明)$/.test(head));
  const years = cells.map((cell) => yearOf(cell, ownYear(context)));
  const start = years.findIndex((year) => year !== undefined);
  const own = years.slice(start);
  if (start === -1 || own.length < 2 || own.includes(undefined)) return undefined;
  if (own.filter((year) => year === 'all').length > 1 || own.every((year) => year === 'all')) return undefined;
  const slots = cells.slice(start).map((cell, i) => slotOf(cell, { year: own[i]! }));
  return { axis: 'years', lead: cells.slice(0, start), slots };
}

const YEARS = /^(?:年度|年份|预算年度|财年)$/;

/**
 * The sources of money side by side: 合计 | 财政拨款 | 其他资金. The heading of them all may be called as a source is; a label of
 * the form that stands behind them with its value is none of them. Years may have a row each under them.
 */
function sourcesIn(line: Line, next: Line, context: FormContext): Heads | undefined {
  const { kind, vocabulary } = context;
  const cells = filled(line);
  const isSource = ({ head }: Cell): boolean => vocabulary.fundRow(head) !== undefined;
  const isLabel = ({ head }: Cell): boolean => OTHER_LABELS.test(head) || vocabulary.field(head) !== undefined;
  const under = ({ row, column }: Cell): Cell | undefined => next.covering?.(row + 1, column);
  // with its unit and nothing under it, the first is the heading of them all: 预算金额（元） | 合计 | 财政拨款
  const headsAll = (cell: Cell): boolean => currencyIn(cell.raw) !== undefined && under(cell)?.blank === true;
  const figures = next.covering ? [] : filled(next).filter(({ raw }) => isMoney(raw));
  const standsOver = (cell: Cell): boolean =>
    next.covering
      ? under(cell)?.row === next.row && !headsAll(cell)
      : figures[0] === undefined || cell.column >= figures[0].column;
  const start = cells.findIndex((cell) => isSource(cell) && standsOver(cell));
  const end = cells.findIndex((cell, i) => i > start && isLabel(cell));
  const own = cells.slice(start, end === -1 ? undefined : end);
  if (start === -1 || own.filter(isSource).length < 2) return undefined;
  if (!own.every((cell) => isSource(cell) || (isBrief(cell) && namesMoney(cell.head)))) return undefined;
  if (own.some(({ columnSpan }, i) => next.covering && under(own[i]!)?.columnSpan !== columnSpan)) return undefined;
  return {
    axis: 'sources',
    lead: cells.slice(0, start),
    byYear: kind.intake.fundPairs && start > 0 && YEARS.test(cells[start - 1]!.head),
    slots: own.map((cell) =>
      slotOf(cell, {
        source: vocabulary.fundRow(cell.head),
        ...(kind.intake.fundPairs && YEAR.test(cell.head) ? { year: yearOf(cell, ownYear(context)) } : {}),
      }),
    ),
  };
}

/** Headings that nobody knows, beside or under that of the money: 财政拨款数 | 指标结余数. */
function unknownIn(line: Line, next: Line, { builder, kind, vocabulary }: FormContext): Heads | undefined {
  const cells = filled(line);
  const columns = new Set(next.cells.map(({ column }) => column));
  const blank = (cell: Cell): boolean => next.cells.every((own) => own.column !== cell.column || own.blank);
  const lead = cells.filter((cell) => (line.covering ? !columns.has(cell.column) : blank(cell)));
  const own = cells.filter((cell) => !lead.includes(cell));
  const known = ({ head }: Cell): boolean => vocabulary.field(head) !== undefined;
  if (kind.intake.fundPairs || own.length < 2 || own.some((cell) => isMoney(cell.raw) || known(cell))) return undefined;
  const stands = (cell: Cell, i: number): boolean => cell.column === own[i]?.column && isAmount(cell.raw);
  if (own.some((cell) => builder.used.has(cell)) || !filled(next).every(stands)) return undefined;
  if (filled(next).length !== own.length || filled(next).some((c, i) => c.columnSpan !== own[i]!.columnSpan))
    return undefined;
  return { axis: 'unknown', lead, slots: own.map((cell) => slotOf(cell, { field: `extra.${printedLabel(cell)}` })) };
}

/** Which year's money a row is. */
const rowYear = (raw: string, context: FormContext): Slot['year'] | undefined => {
  const cell = makeCell(/^\s*20\d\d\s*$/.test(raw) ? `${raw.trim()}年` : raw, '');
  return yearOf(cell, ownYear(context));
};

/** A row under such headings: figures and nothing else, behind what names it where something must. */
function rowUnder(line: Line, { axis, slots, lead, byYear }: Heads, context: FormContext): FundRow | undefined {
  const { kind, vocabulary } = context;
  const cells = filled(line);
  if (line.paragraph || headsIndicators(line.cells, vocabulary) || headsFunds(line.cells, vocabulary)) return undefined;
  const nameOf = ({ head, raw }: Cell): unknown =>
    axis === 'years'
      ? vocabulary.fundRow(head)
      : kind.intake.fundPairs
        ? byYear && rowYear(raw, context)
        : vocabulary.fundColumn(head);
  const names = (cell: Cell): boolean => !!nameOf(cell) && (!!byYear || !isMoney(cell.raw));
  const label = axis === 'unknown' ? undefined : byYear ? cells.find(names) : cells.findLast(names);
  if (!label && (axis === 'years' || byYear || (axis === 'sources' && !kind.intake.fundPairs))) return undefined;
  const { column: last, span } = slots.at(-1)!.heading;
  const inside = ({ column }: Cell): boolean => !line.covering || column < last + span;
  const behind = (label ? cells.slice(cells.indexOf(label) + 1) : cells).filter(inside);
  if (!behind.every((cell) => isMoney(cell.raw)) || behind.length > slots.length) return undefined;
  if (!label && !behind.some((cell) => isAmount(cell.raw))) return undefined;
  const isTotal = axis === 'years' && vocabulary.fundRow(label!.head)?.source === 'total';
  const year = byYear ? { year: rowYear(label!.raw, context) } : {};
  return { line, label: label ?? lead[0] ?? slots[0]!.heading.cell, isTotal, ...year };
}

const isBlankRow = ({ line, label }: FundRow): boolean => filled(line).at(-1) === label;

/** The money table that begins at line `at` with sources, years or unknown headings side by side. */
export function axesAt(context: FormContext, at: number): MoneyTable | undefined {
  const { builder, kind, lines, vocabulary } = context;
  const [line, next] = [lines[at]!, lines[at + 1]];
  if (!next || line.paragraph || next.paragraph || headsIndicators(line.cells, vocabulary)) return undefined;
  const heads =
    (kind.intake.fundPairs ? yearsIn(line, context) : undefined) ??
    sourcesIn(line, next, context) ??
    unknownIn(line, next, context);
  if (!heads) return undefined;
  const told = ({ head }: Cell): boolean =>
    (OTHER_LABELS.test(head) && !/资金|来源/.test(head)) || vocabulary.field(head) !== undefined;
  const leads = (cell: Cell): boolean =>
    (heads.byYear && YEARS.test(cell.head)) || (LEAD.test(cell.head) && !told(cell));
  if (!heads.lead.every(leads)) return undefined;
  const most = heads.axis === 'years' || heads.byYear || !kind.intake.fundPairs ? lines.length : 1;
  const rows: FundRow[] = [];
  for (const own of lines.slice(at + 1, at + 1 + (heads.axis === 'unknown' ? 1 : most))) {
    const row = rowUnder(own, heads, context);
    if (!row) break;
    rows.push(row);
  }
  while (rows.length > 0 && isBlankRow(rows.at(-1)!)) rows.pop();
  if (rows.length === 0) return undefined;
  for (const { heading } of heads.slots) builder.label(heading.cell);
  for (const cell of [
    ...heads.lead,
    ...rows.flatMap((row) => filled(row.line).filter((c) => c.row === row.label.row && c.column < row.label.column)),
  ])
    if (currencyIn(cell.raw) || (heads.axis === 'sources' && !heads.byYear)) noteMoney(cell, context);
    else if (leads(cell) || cell.head === '其中') builder.label(cell);
  return { axis: heads.axis, slots: heads.slots, rows, end: at + 1 + rows.length };
}
