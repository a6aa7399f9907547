import type { PlacedCell } from '../build-table.ts';
import { dropHollowRows } from './hollow-rows.ts';
import { joinLines, pieceWidth, roomIn } from './join-lines.ts';
import { toLines, type TextLine } from './join-text.ts';
import type { Grid, GridCell } from './lay-grid.ts';
import { middleOf, type TextRun } from './page-content.ts';
import { isFigure } from './row-pitch.ts';

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
  /** Whether cells merged over rows can be told. */
  readonly spans: boolean;
  /** Whether nobody can say which lines of its text are one cell. */
  readonly isUnclear: boolean;
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
    at = run.places?.[i] ?? at;
    const end = run.places ? (run.places[i + 1] ?? run.right) : at + units[i]! * unit;
    const now = inside.filter((edge) => edge <= (at + end) / 2).length;
    const part = parts.at(-1);
    if (part && now === place) Object.assign(part, { text: part.text + character, right: end });
    else parts.push({ text: character, left: at, right: end });
    place = now;
    at = end;
  });
  const { places: _, ...rest } = run;
  return parts.map((part) => ({ ...rest, ...part }));
}

/** The points that cells keep free at both sides: the least that any text of the table stands away from its cell's edge. */
function freeIn(cells: readonly { readonly lines: readonly TextLine[]; readonly left: number }[]): number {
  const least = Math.min(...cells.flatMap(({ lines, left }) => lines.map((line) => line.left - left)));
  const size = cells.find(({ lines }) => lines.length > 0)?.lines[0]?.size ?? 0;
  return 2 * Math.max(0, Math.min(least, size));
}

/** Whether figures stand over each other in a cell: lines between rows are missing. */
const isCrowded = (lines: readonly TextLine[]): boolean => lines.filter(({ text }) => isFigure(text)).length > 2;

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
  const outer = xs.at(-1)!;
  // the end of a text too long for the last column goes on beyond the edge, where its beginning says it belongs
  const cellBefore = (run: TextRun): number | undefined => {
    const near = (other: TextRun): boolean =>
      Math.abs(other.baseline - run.baseline) < 1 && Math.abs(run.left - other.right) < run.size;
    const index = run.left >= outer - run.size ? texts.findIndex((own) => own.some(near)) : -1;
    return index < 0 ? undefined : index;
  };
  for (const whole of runs)
    for (const run of partRun(whole, edgesIn(indexOf(ys, middleOf(whole))))) {
      const index = cellAt(run) ?? cellBefore(run);
      if (index === undefined) outside.push(run);
      else texts[index]!.push(run);
    }
  const widthOf = ({ column, columnSpan }: GridCell): number => xs[column + columnSpan]! - xs[column]!;
  const boxOf = ({ column, columnSpan }: GridCell) => ({ left: xs[column]!, right: xs[column + columnSpan]! });
  const lines = texts.map((own, i) => toLines(own, boxOf(grid.cells[i]!)));
  const free = freeIn(lines.map((own, i) => ({ lines: own, left: xs[grid.cells[i]!.column]! })));
  const cells = grid.cells.map((cell, i): PageCell => {
    const own = lines[i]!;
    const last = own.at(-1);
    if (!last) return { ...cell, text: '' };
    const room = roomIn(own, widthOf(cell), free);
    return { ...cell, text: joinLines(own, room), rest: room - (last.right - last.left), piece: pieceWidth(own[0]!) };
  });
  const crowded = cells.filter((_, i) => isCrowded(lines[i]!)).map(({ row }) => row);
  const isUnclear = !grid.hasColumns && crowded.length > new Set(crowded).size;
  const own = dropHollowRows(cells, ys.length - 1, xs.length - 1);
  return { table: { ...own, xs, top: ys[0]!, bottom: ys.at(-1)!, ruled: true, spans: grid.spans, isUnclear }, outside };
}
