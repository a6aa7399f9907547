import { widthOf } from '../flow/join-wrapped.ts';

/** A paragraph, or a line of plain text with whether it is set in. */
export interface TextLine {
  readonly text: string;
  readonly setIn?: boolean | undefined;
  /** Whether it begins a heading or an item, so that no text goes on in it. */
  readonly begins: boolean;
}

const ENDS = /[。；;！!？?：:…]["”』」)）]?$/u;
/** Wider lines are paragraphs in one piece. */
const WIDEST = 120;
/** How far a full line may stay away from the edge: two characters and a sign that may not begin a line. */
const SLACK = 6;

/**
 * Which lines of plain text go on in the line after them: those that reach the edge at which all were broken. Where one that
 * ends a sentence reaches it by chance, the setting in of what follows tells.
 */
export function findOpenLines(lines: readonly TextLine[]): boolean[] {
  const widths = lines.map(({ text }) => widthOf(text));
  const edge = Math.max(0, ...lines.map(({ setIn }, i) => (setIn === undefined ? 0 : widths[i]!)));
  const isFull = (i: number): boolean => edge <= WIDEST && lines[i]!.setIn !== undefined && widths[i]! >= edge - SLACK;
  const isBroken = lines.filter((_, i) => isFull(i)).length > 1;
  const setsIn = lines.some(({ setIn }) => setIn);
  return lines.map(({ text }, i) => {
    const next = lines[i + 1];
    if (!isBroken || !isFull(i) || !next || next.begins || next.setIn !== false) return false;
    return !ENDS.test(text) || setsIn;
  });
}
