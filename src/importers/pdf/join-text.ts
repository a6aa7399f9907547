import type { TextRun } from './page-content.ts';

/** A line of text: its runs joined from left to right. */
export interface TextLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** A character as wide as it is high. */
export const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]/;

/**
 * How far apart the characters of a line were set to stretch it to a width, in characters; 0 for a plain line. Most gaps
 * of a stretched line are of one size, and characters of one word stand alone.
 */
function stretchOf(runs: readonly TextRun[]): number {
  const gaps = runs.slice(1).map((run, i) => (run.left - runs[i]!.right) / run.size);
  const middle = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const alike = gaps.filter((gap) => Math.abs(gap - middle) < 0.15).length;
  const spread = runs.every(({ text }) => text.length === 1 && WIDE.test(text)) && alike === gaps.length;
  return (gaps.length >= 3 || spread) && middle > 0.15 && alike >= gaps.length * 0.7 ? middle : 0;
}

/** Characters wide: a gap beside Chinese is a blank only where it is wider than this. Word itself leaves a quarter. */
const BESIDE_CHINESE = 0.45;
const BETWEEN_LETTERS = 0.2;
/** In a line that was stretched to the width of its box, all that was left over may stand in one gap. */
const LEFT_OVER = 1.2;

/** Blanks that were written are characters of their own; a space for a gap only where it is wider than letters stand apart. */
function spaceBetween(before: TextRun, after: TextRun, stretch: number, full: boolean): string {
  if (before.text.endsWith(' ') || after.text.startsWith(' ')) return '';
  const chinese = WIDE.test(before.text.at(-1) ?? '') || WIDE.test(after.text[0] ?? '');
  const plain = chinese ? (full ? LEFT_OVER : BESIDE_CHINESE) : BETWEEN_LETTERS;
  const gap = (after.left - before.right) / Math.min(before.size, after.size);
  return gap > Math.max(stretch * 1.6, plain) ? ' ' : '';
}

function joinRuns(runs: readonly TextRun[], full: boolean): TextLine {
  const sorted = [...runs].sort((a, b) => a.left - b.left);
  const stretch = stretchOf(sorted);
  const text = sorted
    .map((run, i) => (i > 0 ? spaceBetween(sorted[i - 1]!, run, stretch, full) : '') + run.text)
    .join('');
  const size = Math.max(...sorted.map((run) => run.size));
  const right = Math.max(...sorted.map((run) => run.right));
  return { text: text.trim(), left: sorted[0]!.left, right, baseline: sorted[0]!.baseline, size };
}

/**
 * Groups runs into rows from above: runs whose baselines differ by less than half a character stand in one row. A small one
 * is raised or lowered beside a large one, as in m².
 */
export function groupRows(runs: readonly TextRun[]): TextRun[][] {
  const rows: TextRun[][] = [];
  for (const run of [...runs].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const row = rows.at(-1);
    const [small, large] = row ? [Math.min(row[0]!.size, run.size), Math.max(row[0]!.size, run.size)] : [0, 0];
    const size = small < large * 0.8 ? large : small;
    if (row && run.baseline - row[0]!.baseline < size * 0.5) row.push(run);
    else rows.push([run]);
  }
  return rows;
}

interface Sides {
  readonly left: number;
  readonly right: number;
}

const sidesOf = (runs: readonly Sides[]): Sides => ({
  left: Math.min(...runs.map(({ left }) => left)),
  right: Math.max(...runs.map(({ right }) => right)),
});

const reaches = (row: Sides, sides: Sides, reach: number): boolean =>
  row.left - sides.left < reach && sides.right - row.right < reach;

const PADDING = 7; // points that a box keeps free at a side, at most

/**
 * The lines of some runs, from above. Those before the last that reach as far as the longest may have been stretched, and so
 * may those that fill their box from side to side.
 */
export function toLines(runs: readonly TextRun[], box?: Sides): TextLine[] {
  const next = runs[0]?.next;
  if (next && runs.every((run) => run.next === next)) {
    const order = [...runs].sort((a, b) => (next === 'left' ? b.left - a.left : a.left - b.left));
    return order.map((run) => joinRuns([run], false)).filter(({ text }) => text !== '');
  }
  const rows = groupRows(runs);
  const longest = sidesOf(runs);
  const isFull = (row: readonly TextRun[], last: boolean): boolean =>
    (!last && reaches(sidesOf(row), longest, row[0]!.size * 0.2)) ||
    (box !== undefined && reaches(sidesOf(row), box, PADDING));
  return rows.map((row, i) => joinRuns(row, isFull(row, i + 1 === rows.length))).filter(({ text }) => text !== '');
}
