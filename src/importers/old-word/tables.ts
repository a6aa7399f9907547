import type { PlacedCell } from '../build-table.ts';
import { GrowingCells } from '../word-tables.ts';
import { CHANGE } from './changes.ts';
import type { WordParagraph } from './paragraphs.ts';

/** A cell of a row by its edges, in twentieths of a point from the margin. */
interface CellPlace {
  readonly left: number;
  readonly right: number;
  /** Goes on with the cell before it in the row, or above it. */
  readonly isAcross: boolean;
  readonly isDown: boolean;
}

export interface WordRow {
  readonly texts: readonly string[];
  readonly places: readonly CellPlace[];
}

/** Edges nearer than this are one: rows drawn by hand are some thousandths of an inch apart. */
const SAME_EDGE = 30;
const TC_SIZE = 20;

/** Edges and merges of the cells of a row ([MS-DOC] 2.9.321, TDefTableOperand; 2.9.315, TCGRF). */
function readPlaces(view: DataView, at: number, size: number): CellPlace[] {
  const count = view.getUint8(at);
  const edge = (i: number): number => view.getInt16(at + 1 + 2 * i, true);
  const cells = at + 3 + 2 * count;
  return Array.from({ length: count }, (_, i) => {
    const place = cells + TC_SIZE * i;
    const flags = place + 2 <= at + size ? view.getUint16(place, true) : 0;
    const isDown = (flags & 0x60) === 0x20;
    return { left: edge(i), right: edge(i + 1), isAcross: (flags & 3) === 2, isDown };
  });
}

/** Room for a cell whose row does not say where it stands: an inch. */
const INCH = 1440;

/** Every text gets a place, behind those that are told: nothing is lost. */
function complete(places: readonly CellPlace[], count: number): CellPlace[] {
  const end = places.at(-1)?.right ?? 0;
  const untold = Array.from({ length: Math.max(0, count - places.length) }, (_, i) => end + INCH * i);
  return [...places, ...untold.map((left) => ({ left, right: left + INCH, isAcross: false, isDown: false }))];
}

/** What the end of a row says of the cells of these texts; later changes alter single cells. */
export function endRow(texts: readonly string[], { changes }: Pick<WordParagraph, 'changes'>): WordRow {
  let places: CellPlace[] = [];
  for (const { id, at, size, in: view } of changes) {
    if (id === CHANGE.row) places = readPlaces(view, at, size);
    if (id === CHANGE.verticalMerge) {
      const isDown = view.getUint8(at + 1) === 1;
      places = places.map((place, i) => (i === view.getUint8(at) ? { ...place, isDown } : place));
    }
    if (id === CHANGE.horizontalMerge) {
      const [first, end] = [view.getUint8(at), view.getUint8(at + 1)];
      places = places.map((place, i) => (i > first && i < end ? { ...place, isAcross: true } : place));
    }
  }
  return { texts, places: complete(places, texts.length) };
}

/** Every edge of a table once, from the left. */
function gatherEdges(rows: readonly WordRow[]): number[] {
  const all = rows.flatMap(({ places }) => places.flatMap(({ left, right }) => [left, right]));
  const edges: number[] = [];
  for (const edge of all.sort((a, b) => a - b))
    if (edges.length === 0 || edge - edges.at(-1)! > SAME_EDGE) edges.push(edge);
  return edges;
}

/** Cells of a table on the grid of all its edges, each with its merges. */
export function placeCells(rows: readonly WordRow[]): readonly PlacedCell[] {
  const edges = gatherEdges(rows);
  const columnOf = (edge: number): number =>
    Math.max(
      0,
      edges.findLastIndex((one) => one <= edge),
    );
  const growing = new GrowingCells();
  for (const { texts, places } of rows) {
    growing.startRow();
    places.forEach(({ left, right, isAcross, isDown }, i) => {
      const column = columnOf(left);
      const columnSpan = Math.max(1, columnOf(right) - column);
      const text = texts[i] ?? '';
      const goesOn = text === '' && ((isAcross && growing.widen(columnSpan)) || (isDown && growing.lengthen(column)));
      if (!goesOn) growing.add(text, column, columnSpan);
    });
  }
  return growing.cells;
}
