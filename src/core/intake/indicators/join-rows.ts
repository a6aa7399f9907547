import type { FormContext } from '../context.ts';
import { filled, makeCell, type Cell } from '../lines.ts';
import type { Heading } from './columns-of.ts';
import { onlyLabels } from './indicator-cells.ts';
import type { IndicatorTable } from './indicator-table.ts';

type Row = IndicatorTable['rows'][number];

const cellUnder = ({ cells, columns }: Row, key: string): Cell | undefined => {
  const column = columns.find((known) => known.key === key);
  return column && cells.values.get(column);
};
const says = (row: Row, key: string): boolean => cellUnder(row, key)?.blank === false;

/** How the rest of a text may begin, be it behind an opening mark: no ……, no remark in brackets. */
const GOES_ON = /^\s*[\p{L}\p{N}，、。；“”）)》」]/u;

/** The texts of a row under the headings; undefined where it has a label or another text of its own. */
function partsOf({ cells: { line, values } }: Row): [Heading, Cell][] | undefined {
  const parts = [...values].filter(([, cell]) => !cell.blank && cell.row === line.row);
  const own = new Set(parts.map(([, cell]) => cell));
  return filled(line).every((cell) => own.has(cell) && GOES_ON.test(cell.raw)) ? parts : undefined;
}

/** Whether a row has nothing but the rest of texts: no label, no target, no points, under a row that is whole. */
function isRest(row: Row, before: Row | undefined, { kind }: FormContext): boolean {
  const parts = partsOf(row);
  // rows that were made out of running text are whole: they have no places
  if (!before || row.cells.line.row <= before.cells.line.row) return false;
  if (!parts || parts.length === 0 || before.columns !== row.columns || !says(before, 'target')) return false;
  const prose = new Set(kind.indicatorColumns.filter(({ sort }) => sort === 'prose').map(({ key }) => key));
  return (
    parts.every(([{ key }]) => key === 'name' || (key !== undefined && prose.has(key))) &&
    parts.every(([heading]) => before.cells.values.get(heading)?.blank === false)
  );
}

const LEADING = new Set(['level1', 'level2', 'name']);

/**
 * Whether a row has a name and nothing else where most rows have targets: the rest of the name above, or left blank. A label of
 * its own says that it is a row, unless labels are `astray`.
 */
export const isBare = (row: Row, rows: readonly Row[], astray: boolean): boolean =>
  (astray || !row.cells.labels.some(({ cell }) => cell.row === row.cells.line.row)) &&
  GOES_ON.test(cellUnder(row, 'name')?.raw ?? '') &&
  !row.columns.some(({ key }) => key !== undefined && !LEADING.has(key) && says(row, key)) &&
  rows.filter((own) => says(own, 'target')).length * 2 > rows.length;

/** Where merges are lost, a level alone in its row may be the end of the name above: 满意度 under 群众. */
const mayBeRest = ({ cells }: Row): boolean =>
  !cells.line.covering && onlyLabels(cells) && cells.labels.length === 1 && !/指标/.test(cells.labels[0]!.cell.raw);

/** A page may end inside a row: what did not fit begins the next, in a row with no label, target or points of its own. */
export function joinRows(rows: readonly Row[], context: FormContext): Row[] {
  const { builder, isOwn } = context;
  if (isOwn) return [...rows];
  const whole = rows.filter((row) => says(row, 'target')).length;
  const joined: Row[] = [];
  const nameAbove = (): number => joined.filter((own) => says(own, 'name')).length - 1;
  for (const row of rows) {
    const before = joined.at(-1);
    if (before && mayBeRest(row))
      builder.doubt('row-without-values', `indicators.${nameAbove()}.name`, row.cells.labels[0]!.cell.at);
    // of a form that is not filled in no row is whole
    if (whole * 2 < rows.length || !before || !isRest(row, before, context)) {
      joined.push(row);
      continue;
    }
    const values = new Map(before.cells.values);
    for (const [heading, cell] of partsOf(row)!) {
      const above = values.get(heading)!;
      for (const part of [above, cell]) builder.label(part);
      values.set(heading, makeCell(above.raw + cell.raw, above.at, above));
    }
    builder.doubt(
      'rows-joined',
      `indicators.${nameAbove()}`,
      filled(row.cells.line)[0]!.at,
      filled(row.cells.line)[0]!.raw,
    );
    joined[joined.length - 1] = { ...before, cells: { ...before.cells, values } };
  }
  return joined;
}
