import { OTHER_LABELS } from '../../forms/intake.ts';
import { squash } from '../clean-text.ts';
import { isClosing } from './closing-rows.ts';
import type { Heading } from './columns-of.ts';
import type { Block } from './blocks-of-years.ts';
import type { FormContext } from '../context.ts';
import type { LevelRows } from './level-rows.ts';
import { readCells, type IndicatorCells } from './indicator-cells.ts';
import { mayBeLevel2 } from './level-labels.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { isFigure } from '../money.ts';
import { headsFunds, headsIndicators } from '../vocabulary.ts';

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
    /** Whether its texts are taken to stand under their headings though those of other rows do not. */
    readonly guessed?: boolean;
  }[];
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
  if (line.covering && first.column >= name.column) return isWide(line);
  const later = filled(line).length > 1 && mayBeLevel2(squash(first.raw));
  return (
    !later &&
    !isRow(line, name, context) &&
    (vocabulary.field(first.head) !== undefined || OTHER_LABELS.test(first.head))
  );
}

/** A known label with one text over all columns of values, where names stand at the edge: 说明 | …. */
function isWide(line: Line): boolean {
  const [label, text, ...more] = filled(line);
  return label !== undefined && OTHER_LABELS.test(label.head) && more.length === 0 && (text?.columnSpan ?? 0) > 2;
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
