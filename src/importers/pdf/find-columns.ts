import type { PlacedCell } from '../build-table.ts';
import type { PageTable } from './fill-grid.ts';
import { glue } from './join-lines.ts';
import { groupRows, toLines, type TextLine } from './join-text.ts';
import type { TextRun } from './page-content.ts';
import { isFigure, LEAST, wrapPitch } from './row-pitch.ts';
import { placesIn } from './rule-columns.ts';

/** Characters between texts that are apart on a page of prose, and between cells of a table. */
const APART = 1.5;
const CELLS_APART = 0.6;

/** The pieces of a row that stand apart by more than some characters. */
function partRow(row: readonly TextRun[], apart: number): TextLine[] {
  const groups: TextRun[][] = [];
  for (const run of [...row].sort((a, b) => a.left - b.left)) {
    if (run.text.trim() === '') continue;
    const before = groups.at(-1)?.at(-1);
    if (before && run.left - before.right <= run.size * apart) groups.at(-1)!.push(run);
    else groups.push([run]);
  }
  return groups.flatMap((group) => toLines(group));
}

/** A row by the pieces that any reader would part, and by those that cells of a table may be. */
interface PartedRow {
  readonly pieces: readonly TextLine[];
  readonly cells: readonly TextLine[];
}

interface Stretch {
  rows: PartedRow[];
}

/** Runs of rows with two pieces or more; single rows in between belong to them, as a title or a wrapped line does. */
function findStretches(rows: readonly PartedRow[]): { stretches: Stretch[]; rest: PartedRow[] } {
  const stretches: Stretch[] = [];
  const rest: PartedRow[] = [];
  const isParted = ({ pieces }: PartedRow): boolean => pieces.length > 1;
  let open: PartedRow[] = [];
  const close = (): void => {
    let end = open.length;
    while (end > 0 && !isParted(open[end - 1]!)) end--;
    if (open.slice(0, end).filter(isParted).length >= 4) {
      stretches.push({ rows: open.slice(0, end) });
      rest.push(...open.slice(end));
    } else rest.push(...open);
    open = [];
  };
  for (const row of rows) {
    if (isParted(row) || (open.length > 0 && open.slice(-2).some(isParted))) open.push(row);
    else {
      close();
      rest.push(row);
    }
  }
  close();
  return { stretches, rest };
}

const FEWEST = 3; // rows in which a narrow gap parts two columns: in fewer it is a blank

/** The places between columns: those that the gaps of all rows have in common, as few as there can be. */
function columnPlaces(rows: readonly (readonly TextLine[])[]): number[] {
  const gaps = rows.map((row) =>
    row
      .slice(1)
      .map(({ left, size }, i) => ({ from: row[i]!.right, to: left, isWide: left - row[i]!.right > size * APART })),
  );
  const isShared = (middle: number): boolean =>
    gaps.filter((own) => own.some(({ from, to }) => from < middle && to > middle)).length >= FEWEST;
  const kept = gaps.flat().filter(({ from, to, isWide }) => isWide || isShared((from + to) / 2));
  return placesIn(
    [],
    kept.map(({ from, to }) => [from, to] as const),
  ).sort((a, b) => a - b);
}

/** Whether texts stand so that nobody can say which lines are one cell. */
function isUnclear(rows: readonly (readonly TextLine[])[]): boolean {
  const near = rows.slice(1).filter((row, i) => row[0]!.baseline - rows[i]![0]!.baseline < row[0]!.size * LEAST);
  return near.length > 1;
}

/** The text of a cell with a piece that stands in its row, or goes on in the line below. */
const addPiece = (before: string, piece: string, goesOn: boolean): string =>
  before + (goesOn ? glue(before, piece) : ' ') + piece;

/** Columns stand where the gaps of the rows do; a line that stands as near as lines of one text goes on in the row above. */
function toTable(stretch: Stretch): PageTable {
  const rows = stretch.rows.map(({ cells }) => cells);
  const pieces = rows.flat();
  const places = columnPlaces(rows);
  const pitch = wrapPitch(rows);
  const cells = new Map<string, PlacedCell>();
  let y = -1;
  rows.forEach((row, i) => {
    const step = i > 0 ? row[0]!.baseline - rows[i - 1]![0]!.baseline : Infinity;
    const goesOn = step <= pitch && !row.some(({ text }) => isFigure(text));
    if (!goesOn) y++;
    const seen = new Set<number>();
    for (const { text, left, right } of row) {
      const column = places.filter((place) => place < Math.min(left + 1, right)).length;
      const before = cells.get(`${y} ${column}`);
      const whole = before ? addPiece(before.text, text, !seen.has(column)) : text;
      seen.add(column);
      cells.set(`${y} ${column}`, { text: whole, row: y, column });
    }
  });
  const left = Math.min(...pieces.map((piece) => piece.left));
  const right = Math.max(...pieces.map((piece) => piece.right)) + 1;
  const top = Math.min(...pieces.map(({ baseline, size }) => baseline - size));
  const bottom = Math.max(...pieces.map(({ baseline }) => baseline));
  const own = { ruled: false, spans: false, isUnclear: isUnclear(rows) };
  return { xs: [left, ...places, right], rows: y + 1, cells: [...cells.values()], top, bottom, ...own };
}

/** Tables without lines, by where the text of at least four rows stands, and the lines that belong to none. */
export function findColumns(runs: readonly TextRun[]): { tables: PageTable[]; lines: TextLine[] } {
  const parted = groupRows(runs)
    .map((row) => ({ pieces: partRow(row, APART), cells: partRow(row, CELLS_APART) }))
    .filter(({ pieces }) => pieces.length > 0);
  const { stretches, rest } = findStretches(parted);
  const kept = new Set(rest.flatMap(({ pieces }) => pieces));
  const lines = groupRows(runs)
    .flatMap((row) => toLines(row))
    .filter(({ baseline }) => [...kept].some((piece) => Math.abs(piece.baseline - baseline) < 0.5));
  return { tables: stretches.map(toTable), lines };
}
