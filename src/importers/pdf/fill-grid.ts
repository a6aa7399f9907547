import type { PlacedCell } from '../build-table.ts';
import { joinLines, pieceWidth, roomIn, toLines } from './join-text.ts';
import type { Grid } from './lay-grid.ts';
import { middleOf, type TextRun } from './page-content.ts';

/** A cell of a page: whether its text could go on in the cell below is seen from the space it leaves. */
export interface PageCell extends PlacedCell {
  /** Points left free after the last line. */
  readonly rest?: number;
  /** Points that the first piece of the text needs. */
  readonly piece?: number;
}

/** A table of one page, its columns known by where their edges lie. */
export interface PageTable {
  readonly xs: readonly number[];
  readonly rows: number;
  readonly cells: readonly PageCell[];
  readonly top: number;
  readonly bottom: number;
  /** Whether cells and spans were drawn, or guessed from where text stands. */
  readonly ruled: boolean;
}

const indexOf = (edges: readonly number[], place: number): number => {
  for (let i = 0; i + 1 < edges.length; i++) if (place >= edges[i]! && place < edges[i + 1]!) return i;
  return -1;
};

const NARROW = /[\x20-\x7e]/;

/** A run that reaches over a standing edge held two cells' texts: it is parted where the characters lie. */
export function partRun(run: TextRun, edges: readonly number[]): TextRun[] {
  const inside = edges.filter((edge) => edge > run.left + run.size * 0.4 && edge < run.right - run.size * 0.4);
  if (inside.length === 0) return [run];
  const characters = [...run.text];
  const units = characters.map((c) => (NARROW.test(c) ? 1 : 2));
  const unit =
    (run.right - run.left) /
    Math.max(
      1,
      units.reduce((a, b) => a + b, 0),
    );
  const parts: { text: string; left: number; right: number }[] = [];
  let at = run.left;
  let place = -2;
  characters.forEach((character, i) => {
    const end = at + units[i]! * unit;
    const now = inside.filter((edge) => edge <= (at + end) / 2).length;
    const part = parts.at(-1);
    if (part && now === place) Object.assign(part, { text: part.text + character, right: end });
    else parts.push({ text: character, left: at, right: end });
    place = now;
    at = end;
  });
  return parts.map((part) => ({ ...run, ...part }));
}

/** Puts the runs of a page into the cells of a grid; gives back those that stand outside it. */
export function fillGrid(grid: Grid, runs: readonly TextRun[]): { table: PageTable; outside: TextRun[] } {
  const { xs, ys } = grid;
  const owner = new Map<string, number>();
  grid.cells.forEach(({ row, column, rowSpan, columnSpan }, index) => {
    for (let y = 0; y < rowSpan; y++) for (let x = 0; x < columnSpan; x++) owner.set(`${row + y} ${column + x}`, index);
  });
  const texts: TextRun[][] = grid.cells.map(() => []);
  const outside: TextRun[] = [];
  const cellAt = (run: TextRun): number | undefined =>
    owner.get(`${indexOf(ys, middleOf(run))} ${indexOf(xs, (run.left + run.right) / 2)}`);
  const edgesIn = (row: number): number[] =>
    row < 0
      ? []
      : [
          ...new Set(
            grid.cells
              .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
              .map(({ column }) => xs[column]!),
          ),
        ];
  for (const whole of runs)
    for (const run of partRun(whole, edgesIn(indexOf(ys, middleOf(whole))))) {
      const index = cellAt(run);
      if (index === undefined) outside.push(run);
      else texts[index]!.push(run);
    }
  const cells = grid.cells.map((cell, i): PageCell => {
    const width = xs[cell.column + cell.columnSpan]! - xs[cell.column]!;
    const lines = toLines(texts[i]!);
    const last = lines.at(-1);
    if (!last) return { ...cell, text: '' };
    const rest = roomIn(lines, width) - (last.right - last.left);
    return { ...cell, text: joinLines(lines, width), rest, piece: pieceWidth(lines[0]!) };
  });
  return { table: { xs, rows: ys.length - 1, cells, top: ys[0]!, bottom: ys.at(-1)!, ruled: true }, outside };
}
