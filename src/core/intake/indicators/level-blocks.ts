import { affinity, levelText } from './level-labels.ts';
import type { Cell } from '../lines.ts';

/** Forms have some twenty labels of level 2 at most; the search over their blocks doubles with each. */
const MOST_MARKS = 16;

/** A level 2 label with its place: between rows where it stands on a row of its own. */
export interface Mark {
  readonly cell: Cell;
  readonly at: number;
  readonly one: Cell | undefined;
}

/** The end of the block of `a` before that of `b`: where names go best with their labels, and late rather than early. */
function boundary(a: Mark, b: Mark, names: readonly string[]): number {
  const [from, to] = [Math.floor(a.at) + 1, Math.ceil(b.at)];
  let best = { end: to, score: -1 };
  for (let end = to; end >= from; end--) {
    let score = 0;
    for (let i = from; i < to; i++) score += affinity(names[i] ?? '', levelText((i < end ? a : b).cell.raw));
    if (score > best.score) best = { end, score };
  }
  return best.end;
}

/** How well the names between two rows go with a label. */
const likeness = (names: readonly string[], start: number, end: number, { cell }: Mark): number =>
  names.slice(start, end).reduce((sum, name) => sum + affinity(name, levelText(cell.raw)), 0);

interface Split {
  readonly ends: readonly number[];
  readonly score: number;
}

/**
 * The ends of blocks of which each has its label in its middle row: a label `d` rows below the beginning of its block makes
 * it `2d+1` or `2d+2` rows tall. Undefined where no such blocks fill all rows.
 */
function centredEnds(marks: readonly Mark[], names: readonly string[], start = 0): Split | undefined {
  const [mark, ...rest] = marks;
  if (!mark) return start === names.length ? { ends: [], score: 0 } : undefined;
  const above = mark.at - start;
  if (above < 0 || !Number.isInteger(above)) return undefined;
  const splits = [2 * above + 1, 2 * above + 2].flatMap((height): Split[] => {
    const end = start + height;
    if (end > names.length || (rest[0] && rest[0].at < end)) return [];
    const later = centredEnds(rest, names, end);
    return later ? [{ ends: [end, ...later.ends], score: later.score + likeness(names, start, end, mark) }] : [];
  });
  return splits.sort((x, y) => y.score - x.score)[0];
}

/** Where the block of each label ends: by the middles of blocks where that comes out even, else by the names between. */
export const blockEnds = (marks: readonly Mark[], names: readonly string[]): readonly number[] =>
  (marks.length <= MOST_MARKS ? centredEnds(marks, names)?.ends : undefined) ??
  marks.map((mark, i) => (marks[i + 1] ? boundary(mark, marks[i + 1]!, names) : names.length));
