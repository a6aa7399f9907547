import { WIDE, type TextLine } from './join-text.ts';

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

/** Stops are set narrower or hang over, so part of a character is allowed for: better a lost break than one inside a word. */
const SLACK = 0.6;

/** How wide a line can be in a box of which `free` points stay free at both sides: its longest line shows what is possible. */
export function roomIn(lines: readonly TextLine[], width: number, free: number): number {
  const longest = Math.max(0, ...lines.map(({ left, right }) => right - left));
  return Math.max(longest, width - free) - (lines[0]?.size ?? 0) * SLACK;
}

/** How entries of a list begin: 1.…, （二）…, ③…, 目标2：…. */
const ENTRY =
  /^(?:目标\s*\d|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．)）](?!\d)|[①-⑳])/;

/** Whether a full line ends just where an entry of a list does: the break was meant, though none was needed. */
const endsEntry = (before: string, after: string): boolean => /[。；;]$/.test(before) && ENTRY.test(after);

/**
 * The text of a box `room` points wide inside. A line that was full when it broke goes on in the next one; a line that broke
 * although the next piece had room ends with `\n`.
 */
export function joinLines(lines: readonly TextLine[], room: number): string {
  return lines.reduce((text, line, i) => {
    const before = lines[i - 1];
    if (!before) return line.text;
    // a break inside a figure is hardly ever meant
    const least = /[\d.,]$/.test(text) && /^\d/.test(line.text) ? room - line.size * 1.8 : room;
    const full = before.right - before.left + pieceWidth(line) > least;
    return text + (full && !endsEntry(text, line.text) ? glue(text, line.text) : '\n') + line.text;
  }, '');
}
