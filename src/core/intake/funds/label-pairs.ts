import { makeCell, type Cell, type Line } from '../lines.ts';
import { isFigure, statedAmount } from '../money.ts';

/** A label with the figure beside it. */
export interface Pair {
  readonly label: Cell;
  readonly value: Cell;
}

export interface Pairs {
  /** What stands left of the labels. */
  readonly before: readonly Cell[];
  readonly pairs: readonly Pair[];
  /** A figure behind the last pair, which has no label beside it. */
  readonly last: Cell | undefined;
}

/** The cells of a line, what states its amount itself (预算数：28.00) as a label and the figure beside it. */
const cellsOf = ({ cells }: Line): readonly Cell[] =>
  cells.flatMap((cell) => {
    const stated = statedAmount(cell.raw);
    return stated ? [makeCell(stated.label, cell.at, cell), makeCell(stated.amount, cell.at, cell)] : [cell];
  });

/** What a line says as labels with figures; nothing where it has other texts. A label before another is the heading of the row. */
export function pairsOf(line: Line | undefined, isLabel: (cell: Cell) => boolean): Pairs | undefined {
  if (!line || line.paragraph) return undefined;
  const pairs: Pair[] = [];
  const cells = cellsOf(line);
  const known = (cell: Cell | undefined): boolean => cell !== undefined && !cell.blank && isLabel(cell);
  const first = cells.findIndex(known);
  if (first === -1) return undefined;
  const start = first + (known(cells[first + 1]) ? 1 : 0);
  const rest = cells.slice(start);
  for (const [i, label] of rest.entries()) {
    if (label.blank || !isLabel(label)) continue;
    const own = rest.slice(i + 1);
    const end = own.findIndex((cell) => !cell.blank && isLabel(cell));
    const room = end === -1 ? own : own.slice(0, end);
    const value = room.find(({ blank }) => !blank) ?? room[0];
    if (!value || !isFigure(value.raw)) return undefined;
    pairs.push({ label, value });
  }
  const paired = new Set(pairs.flatMap(({ label, value }) => [label, value]));
  const [last, ...more] = rest.filter((cell) => !cell.blank && !paired.has(cell));
  const behind = last !== undefined && last === rest.findLast(({ blank }) => !blank) && isFigure(last.raw);
  if (more.length > 0 || (last && !behind)) return undefined;
  return { before: cells.slice(0, start).filter(({ blank }) => !blank), pairs, last };
}
