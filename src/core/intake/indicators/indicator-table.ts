import { LEVEL_COLUMNS } from '../../forms/column-words.ts';
import { OTHER_LABELS } from '../../forms/intake.ts';
import { squash } from '../clean-text.ts';
import { isClosing } from './closing-rows.ts';
import { columnsOf, columnsOfYear, ofYear, type Heading, type Meaning } from './columns-of.ts';
import { blockAt, type Block } from './blocks-of-years.ts';
import { headingCells, headsLostLevels, isLeftOver, withName, type HeadingCells } from './heading-rows.ts';
import { ownYear, type FormContext } from '../context.ts';
import type { LevelRows } from './level-rows.ts';
import { readCells, type IndicatorCells } from './indicator-cells.ts';
import { isGroupLabel, isLevelLabel, mayBeLevel2 } from './level-labels.ts';
import { printedLabel } from '../draft-builder.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { isOfOthers } from './sub-headings.ts';
import { isFigure } from '../money.ts';
import { headsFunds, headsIndicators } from '../vocabulary.ts';

const LEVEL_KEYS = new Set(LEVEL_COLUMNS.map(({ path }) => path));

/** An indicator table while it is read; forms broken over pages repeat its heading. */
export interface IndicatorTable {
  columns: Heading[];
  /** What years the rows under the last heading are of, where the form says so. */
  block?: Block | undefined;
  /** The levels printed in rows of their own above. */
  above: LevelRows;
  readonly rows: {
    readonly cells: IndicatorCells;
    readonly columns: readonly Heading[];
    readonly block?: Block | undefined;
  }[];
}

/** Whether a heading begins at a line: its columns, or what stands over them and beside them (绩效指标 over the levels). */
export function beginsHeading({ lines, vocabulary }: FormContext, at: number): boolean {
  const [line, next] = [lines[at]!, lines[at + 1]];
  if (headsIndicators(line.cells, vocabulary)) return true;
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

/** Reads the heading at line `at`; gives the line after it. */
export function readHeading(context: FormContext, table: IndicatorTable, at: number): number {
  const { builder, lines, vocabulary, kind } = context;
  const line = lines[at]!;
  const over = headsLostLevels(lines, at, vocabulary.indicatorColumn) || !headsIndicators(line.cells, vocabulary);
  const named = (over ? lines[at + 1] : undefined) ?? line;
  const meaning = withName(named.cells, ofYear(vocabulary.indicatorColumn, ownYear(context)));
  const { cells, rows } = levelled(headingCells(lines, at, meaning), named, meaning);
  const declares = kind.expectation === undefined;
  const columns = (declares ? columnsOfYear : columnsOf)(cells, meaning).filter(
    ({ cell, key }) => key || !isGroupLabel(cell.head),
  );
  for (const cell of lines.slice(at, at + rows).flatMap(filled)) builder.label(cell);
  // where there is no third level, the last level printed is the name
  const levels = columns.filter(({ key }) => key && LEVEL_KEYS.has(key));
  const last = levels.find(({ key }) => key === 'name') ?? levels.at(-1)!;
  if (columns.filter(({ cell }) => vocabulary.indicatorColumn(cell.head)?.key === 'name').length > 1 && declares)
    builder.doubt('two-blocks', 'indicators', last.cell.at);
  table.columns = columns.map((column) => (column === last ? { ...column, key: 'name' } : column));
  for (const { key, cell } of columns)
    if (!key && cell.row > line.row && isOfOthers(squash(cell.raw), meaning.year))
      builder.doubt('columns-of-others', 'indicators', cell.at, printedLabel(cell));
  if (declares) table.block = blockAt(lines, at, rows, columns) ?? table.block;
  noteHeadings(columns, context);
  const below = lines[at + rows];
  if (!isLeftOver(below)) return at + rows;
  builder.doubt('heading-row-unread', 'indicators', filled(below!)[0]!.at);
  return at + rows + 1;
}

/** Whether the indicator table ends before this line: a label of the form begins it. */
export function endsIndicators(line: Line, context: FormContext, { columns }: IndicatorTable): boolean {
  const { vocabulary } = context;
  if (line.paragraph) return true;
  const first = filled(line)[0];
  if (!first) return false;
  if (headsIndicators(line.cells, vocabulary) || headsFunds(line.cells, vocabulary)) return true;
  const name = columns.find(({ key }) => key === 'name')!;
  if (isClosing(line, name, columns) || isSum(line, context, columns)) return true;
  const closes = ({ head }: Cell): boolean => /^(?:outlook|corrective)/.test(vocabulary.field(head)?.path ?? '');
  if (filled(line).some(closes)) return true;
  if (line.covering && first.column >= name.column) return false;
  const later = filled(line).length > 1 && mayBeLevel2(squash(first.raw));
  return (
    !later &&
    !isRow(line, name, context) &&
    (vocabulary.field(first.head) !== undefined || OTHER_LABELS.test(first.head))
  );
}

/** A row with a name and values is an indicator, though its level reads like a label of the form: 绩效目标, 资金使用. */
function isRow(line: Line, name: Heading, { vocabulary }: FormContext): boolean {
  const [first, ...rest] = filled(line);
  const path = vocabulary.field(first!.head)?.path;
  if (path === 'total' || path === 'grade' || rest.length < 3) return false;
  const own = line.covering?.(line.row, name.column);
  if (line.covering && (!own || own === first || own.blank || own.columnSpan > name.span)) return false;
  return !rest.some(({ head }) => vocabulary.field(head) !== undefined || OTHER_LABELS.test(head));
}

/** A row of the total under the names, with points and nothing else: 合计 | 90 | 88. */
function isSum(line: Line, { vocabulary }: FormContext, columns: readonly Heading[]): boolean {
  const [first, ...rest] = filled(line);
  const points = columns.filter(({ key }) => key === 'weight' || key === 'score').map(({ column }) => column);
  const isPoints = (cell: Cell): boolean => points.includes(cell.column) && isFigure(cell.raw);
  return vocabulary.field(first!.head)?.path === 'total' && rest.length > 0 && rest.every(isPoints);
}

/** What the points of some rows add up to, between them: 小计 | 50 | 48. It stays unread, since it is no indicator. */
const isSubtotal = (line: Line): boolean => {
  const [first, ...rest] = filled(line);
  return first !== undefined && /^.{0,6}小计$/.test(first.head) && rest.every(({ raw }) => isFigure(raw));
};

/** Collects the row at a line. */
export function collectRow(line: Line, table: IndicatorTable): void {
  if ((filled(line).length === 0 && !line.covering) || isSubtotal(line)) return;
  const cells = readCells(line, table.columns);
  const { level1, level2 } = table.above;
  const labels = [
    ...(level1 && !cells.labels.some(({ level }) => level === 1) ? [{ cell: level1, level: 1 as const }] : []),
    ...(level2 ? [{ cell: level2, level: 2 as const }] : []),
    ...cells.labels,
  ];
  const own = (level1 ?? level2) ? { ...cells, labels } : cells;
  table.rows.push({ cells: own, columns: table.columns, block: table.block });
}
