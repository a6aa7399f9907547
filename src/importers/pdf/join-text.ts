import type { TextRun } from './page-content.ts';

/** A line of text: its runs joined from left to right. */
export interface TextLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]/;

const STOP = /[\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40“”‘’]/;

/**
 * How far apart the characters of a line were set to stretch it to a width, in characters; 0 for a plain line. Most gaps
 * of a stretched line are of one size.
 */
function stretchOf(runs: readonly TextRun[]): number {
  const gaps = runs.slice(1).map((run, i) => (run.left - runs[i]!.right) / run.size);
  const middle = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const alike = gaps.filter((gap) => Math.abs(gap - middle) < 0.15).length;
  return gaps.length >= 3 && middle > 0.15 && alike >= gaps.length * 0.7 ? middle : 0;
}

/**
 * A space only where the gap is wider than letters stand apart. Word sets Chinese a quarter of a character apart from
 * letters and digits without any space; at stops it does not.
 */
function spaceBetween(before: TextRun, after: TextRun, stretch: number): string {
  if (before.text.endsWith(' ') || after.text.startsWith(' ')) return '';
  const [end, start] = [before.text.at(-1) ?? '', after.text[0] ?? ''];
  const wide = Number(WIDE.test(end)) + Number(WIDE.test(start));
  const mixed = wide === 1 && !STOP.test(end) && !STOP.test(start);
  const least = Math.max(stretch * 1.6, mixed ? 0.3 : 0.2);
  return (after.left - before.right) / Math.min(before.size, after.size) > least ? ' ' : '';
}

function joinRuns(runs: readonly TextRun[]): TextLine {
  const sorted = [...runs].sort((a, b) => a.left - b.left);
  const stretch = stretchOf(sorted);
  const text = sorted.map((run, i) => (i > 0 ? spaceBetween(sorted[i - 1]!, run, stretch) : '') + run.text).join('');
  const size = Math.max(...sorted.map((run) => run.size));
  const right = Math.max(...sorted.map((run) => run.right));
  return { text: text.trim(), left: sorted[0]!.left, right, baseline: sorted[0]!.baseline, size };
}

/** Groups runs into rows from above: runs whose baselines differ by less than half a character stand in one row. */
export function groupRows(runs: readonly TextRun[]): TextRun[][] {
  const rows: TextRun[][] = [];
  for (const run of [...runs].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const row = rows.at(-1);
    const size = row ? Math.min(row[0]!.size, run.size) : 0;
    if (row && run.baseline - row[0]!.baseline < size * 0.5) row.push(run);
    else rows.push([run]);
  }
  return rows;
}

/** The lines of some runs, from above. */
export const toLines = (runs: readonly TextRun[]): TextLine[] =>
  groupRows(runs)
    .map(joinRuns)
    .filter(({ text }) => text !== '');

const OPENING = '“‘（([{《〈「『【〔';
const CLOSING = '”’）)]}》〉」』】〕，。、；：！？,.;:!?%％…';
const isWord = (character: string): boolean => !WIDE.test(character) && !/\s/.test(character);

/** The first piece of a text that is never broken: a character or word with the brackets and stops that hang on it. */
function firstPiece(text: string): string {
  const characters = [...text];
  let end = 0;
  while (end < characters.length && OPENING.includes(characters[end]!)) end++;
  if (end < characters.length && isWord(characters[end]!))
    while (end < characters.length && isWord(characters[end]!)) end++;
  else end++;
  while (end < characters.length && CLOSING.includes(characters[end]!)) end++;
  return characters.slice(0, end).join('');
}

const unitsOf = (text: string): number => [...text].reduce((sum, c) => sum + (WIDE.test(c) ? 2 : 1), 0);

/** Its width in points, by the share of the line's characters. */
export function pieceWidth({ text, left, right }: TextLine): number {
  return ((right - left) * unitsOf(firstPiece(text))) / Math.max(1, unitsOf(text));
}

/** What stands between two lines of one wrapped text: nothing beside Chinese and inside numbers, a space between words. */
export function glue(before: string, after: string): string {
  const [end, start] = [before.at(-1) ?? '', after[0] ?? ''];
  if (WIDE.test(end) || WIDE.test(start)) return '';
  return /[A-Za-z,;:]$/.test(end) && /^[A-Za-z]/.test(start) ? ' ' : '';
}

/**
 * How wide a line can be in a box. What the box keeps free at its sides is unknown; its longest line shows what is possible.
 * Stops are set narrower or hang over, so a character is allowed for: better a lost break than one inside a word.
 */
export function roomIn(lines: readonly TextLine[], width: number): number {
  const longest = Math.max(0, ...lines.map(({ left, right }) => right - left));
  const size = lines[0]?.size ?? 0;
  return Math.max(longest, width - size * 1.2) - size * 1.2;
}

/**
 * The text of a box `width` points wide. A line that was full when it broke goes on in the next one; a line that broke
 * although the next piece had room ends with `\n`.
 */
export function joinLines(lines: readonly TextLine[], width: number): string {
  const room = roomIn(lines, width);
  return lines.reduce((text, line, i) => {
    const before = lines[i - 1];
    if (!before) return line.text;
    const full = before.right - before.left + pieceWidth(line) > room;
    return text + (full ? glue(text, line.text) : '\n') + line.text;
  }, '');
}
