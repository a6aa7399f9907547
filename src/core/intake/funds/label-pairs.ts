import type { Cell, Line } from '../lines.ts';
import { isFigure } from '../money.ts';

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

/** What a line says as labels with figures; nothing where it has other texts. */
export function pairsOf(line: Line | undefined, isLabel: (cell: Cell) => boolean): Pairs | undefined {
  const pairs: Pair[] = [];
  const start = line?.cells.findIndex((cell) => !cell.blank && isLabel(cell)) ?? -1;
  if (!line || line.paragraph || start === -1) return undefined;
  const rest = line.cells.slice(start);
  for (const [i, label] of rest.entries()) {
    if (label.blank || !isLabel(label)) continue;
    const own = rest.slice(i + 1);
    const end = own.findIndex((cell) => !cell.blank && isLabel(cell));
    const room = end === -1 ? own : own.slice(0, end);
    const value = room.find(({ blank }) => !blank) ?? room[0];
    if (!value || !isFigure(value.raw)) return undefined;
    pairs.push({ label, value });
  }
  const known = new Set(pairs.flatMap(({ label, value }) => [label, value]));
  const [last, ...more] = rest.filter((cell) => !cell.blank && !known.has(cell));
  const behind = last !== undefined && last === rest.findLast(({ blank }) => !blank) && isFigure(last.raw);
  if (more.length > 0 || (last && !behind)) return undefined;
  return { before: line.cells.slice(0, start).filter(({ blank }) => !blank), pairs, last };
}
