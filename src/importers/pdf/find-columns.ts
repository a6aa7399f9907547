import type { PlacedCell } from '../build-table.ts';
import type { PageTable } from './fill-grid.ts';
import { groupRows, toLines, type TextLine } from './join-text.ts';
import { cluster, type TextRun } from './page-content.ts';

/** The pieces of a row that stand apart by more than a character and a half. */
function partRow(row: readonly TextRun[]): TextLine[] {
  const groups: TextRun[][] = [];
  for (const run of [...row].sort((a, b) => a.left - b.left)) {
    if (run.text.trim() === '') continue;
    const before = groups.at(-1)?.at(-1);
    if (before && run.left - before.right <= run.size * 1.5) groups.at(-1)!.push(run);
    else groups.push([run]);
  }
  return groups.flatMap((group) => toLines(group));
}

interface Stretch {
  rows: TextLine[][];
}

/** Runs of rows with two pieces or more; single rows in between belong to them, as a title or a wrapped line does. */
function findStretches(rows: readonly TextLine[][]): { stretches: Stretch[]; rest: TextLine[][] } {
  const stretches: Stretch[] = [];
  const rest: TextLine[][] = [];
  let open: TextLine[][] = [];
  const close = (): void => {
    let end = open.length;
    while (end > 0 && open[end - 1]!.length < 2) end--;
    const parted = open.slice(0, end).filter((row) => row.length > 1).length;
    if (parted >= 4) {
      stretches.push({ rows: open.slice(0, end) });
      rest.push(...open.slice(end));
    } else rest.push(...open);
    open = [];
  };
  for (const row of rows) {
    if (row.length > 1 || (open.length > 0 && open.slice(-2).some((before) => before.length > 1))) open.push(row);
    else {
      close();
      rest.push(row);
    }
  }
  close();
  return { stretches, rest };
}

/** Left edges that several rows share are columns; a piece goes to the last column that begins at or before it. */
function toTable({ rows }: Stretch): PageTable {
  const pieces = rows.flat();
  const edges = cluster(
    pieces.map(({ left }) => left),
    (pieces[0]?.size ?? 10) * 1.5,
  );
  const place = (left: number): number => {
    let best = 0;
    edges.forEach((edge, i) => {
      if (Math.abs(edge - left) < Math.abs(edges[best]! - left)) best = i;
    });
    return best;
  };
  const cells = new Map<string, PlacedCell>();
  rows.forEach((row, y) =>
    row.forEach(({ text, left }) => {
      const column = place(left);
      const before = cells.get(`${y} ${column}`);
      cells.set(`${y} ${column}`, { text: before ? `${before.text} ${text}` : text, row: y, column });
    }),
  );
  const top = Math.min(...pieces.map(({ baseline, size }) => baseline - size));
  const bottom = Math.max(...pieces.map(({ baseline }) => baseline));
  const right = Math.max(...pieces.map((piece) => piece.right));
  const xs = [...edges, right + 1];
  return { xs, rows: rows.length, cells: [...cells.values()], top, bottom, ruled: false, spans: false };
}

/** Tables without lines, by where the text of at least four rows stands, and the lines that belong to none. */
export function findColumns(runs: readonly TextRun[]): { tables: PageTable[]; lines: TextLine[] } {
  const parted = groupRows(runs)
    .map(partRow)
    .filter((row) => row.length > 0);
  const { stretches, rest } = findStretches(parted);
  const kept = new Set(rest.flat());
  const lines = groupRows(runs)
    .flatMap((row) => toLines(row))
    .filter(({ baseline }) => [...kept].some((piece) => Math.abs(piece.baseline - baseline) < 0.5));
  return { tables: stretches.map(toTable), lines };
}
