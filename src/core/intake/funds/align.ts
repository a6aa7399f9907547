import type { Cell, Line } from '../lines.ts';
import type { Slot } from './slots.ts';
import { addUp, agrees, endsInSign, suits } from './weigh.ts';

/** A row of the money table with the cell that names it. */
export interface FundRow {
  readonly line: Line;
  readonly label: Cell;
  /** Whether it is the whole of the rows that follow. */
  readonly isTotal: boolean;
  /** Which year's money it is, where years stand below one another. */
  readonly year?: Slot['year'];
}

/** Which cell of a row stands in which slot. */
export interface Placing {
  readonly cells: ReadonlyMap<Slot, Cell>;
  /** Slots for which another cell, or none, speaks nearly as well. */
  readonly rivals: ReadonlyMap<Slot, Cell | undefined>;
  /** How many columns the row stands further left than its headings. */
  readonly shift: number;
  /** Whether blanks of the table are lost, and some of this row may be among them. */
  readonly mayLack: boolean;
}

/** A way to place the cells of a row, and what speaks for it. */
interface Way {
  readonly cells: ReadonlyMap<Slot, Cell>;
  readonly score: number;
  /** How far the last cell stands left of its heading. */
  readonly offset: number;
}

const NO_ROOM = -5;
const BLANK_WITHOUT_ROOM = -0.8;
/** What a lost blank costs, by which all that follows slides; and a cell too many. */
const SLIDES = -1;
const SLIDES_BACK = -2;
/** How many ways are kept for each slot that may be next, and of a row. */
const KEPT = 8;
/** By how much the best way must be better than the next to be beyond doubt. */
const NEAR = 1.5;
const SHIFTS = [0, 1, -1, 2, -2, 3, -3];
/** What it costs rows to stand neither under their headings nor next to their names. */
const ASTRAY = -1;

const best = (ways: readonly Way[], count: number): Way[] =>
  [...ways].sort((a, b) => b.score - a.score).slice(0, count);

const cellsBehind = ({ line, label }: FundRow): readonly Cell[] =>
  line.cells.filter(({ column, row }) => row !== label.row || column > label.column);

/** A way with one more cell in a slot. */
function step({ cells, score, offset }: Way, slot: Slot, cell: Cell): Way {
  const own = slot.heading.column - cell.column;
  const slid = own > offset ? (own - offset) * SLIDES : (offset - own) * SLIDES_BACK;
  return { cells: new Map(cells).set(slot, cell), score: score + suits(cell, slot) + slid, offset: own };
}

/** The ways to place the cells of a row that keep their order, the best first. */
function waysOf(cells: readonly Cell[], slots: readonly Slot[], shift: number): Way[] {
  let open: Way[][] = [[{ cells: new Map(), score: 0, offset: shift }]];
  for (const cell of cells) {
    const next: Way[][] = Array.from({ length: slots.length + 1 }, () => []);
    open.forEach((ways, free) => {
      for (const way of ways) {
        next[free]!.push({ ...way, score: way.score + (cell.blank ? BLANK_WITHOUT_ROOM : NO_ROOM) });
        for (let i = free; i < slots.length; i++) next[i + 1]!.push(step(way, slots[i]!, cell));
      }
    });
    open = next.map((ways) => best(ways, KEPT));
  }
  const weighed = open.flat().map((way) => {
    const slotOf = (key: string): Slot | undefined => slots.find(({ heading }) => heading.key === key);
    const at = (key: string): Cell | undefined => way.cells.get(slotOf(key)!);
    return { ...way, score: way.score + agrees(at, (key) => slotOf(key) !== undefined) };
  });
  return best(weighed, KEPT);
}

/** The way that lines of the form themselves show, which merged cells may reach over. */
function drawn({ line, label }: FundRow, slots: readonly Slot[]): ReadonlyMap<Slot, Cell> {
  const cells = new Map<Slot, Cell>();
  for (const slot of slots) {
    const { column, span } = slot.heading;
    const under = Array.from({ length: span }, (_, i) => line.covering!(line.row, column + i));
    const cell = under.find((own) => own && !own.blank) ?? under[0];
    if (cell && cell !== label && ![...cells.values()].includes(cell)) cells.set(slot, cell);
  }
  return cells;
}

/** What the way of one row gains where the parts in each column add up to the total over them. */
function gains(ways: readonly Way[], rows: readonly FundRow[], i: number, slots: readonly Slot[]): number {
  const from = rows.findLastIndex(({ isTotal }, k) => isTotal && k <= i);
  if (from === -1) return 0;
  const next = rows.findIndex(({ isTotal }, k) => isTotal && k > from);
  const parts = ways.slice(from + 1, next === -1 ? undefined : next);
  const inSlot = (slot: Slot): number => {
    const cells = parts.map((way) => way.cells.get(slot));
    if (slot.takes === 'amount') return addUp(ways[from]!.cells.get(slot), cells) ? 1 : 0;
    // points of parts are left out the same way in every row
    return new Set(cells.map((cell) => cell?.raw ?? '')).size < 2 ? 0.5 : 0;
  };
  return slots.reduce((sum, slot) => sum + inSlot(slot), 0);
}

/** Of the ways of each row those that fit together best. */
function choose(all: readonly (readonly Way[])[], rows: readonly FundRow[], slots: readonly Slot[]): readonly Way[][] {
  const chosen = all.map((ways) => ways[0]!);
  const ranked = all.map((ways) => [...ways]);
  for (let round = 0; round < 2; round++)
    all.forEach((ways, i) => {
      if (ways.length < 2) return;
      const weighed = ways.map((way) => ({ ...way, score: way.score + gains(chosen.with(i, way), rows, i, slots) }));
      ranked[i] = best(weighed, KEPT);
      chosen[i] = ranked[i][0]!;
    });
  return ranked;
}

/** Slots in which the ways that come near the best have another cell. */
function rivalsOf([first, ...others]: readonly Way[], slots: readonly Slot[]): Map<Slot, Cell | undefined> {
  const rivals = new Map<Slot, Cell | undefined>();
  for (const { cells } of others.filter(({ score }) => first!.score - score < NEAR))
    for (const slot of slots) {
      const [own, other] = [first!.cells.get(slot), cells.get(slot)];
      const same = own === other || (own?.raw ?? '') === (other?.raw ?? '');
      if (!same && !rivals.has(slot)) rivals.set(slot, other);
    }
  return rivals;
}

/**
 * Puts the cells of the rows of a table under its headings. Where lines of the form show them, that is where they stand. Where
 * merges and blanks are lost, all ways that keep the order of cells are weighed by what each cell prints, where it stands,
 * whether executed ÷ budget is the rate and whether parts add up; what comes near the best is a rival.
 */
export function placeRows(rows: readonly FundRow[], slots: readonly Slot[]): Placing[] {
  const none = new Map<Slot, Cell>();
  const shifts = rows.map((row) => (row.line.covering ? 0 : shiftOf(row, rows, slots)));
  const all = rows.map((row, i): readonly Way[] =>
    row.line.covering
      ? [{ cells: drawn(row, slots), score: 0, offset: 0 }]
      : waysOf(cellsBehind(row), slots, shifts[i]!),
  );
  const chosen = choose(all, rows, slots);
  const lost = losesBlanks(
    rows,
    chosen.map((ways) => ways[0]!),
  );
  return chosen.map((ways, i) => ({
    cells: ways[0]?.cells ?? none,
    rivals: rivalsOf(ways, slots),
    shift: shifts[i]!,
    mayLack:
      !rows[i]!.line.covering &&
      ((lost && slots.some((slot) => ways[0]!.cells.get(slot)?.blank !== false)) ||
        endsInSign(
          ways[0]!.cells,
          chosen.map(([own]) => own!.cells),
          slots,
        )),
  }));
}

/**
 * Whether blank cells of a table are gone: cells stand further left, measured from the name of their row, than others, or names
 * below the first slid left of one another.
 */
function losesBlanks(rows: readonly FundRow[], ways: readonly Way[]): boolean {
  const open = [...rows.keys()].filter((i) => !rows[i]!.line.covering);
  const steps = open.flatMap((i) =>
    [...ways[i]!.cells].flatMap(([{ heading }, { column, blank }]) =>
      blank ? [] : [heading.column - column + rows[i]!.label.column],
    ),
  );
  return new Set(steps).size > 1 || new Set(open.slice(1).map((i) => rows[i]!.label.column)).size > 1;
}

/** The shift at which all rows that begin in the same column stand best. */
function shiftOf({ label, line: { width } }: FundRow, rows: readonly FundRow[], slots: readonly Slot[]): number {
  const last = slots.at(-1)?.heading;
  // of a page that says how many cells a row prints, it lacks its first
  const told = width !== undefined && last ? last.column + last.span - width : undefined;
  const alike = rows.filter((row) => row.label.column === label.column && !row.line.covering);
  const first = slots[0]?.heading.column ?? 0;
  const scores = SHIFTS.map((shift) => {
    const expected = told === undefined ? shift === 0 || shift === first - label.column - 1 : shift === told;
    const scores = alike.map((row) => waysOf(cellsBehind(row), slots, shift)[0]?.score ?? 0);
    return scores.reduce((a, b) => a + b, expected ? 0 : ASTRAY);
  });
  return SHIFTS[scores.indexOf(Math.max(...scores))]!;
}
