import { groupLines, mergeLines, NEAR, type Lines } from './group-lines.ts';
import { cluster, type Line, type TextRun } from './page-content.ts';
import { ruleColumns } from './rule-columns.ts';

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
  /** Whether cells merged over rows can be told. */
  readonly spans: boolean;
  /** Whether its columns are drawn, not guessed from its texts. */
  readonly hasColumns: boolean;
}

const NARROW = 5; // points: no text stands in a row or column as narrow, it is the gap of a doubled line

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
          !openRight[last + 1]![places.at(-1)!] &&
          (column === 0 || !openRight[last + 1]![column - 1])
        );
      };
      while (goesOn()) rowSpan++;
      for (let y = row; y < row + rowSpan; y++) taken[y]!.fill(1, column, column + columnSpan);
      cells.push({ row, column, rowSpan, columnSpan });
    }
  return cells;
}

const isReal = ({ xs, ys, cells }: Grid): boolean => xs.length > 1 && ys.length > 1 && cells.length > 1;

type Lined = Lines & Pick<Grid, 'spans' | 'hasColumns'>;

function toGrid({ lying, standing, spans, hasColumns }: Lined): Grid {
  const xs = cluster([...standing.map(({ at }) => at), ...lying.flatMap(({ from, to }) => [from, to])], NARROW);
  const ys = cluster([...lying.map(({ at }) => at), ...standing.flatMap(({ from, to }) => [from, to])], NARROW);
  return { xs, ys, cells: layCells(xs, ys, lying, standing), spans, hasColumns };
}

/**
 * The tables that ruled lines draw on a page. The outer edge may lack a line: the ends of the others are taken for it.
 * Where no line stands, the texts tell the columns.
 */
export function layGrids(lying: readonly Line[], standing: readonly Line[], runs: readonly TextRun[]): Grid[] {
  const groups = groupLines(mergeLines(lying), mergeLines(standing));
  const drawn = groups
    .filter((group) => group.standing.length > 0)
    .map((group) => ({ ...group, spans: true, hasColumns: true }));
  const loose = groups.filter((group) => group.standing.length === 0).flatMap((group) => group.lying);
  const guessed = ruleColumns(loose, runs).map((table) => ({ ...table, hasColumns: false }));
  return [...drawn, ...guessed]
    .map(toGrid)
    .filter(isReal)
    .sort((a, b) => a.ys[0]! - b.ys[0]! || a.xs[0]! - b.xs[0]!);
}
