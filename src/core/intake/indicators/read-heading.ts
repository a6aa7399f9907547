import { LEVEL_COLUMNS } from '../../forms/column-words.ts';
import { squash } from '../clean-text.ts';
import { ownYear, type FormContext } from '../context.ts';
import { printedLabel } from '../draft-builder.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { headsFunds, headsIndicators } from '../vocabulary.ts';
import { assignColumns, OVER_LEVELS } from './assign-columns.ts';
import { blockAt } from './blocks-of-years.ts';
import { rowsUnder, sampleOf } from './column-samples.ts';
import { firstOfTwo, ofYear, type Heading, type Meaning } from './columns-of.ts';
import {
  headingCells,
  headsLostLevels,
  isLeftOver,
  isLostHeading,
  withName,
  type HeadingCells,
} from './heading-rows.ts';
import type { IndicatorTable } from './indicator-table.ts';
import { isBrief } from '../head/group-headings.ts';
import { isGroupLabel, isLevelLabel } from './level-labels.ts';
import { isOfOthers } from './sub-headings.ts';

const LEVEL_KEYS = new Set(LEVEL_COLUMNS.map(({ path }) => path));
const NAME_LABEL = LEVEL_COLUMNS.find(({ path }) => path === 'name')!.label;

/** What a heading of level 1 scores only where labels of the level stand under it. */
const LEVELS_BELOW = 0.4;

/** Whether a row of brief texts, one of them that of a target, is a heading by the levels that stand under it. */
function isToldBelow(context: FormContext, at: number): boolean {
  const { lines, vocabulary, kind } = context;
  const line = lines[at]!;
  const printed = filled(line);
  if (line.paragraph || printed.length < 3 || !printed.every(isBrief)) return false;
  if (!printed.some(({ head }) => vocabulary.indicatorColumn(head)?.key === 'target')) return false;
  const { claims } = claimColumns(line.cells, at + 1, vocabulary.indicatorColumn, context);
  const told = [...claims.values()];
  const levels = told.some(({ key, score }) => key === 'level1' && score > LEVELS_BELOW);
  return kind.indicatorColumns.length > 0 && levels && told.some(({ key }) => key === 'name');
}

/** Whether a heading begins at a line: its columns, or what stands over them and beside them (绩效指标 over the levels). */
export function beginsHeading(context: FormContext, at: number): boolean {
  const { lines, vocabulary } = context;
  const [line, next] = [lines[at]!, lines[at + 1]];
  if (headsIndicators(line.cells, vocabulary) || isToldBelow(context, at)) return true;
  if (!next || line.paragraph || headsFunds(line.cells, vocabulary) || !headsIndicators(next.cells, vocabulary))
    return false;
  if (headsLostLevels(lines, at, vocabulary.indicatorColumn)) return true;
  const isColumn = ({ head, rowSpan }: Cell): boolean =>
    rowSpan <= 3 &&
    vocabulary.indicatorColumn(head) !== undefined &&
    (rowSpan > 1 || vocabulary.field(head) === undefined);
  const isShort = ({ head, raw }: Cell): boolean => /^[一-龥/、]{1,14}$/.test(head) && !isLevelLabel(raw);
  // a heading of the levels spans them, which no label of a level does: 评价指标
  const isOver = ({ head, columnSpan }: Cell): boolean => columnSpan > 1 && /^.{0,4}指标$/.test(head);
  const headed = filled(line).every(
    (cell) => [isColumn, isShort, isOver].some((is) => is(cell)) || isGroupLabel(cell.head),
  );
  const columns = filled(line).filter(isColumn);
  if (!headed || columns.length === 0) return false;
  const { rows } = headingCells(lines, at, withName(next.cells, vocabulary.indicatorColumn));
  return rows > 2 || (rows === 2 && columns.length > 1);
}

/** Where nothing under the headings says which is a level, the row that names the levels is the heading. */
const levelled = (heading: HeadingCells, { cells }: Line, meaning: Meaning): HeadingCells =>
  heading.cells.some(({ head }) => LEVEL_KEYS.has(meaning(head)?.key ?? '')) ? heading : { ...heading, cells };

/** What the form calls its columns. */
export function noteHeadings(columns: readonly Heading[], { builder, kind }: FormContext): void {
  for (const { key, official, cell } of columns) {
    if (!key) continue;
    const points = kind.indicatorColumns.find((column) => column.key === key)?.sort === 'points';
    builder.heading(points ? `indicators.${key}` : key, official, cell);
  }
}

/** A heading over places that each have texts of their own under it is one of levels: 评价指标 over 产出 | 数量 | 巡查次数. */
function splitWide(cell: Cell, rows: readonly Line[]): readonly Cell[] {
  const apart = (column: number): boolean =>
    rows.some(({ covering, row }) => covering !== undefined && covering(row, column - 1) !== covering(row, column));
  const places = Array.from({ length: cell.columnSpan - 1 }, (_, i) => cell.column + i + 1);
  const starts = places.filter(apart);
  if (starts.length === 0 || starts.length > 2 || !OVER_LEVELS.test(cell.head)) return [cell];
  return [cell.column, ...starts].map((column, i, all) => ({
    ...(i === 0 ? cell : { ...cell, raw: '', head: '', blank: true }),
    column,
    columnSpan: (all[i + 1] ?? cell.column + cell.columnSpan) - column,
  }));
}

/** The headings of a table with the fields that they claim, by their words and the rows from line `from` on. */
function claimColumns(printed: readonly Cell[], from: number, meaning: Meaning, { kind, lines }: FormContext) {
  const last = printed.at(-1)!;
  const rows = rowsUnder(lines, from, last.column + last.columnSpan - 1);
  const cells = printed.flatMap((cell) => splitWide(cell, rows));
  const before = kind.expectation === undefined ? firstOfTwo(cells, meaning) : [];
  const open = cells.filter((cell) => !before.includes(cell));
  const samples = new Map(open.map((cell) => [cell, sampleOf(rows, cell.column)]));
  return { cells, ...assignColumns(open, samples, meaning, kind.indicatorColumns) };
}

/** The columns of a heading from left to right. */
function columnsIn(printed: readonly Cell[], from: number, meaning: Meaning, context: FormContext): Heading[] {
  const { cells, claims, rivals } = claimColumns(printed, from, meaning, context);
  for (const { own, rival } of rivals)
    context.builder.doubt('rival-column', 'indicators', rival.at, printedLabel(own), printedLabel(rival));
  for (const [cell, { label, score }] of claims)
    if (score === 0) context.builder.doubt('column-by-content', 'indicators', cell.at, printedLabel(cell), label);
  return cells.flatMap((cell): Heading[] => {
    const claim = claims.get(cell);
    const { column, columnSpan: span } = cell;
    if (!claim && (cell.blank || isGroupLabel(cell.head))) return [];
    return [{ key: claim?.key, official: claim?.label ?? '', cell, column, span }];
  });
}

/** Where there is no third level, the last level printed is the name. */
function withLastAsName(columns: readonly Heading[]): Heading[] {
  const levels = columns.filter(({ key }) => key && LEVEL_KEYS.has(key));
  const last = levels.find(({ key }) => key === 'name') ?? levels.at(-1);
  return columns.map((column) => (column === last ? { ...column, key: 'name', official: NAME_LABEL } : column));
}

/** Reads the heading at line `at`; gives the line after it. */
export function readHeading(context: FormContext, table: IndicatorTable, at: number): number {
  const { builder, lines, vocabulary, kind } = context;
  const line = lines[at]!;
  const told = headsIndicators(line.cells, vocabulary) || isToldBelow(context, at);
  const over = headsLostLevels(lines, at, vocabulary.indicatorColumn) || !told;
  const named = (over ? lines[at + 1] : undefined) ?? line;
  const meaning = withName(named.cells, ofYear(vocabulary.indicatorColumn, ownYear(context)));
  const { cells, rows } = levelled(headingCells(lines, at, meaning), named, meaning);
  const declares = kind.expectation === undefined;
  const columns = withLastAsName(columnsIn(cells, at + rows, meaning, context));
  for (const cell of lines.slice(at, at + rows).flatMap(filled)) builder.label(cell);
  if (columns.filter(({ cell }) => vocabulary.indicatorColumn(cell.head)?.key === 'name').length > 1 && declares)
    builder.doubt('two-blocks', 'indicators', columns.find(({ key }) => key === 'name')!.cell.at);
  table.columns = columns;
  for (const { key, cell } of columns)
    if (!key && cell.row > line.row && isOfOthers(squash(cell.raw), meaning.year))
      builder.doubt('columns-of-others', 'indicators', cell.at, printedLabel(cell));
  if (declares) table.block = blockAt(lines, at, rows, columns) ?? table.block;
  noteHeadings(columns, context);
  const below = lines[at + rows];
  if (!isLeftOver(below) && !isLostHeading(below, lines[at + rows + 1])) return at + rows;
  builder.doubt('heading-row-unread', 'indicators', filled(below!)[0]!.at);
  return at + rows + 1;
}
