import type { FormContext } from '../context.ts';
import { filled, makeCell, type Cell } from '../lines.ts';
import type { Heading } from './columns-of.ts';
import type { IndicatorTable } from './indicator-table.ts';

type Row = IndicatorTable['rows'][number];

const cellUnder = ({ cells, columns }: Row, key: string): Cell | undefined => {
  const column = columns.find((known) => known.key === key);
  return column && cells.values.get(column);
};
const says = (row: Row, key: string): boolean => cellUnder(row, key)?.blank === false;

/** The texts of a row under the headings; undefined where it has a label or another text of its own. */
function partsOf({ cells: { line, values } }: Row): [Heading, Cell][] | undefined {
  const parts = [...values].filter(([, cell]) => !cell.blank && cell.row === line.row);
  const own = new Set(parts.map(([, cell]) => cell));
  return filled(line).every((cell) => own.has(cell) && /^\s*[\p{L}\p{N}，、。；]/u.test(cell.raw)) ? parts : undefined;
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

/** A page may end inside a row: what did not fit begins the next, in a row with no label, target or points of its own. */
export function joinRows(rows: readonly Row[], context: FormContext): Row[] {
  const { builder, isOwn } = context;
  if (isOwn) return [...rows];
  const whole = rows.filter((row) => says(row, 'target')).length;
  const joined: Row[] = [];
  for (const row of rows) {
    const before = joined.at(-1);
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
    const place = joined.filter((own) => says(own, 'name')).length - 1;
    builder.doubt('rows-joined', `indicators.${place}`, filled(row.cells.line)[0]!.at, filled(row.cells.line)[0]!.raw);
    joined[joined.length - 1] = { ...before, cells: { ...before.cells, values } };
  }
  return joined;
}
