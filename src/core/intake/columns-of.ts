import { printedLabel } from './draft-builder.ts';
import type { Cell, Line } from './lines.ts';

/** A column under a heading: the field it is kept in, or nothing where the format has none for it. */
export interface Heading {
  readonly key: string | undefined;
  /** The official heading of the field. */
  readonly official: string;
  readonly cell: Cell;
  readonly column: number;
  readonly span: number;
}

/** What a heading means, if anything. */
type Meaning = (head: string) => { readonly key: string; readonly label: string } | undefined;

/** Of headings that mean one field, the official one, else one that speaks of a value, else the first. */
function bestOf(cells: readonly Cell[], label: string): Cell {
  return cells.find(({ head }) => head === label) ?? cells.find(({ head }) => head.endsWith('值')) ?? cells[0]!;
}

/** The columns of a heading row from left to right. A field has one column; others that could mean it have none. */
export function columnsOf(cells: readonly Cell[], meaning: Meaning): Heading[] {
  const headed = cells.filter(({ blank }) => !blank);
  return headed.map((cell) => {
    const found = meaning(cell.head);
    const rivals = found ? headed.filter(({ head }) => meaning(head)?.key === found.key) : [];
    const known = found && bestOf(rivals, found.label) === cell ? found : undefined;
    const { column, columnSpan: span } = cell;
    return { key: known?.key, official: known?.label ?? '', cell, column, span };
  });
}

/**
 * The cells of a heading row, where headings stand in two rows: a heading over several columns gives way to those under it.
 * `below` says whether the next row was used.
 */
export function headingCells(line: Line, next: Line | undefined, meaning: Meaning): { cells: Cell[]; below: boolean } {
  const wide = line.cells.filter(({ columnSpan, rowSpan, blank }) => !blank && columnSpan > 1 && rowSpan === 1);
  const tall = line.cells.some(({ rowSpan, blank }) => !blank && rowSpan > 1);
  if (!next || !line.covering || wide.length === 0 || !tall || next.row !== line.row + 1)
    return { cells: [...line.cells], below: false };
  const under = next.cells.filter(({ blank }) => !blank);
  const inside = (cell: Cell): Cell | undefined =>
    wide.find((over) => cell.column >= over.column && cell.column < over.column + over.columnSpan);
  const headed = under.filter((cell) => meaning(cell.head) !== undefined || /^[一-龥]+$/.test(cell.head));
  if (under.length === 0 || headed.length < under.length || !under.every(inside))
    return { cells: [...line.cells], below: false };
  const replaced = new Set(under.map(inside));
  const cells = [...line.cells.filter((cell) => !replaced.has(cell)), ...under].sort((a, b) => a.column - b.column);
  return { cells, below: true };
}

/** The label of a column that the format has no field for; two of one label are told apart by their order. */
export function extraLabels(columns: readonly Heading[]): Map<Heading, string> {
  const labels = new Map<Heading, string>();
  const taken = new Set<string>();
  for (const column of columns) {
    if (column.key !== undefined) continue;
    const printed = printedLabel(column.cell);
    let label = printed;
    for (let n = 2; taken.has(label); n++) label = `${printed}${n}`;
    taken.add(label);
    labels.set(column, label);
  }
  return labels;
}
