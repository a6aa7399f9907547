import { LEVEL_COLUMNS, OTHER_LABELS } from '../forms/intake.ts';
import { squash } from './clean-text.ts';
import { columnsOf, headingCells, type Heading } from './columns-of.ts';
import type { FormContext } from './context.ts';
import { readCells, type IndicatorCells } from './indicator-cells.ts';
import { isGroupLabel, isLevelLabel, mayBeLevel2 } from './level-labels.ts';
import { filled, type Line } from './lines.ts';
import { headsFunds, headsIndicators } from './vocabulary.ts';

const LEVEL_KEYS = new Set(LEVEL_COLUMNS.map(({ path }) => path));

/** An indicator table while it is read; forms broken over pages repeat its heading. */
export interface IndicatorTable {
  columns: Heading[];
  readonly rows: { readonly cells: IndicatorCells; readonly columns: readonly Heading[] }[];
}

/** Reads the heading at line `at`; gives the line after it. */
export function readHeading(context: FormContext, table: IndicatorTable, at: number): number {
  const { builder, lines, vocabulary, kind } = context;
  const { cells, below } = headingCells(lines[at]!, lines[at + 1], vocabulary.indicatorColumn);
  const columns = columnsOf(cells, vocabulary.indicatorColumn).filter(
    ({ cell, key }) => key || !isGroupLabel(cell.head),
  );
  for (const cell of [...filled(lines[at]!), ...(below ? filled(lines[at + 1]!) : [])]) builder.label(cell);
  // where there is no third level, the last level printed is the name
  const levels = columns.filter(({ key }) => key && LEVEL_KEYS.has(key));
  const last = levels.find(({ key }) => key === 'name') ?? levels.at(-1)!;
  table.columns = columns.map((column) => (column === last ? { ...column, key: 'name' } : column));
  for (const { key, official, cell } of columns) {
    if (!key) continue;
    const points = kind.indicatorColumns.find((column) => column.key === key)?.sort === 'points';
    builder.heading(points ? `indicators.${key}` : key, official, cell);
  }
  return below ? at + 2 : at + 1;
}

/** Whether the indicator table ends before this line: a label of the form begins it. */
export function endsIndicators(line: Line, context: FormContext, { columns }: IndicatorTable): boolean {
  const { vocabulary } = context;
  if (line.paragraph) return true;
  const first = filled(line)[0];
  if (!first) return false;
  if (headsIndicators(line.cells, vocabulary) || headsFunds(line.cells, vocabulary)) return true;
  const name = columns.find(({ key }) => key === 'name')!;
  if (!line.covering && isProse(line, name)) return true;
  if (line.covering && first.column >= name.column) return false;
  const later = filled(line).length > 1 && mayBeLevel2(squash(first.raw));
  return !later && (vocabulary.field(first.head) !== undefined || OTHER_LABELS.test(first.head));
}

/** A text at the edge with a sentence beside it is no indicator with its target. */
const isProse = (line: Line, name: Heading): boolean => {
  const cells = filled(line);
  return (
    cells.length === 2 &&
    cells[0]!.column < name.column &&
    cells[1]!.column === cells[0]!.column + 1 &&
    !isLevelLabel(cells[0]!.raw) &&
    cells[1]!.raw.length > 30 &&
    /[，。；;]/.test(cells[1]!.raw)
  );
};

/** Collects the row at a line. */
export function collectRow(line: Line, table: IndicatorTable): void {
  if (filled(line).length === 0 && !line.covering) return;
  table.rows.push({ cells: readCells(line, table.columns), columns: table.columns });
}
