import type { Heading } from './columns-of.ts';
import { onlyLabels, outside, type IndicatorCells } from './indicator-cells.ts';
import { isLevel, isTarget, LEVELS } from './leading-labels.ts';
import type { IndicatorTable } from './indicator-table.ts';
import { isGroupLabel, isLevelLabel, levelText, mayBeLevel1, mayBeLevel2 } from './level-labels.ts';
import type { Cell, Line } from '../lines.ts';
import { isFigure } from '../money.ts';

type Row = IndicatorTable['rows'][number];

/** The row as if no column but the first `lost` were lost: each text belongs to the heading it stands under, levels too. */
function readInPlace(line: Line, columns: readonly Heading[], lost = 0): IndicatorCells {
  const at = (column: Heading): Cell | undefined => line.cells.find((cell) => cell.column + lost === column.column);
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

/** Whether a row may be read in place: no text is left over, its name is none of the other columns' texts, and no level stands under another. */
function mayStand({ over, values, labels }: IndicatorCells, name: Heading): boolean {
  const own = values.get(name);
  const astray = labels.some(
    ({ cell: { raw }, level }) => level === 1 && mayBeLevel2(levelText(raw)) && !mayBeLevel1(levelText(raw)),
  );
  if (astray || over.length > 0 || !own || own.blank) return false;
  // where blanks at the end of a row are lost too, its cells count a label as the name
  return !isTarget(own.raw) && !(isLevelLabel(own.raw) && /指标/.test(own.raw));
}

/** The row by the columns that it lacks at its beginning, where its table says how many cells it prints. */
function readByWidth(row: Row): IndicatorCells | undefined {
  const { line } = row.cells;
  const last = row.columns.at(-1)!;
  const lost = last.column + last.span - (line.width ?? 0);
  const own = line.width === undefined || lost < 0 ? undefined : readInPlace(line, row.columns, lost);
  // one label over both levels leaves as many cells as a label of the second alone
  const [label, ...more] = own?.labels ?? [];
  const isEither = label?.level === 2 && more.length === 0 && mayBeLevel1(levelText(label.cell.raw));
  return own && !isEither && mayStand(own, nameOf(row)) ? own : undefined;
}

const nameOf = ({ columns }: Row): Heading => columns.find(({ key }) => key === 'name')!;

/**
 * Where levels have points beside them, a row without its first labels is read as far right as its labels say. Points are
 * figures, and the name is none.
 */
function readFurtherRight({ cells: { line }, columns }: Row): IndicatorCells | undefined {
  const name = columns.find(({ key }) => key === 'name')!;
  const levels = columns.filter(isLevel);
  const points = columns.filter(
    ({ key, column }) => !key && column < name.column && column > (levels[0]?.column ?? -1),
  );
  if (levels.length === 0 || points.length < levels.length) return undefined;
  const slid = [...levels.slice(1), name].map(({ column }) => readInPlace(line, columns, column));
  const fits = slid.filter(
    (own) =>
      mayStand(own, name) &&
      own.labels.every(({ cell }) => isLevelLabel(cell.raw)) &&
      points.every((column) => isFigure(own.values.get(column)?.raw ?? '')),
  );
  return fits.length === 1 ? fits[0] : undefined;
}

/** Whether a row has another name where its cells are counted than where its labels are known. */
const isOtherName = (counted: IndicatorCells | undefined, row: Row): boolean =>
  counted !== undefined && counted.values.get(nameOf(row)) !== row.cells.values.get(nameOf(row));

/**
 * The rows of a table whose merges are lost. Where one of them can only be read in place, the columns of the file are those of
 * its heading, and all rows that may be are read so. Of a page that says how many cells a row prints, the others lack their
 * first.
 */
export function settlePlaces(rows: IndicatorTable['rows']): IndicatorTable['rows'] {
  const lost = rows.filter(({ cells }) => !cells.line.covering);
  const placed = new Map(lost.map((row) => [row, readInPlace(row.cells.line, row.columns)]));
  const isUnclear = (row: Row): boolean =>
    standsInPlace(placed.get(row)!, row.cells, nameOf(row)) ||
    (row.cells.line.width !== undefined && (row.cells.over.length > 0 || isOtherName(readByWidth(row), row)));
  if (!lost.some(isUnclear)) return rows;
  const whole = lost.every((row) => onlyLabels(row.cells) || mayStand(placed.get(row)!, nameOf(row)));
  return rows.map((row) => {
    const own = placed.get(row);
    const told = own && readByWidth(row);
    if (told) return { ...row, cells: told };
    const stands = own && (whole ? !onlyLabels(row.cells) : standsInPlace(own, row.cells, nameOf(row)));
    if (stands || !own) return stands ? { ...row, cells: own, guessed: !whole } : row;
    return { ...row, cells: readFurtherRight(row) ?? row.cells };
  });
}
