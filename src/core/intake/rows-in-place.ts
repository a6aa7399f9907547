import type { Heading } from './columns-of.ts';
import { isLevel, isTarget, LEVELS, onlyLabels, outside, type IndicatorCells } from './indicator-cells.ts';
import type { IndicatorTable } from './indicator-table.ts';
import { isGroupLabel } from './level-labels.ts';
import type { Cell, Line } from './lines.ts';

type Row = IndicatorTable['rows'][number];

/** The row as if no column were lost: each text belongs to the heading it stands under, levels too. */
function readInPlace(line: Line, columns: readonly Heading[]): IndicatorCells {
  const at = (column: Heading): Cell | undefined => line.cells.find((cell) => cell.column === column.column);
  const levels = columns.filter(isLevel);
  const labels = levels.flatMap((column) => {
    const cell = at(column);
    return cell && !cell.blank ? [{ cell, level: LEVELS[column.key!]! }] : [];
  });
  const values = new Map(columns.flatMap((column) => (isLevel(column) || !at(column) ? [] : [[column, at(column)!]])));
  const over = outside(line, [...labels.map(({ cell }) => cell), ...values.values()]);
  const group = over.find(({ head, column }) => isGroupLabel(head) && column < columns[0]!.column);
  return { line, labels, group, values, over: over.filter((cell) => cell !== group) };
}

/**
 * Whether a row makes sense with every text under its heading where labels and order do not explain it: labels of levels
 * that nobody knows (决策, 过程), a number before them.
 */
function standsInPlace(placed: IndicatorCells, shifted: IndicatorCells, name: Heading): boolean {
  if (!mayStand(placed, name)) return false;
  const own = shifted.values.get(name) === placed.values.get(name);
  return shifted.over.length > 0 || (own && placed.labels.length > shifted.labels.length);
}

/** Whether a row may be read in place: no text is left over, and its name is none of the other columns' texts. */
function mayStand({ over, values }: IndicatorCells, name: Heading): boolean {
  const own = values.get(name);
  return over.length === 0 && own !== undefined && !own.blank && !isTarget(own.raw);
}

const nameOf = ({ columns }: Row): Heading => columns.find(({ key }) => key === 'name')!;

/**
 * The rows of a table whose merges are lost. Where one of them can only be read in place, the columns of the file are those of
 * its heading, and all rows that may be are read so.
 */
export function settlePlaces(rows: IndicatorTable['rows']): IndicatorTable['rows'] {
  const lost = rows.filter(({ cells }) => !cells.line.covering);
  const placed = new Map(lost.map((row) => [row, readInPlace(row.cells.line, row.columns)]));
  if (!lost.some((row) => standsInPlace(placed.get(row)!, row.cells, nameOf(row)))) return rows;
  const whole = lost.every((row) => onlyLabels(row.cells) || mayStand(placed.get(row)!, nameOf(row)));
  return rows.map((row) => {
    const own = placed.get(row);
    const stands = own && (whole ? !onlyLabels(row.cells) : standsInPlace(own, row.cells, nameOf(row)));
    return stands ? { ...row, cells: own } : row;
  });
}
