import { cluster, type Line } from './page-content.ts';

/** A cell of ruled lines: which columns and rows of the grid's edges it covers. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface Grid {
  /** Edges of columns from left to right, one more than columns; of rows from above. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
}

const NEAR = 3; // points by which drawn lines may miss each other

/** Lines at nearly the same place become one, with what they cover together. */
function mergeLines(lines: readonly Line[]): Line[] {
  const merged: Line[] = [];
  const places = cluster(
    lines.map(({ at }) => at),
    NEAR,
  );
  for (const place of places) {
    const own = lines.filter(({ at }) => Math.abs(at - place) <= NEAR / 2 + 0.01).sort((a, b) => a.from - b.from);
    let open: { from: number; to: number } | undefined;
    for (const { from, to } of own) {
      if (open && from <= open.to + NEAR) open.to = Math.max(open.to, to);
      else {
        if (open) merged.push({ at: place, ...open });
        open = { from, to };
      }
    }
    if (open) merged.push({ at: place, ...open });
  }
  return merged;
}

const touches = (lying: Line, standing: Line): boolean =>
  standing.at >= lying.from - NEAR &&
  standing.at <= lying.to + NEAR &&
  lying.at >= standing.from - NEAR &&
  lying.at <= standing.to + NEAR;

/** Lines that hang together form one table: tables side by side or under each other stay apart. */
function groupLines(lying: readonly Line[], standing: readonly Line[]): { lying: Line[]; standing: Line[] }[] {
  const groups: { lying: Line[]; standing: Line[] }[] = [];
  const left = new Set(lying);
  const other = new Set(standing);
  for (const first of lying) {
    if (!left.delete(first)) continue;
    const group = { lying: [first], standing: [] as Line[] };
    for (let l = 0, s = 0; l < group.lying.length || s < group.standing.length;) {
      const line = group.lying[l];
      if (line) {
        l++;
        for (const stand of other) if (touches(line, stand) && other.delete(stand)) group.standing.push(stand);
      } else {
        const stand = group.standing[s++]!;
        for (const lie of left) if (touches(lie, stand) && left.delete(lie)) group.lying.push(lie);
      }
    }
    groups.push(group);
  }
  return groups;
}

/** Whether a line at `place` runs along the stretch between two edges. */
const covers = (lines: readonly Line[], place: number, from: number, to: number): boolean =>
  lines.some(
    (line) =>
      Math.abs(line.at - place) <= NEAR && line.from <= from + (to - from) * 0.25 && line.to >= to - (to - from) * 0.25,
  );

/** Cells are the largest boxes without a line inside, begun at each place not yet covered. */
function layCells(
  xs: readonly number[],
  ys: readonly number[],
  lying: readonly Line[],
  standing: readonly Line[],
): GridCell[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const taken = Array.from({ length: rows }, () => new Uint8Array(columns));
  const openRight = Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_, x) => x + 1 < columns && !covers(standing, xs[x + 1]!, ys[y]!, ys[y + 1]!)),
  );
  const openBelow = Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_, x) => y + 1 < rows && !covers(lying, ys[y + 1]!, xs[x]!, xs[x + 1]!)),
  );
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (taken[row]![column]) continue;
      let columnSpan = 1;
      while (openRight[row]![column + columnSpan - 1] && !taken[row]![column + columnSpan]) columnSpan++;
      const places = Array.from({ length: columnSpan }, (_, i) => column + i);
      let rowSpan = 1;
      const goesOn = (): boolean => {
        const last = row + rowSpan - 1;
        return (
          places.every((x) => openBelow[last]![x]) &&
          places.slice(0, -1).every((x) => openRight[last + 1]![x]) &&
          !openRight[last + 1]![places.at(-1)!]
        );
      };
      while (goesOn()) rowSpan++;
      for (let y = row; y < row + rowSpan; y++) taken[y]!.fill(1, column, column + columnSpan);
      cells.push({ row, column, rowSpan, columnSpan });
    }
  return cells;
}

const isReal = ({ xs, ys, cells }: Grid): boolean => xs.length > 1 && ys.length > 1 && cells.length > 1;

/** The tables that ruled lines draw on a page. The outer edge may lack a line: the ends of the others are taken for it. */
export function layGrids(lying: readonly Line[], standing: readonly Line[]): Grid[] {
  const groups = groupLines(mergeLines(lying), mergeLines(standing));
  return groups
    .filter((group) => group.standing.length > 0)
    .map((group): Grid => {
      const xs = cluster(
        [...group.standing.map(({ at }) => at), ...group.lying.flatMap(({ from, to }) => [from, to])],
        NEAR,
      );
      const ys = cluster(
        [...group.lying.map(({ at }) => at), ...group.standing.flatMap(({ from, to }) => [from, to])],
        NEAR,
      );
      return { xs, ys, cells: layCells(xs, ys, group.lying, group.standing) };
    })
    .filter(isReal)
    .sort((a, b) => a.ys[0]! - b.ys[0]! || a.xs[0]! - b.xs[0]!);
}
