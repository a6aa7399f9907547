import { mendCharacters, newMended, type Mended } from '../mend-characters.ts';
import type { Glyph } from './read-glyphs.ts';
import type { TextRun } from './page-content.ts';
import { restoreCharacters } from './restore-characters.ts';
import { goesDown, isLevel, isTurned, partDown, toStandingRun, toTurnedRun } from './standing-text.ts';

/** Without what is drawn a second time at its place: shadows, and letters made bold by drawing them again. */
function withoutDoubles(glyphs: readonly Glyph[]): Glyph[] {
  const drawn = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const reach = glyph.size * 0.12;
    const key = `${glyph.text} ${Math.round(glyph.baseline / 4)}`;
    const same = drawn.get(key) ?? [];
    const double = same.some(
      (other) =>
        Math.abs(other.left - glyph.left) < reach &&
        Math.abs(other.baseline - glyph.baseline) < reach &&
        Math.abs(other.size - glyph.size) < reach,
    );
    if (!double) drawn.set(key, [...same, glyph]);
    return !double || glyph.text.trim() === '';
  });
}

/** Whether a character goes on where the one before ended. */
const follows = (before: Glyph, glyph: Glyph): boolean =>
  Math.abs(before.baseline - glyph.baseline) < glyph.size * 0.02 &&
  Math.abs(before.size - glyph.size) < glyph.size * 0.02 &&
  glyph.left - before.right < glyph.size * 0.08 &&
  glyph.left - before.right > glyph.size * -0.3;

const CHINESE = /^[\u2e80-\u9fff]$/;

/**
 * How far apart the characters of a whole page were set, in characters: a program may letter-space all of its text. Two
 * Chinese characters beside each other show it.
 */
function spacingOf(glyphs: readonly Glyph[]): number {
  const gaps = glyphs.slice(1).flatMap((glyph, i) => {
    const before = glyphs[i]!;
    const beside = CHINESE.test(before.text) && CHINESE.test(glyph.text) && before.baseline === glyph.baseline;
    return beside && glyph.left > before.left ? [(glyph.left - before.right) / glyph.size] : [];
  });
  const middle = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const alike = gaps.filter((gap) => Math.abs(gap - middle) < 0.02).length;
  return gaps.length >= 20 && middle > 0.02 && middle < 1.5 && alike > gaps.length * 0.8 ? middle : 0;
}

/** Characters with the blank that follows each of them counted in. */
function closeUp(glyphs: readonly Glyph[]): readonly Glyph[] {
  const spacing = spacingOf(glyphs);
  return spacing === 0 ? glyphs : glyphs.map((glyph) => ({ ...glyph, right: glyph.right + spacing * glyph.size }));
}

function toRun(glyphs: readonly Glyph[]): TextRun[] {
  const letters = glyphs.flatMap(({ text, left }) => [...restoreCharacters(text)].map((letter) => ({ letter, left })));
  const text = letters.map(({ letter }) => letter).join('');
  if (text === '') return [];
  const { baseline, size } = glyphs[0]!;
  const right = Math.max(...glyphs.map((glyph) => glyph.right));
  return [{ text, left: glyphs[0]!.left, right, baseline, size, places: letters.map(({ left }) => left) }];
}

const toLevelRun = (glyphs: readonly Glyph[]): TextRun[] =>
  goesDown(glyphs) ? toStandingRun(glyphs, 'left', glyphs[0]!.right) : toRun(glyphs);

function groupWhile(glyphs: readonly Glyph[], go: (before: Glyph, glyph: Glyph) => boolean): Glyph[][] {
  const groups: Glyph[][] = [];
  for (const glyph of glyphs) {
    const before = groups.at(-1)?.at(-1);
    if (before && go(before, glyph)) groups.at(-1)!.push(glyph);
    else groups.push([glyph]);
  }
  return groups;
}

/** A character that is drawn, and that its font has no name for. */
const isNameless = ({ text, left, right }: Glyph): boolean => /^\0*$/.test(text) && right - left > 1;

/** What a page names by radicals. Signs without a shape are the font's own and say nothing. */
function countMended(glyphs: readonly Glyph[]): Mended {
  const mended = newMended();
  for (const { text } of glyphs) mendCharacters(text, mended);
  return { ...mended, unseen: 0 };
}

export interface JoinedText {
  readonly runs: TextRun[];
  readonly askew: string;
  readonly nameless: number;
  readonly hidden: string[];
  readonly mended: Mended;
}

/** The characters of a page as runs of text, and the text that stands askew: stamps and watermarks are no part of a form. */
export function joinGlyphs(all: readonly Glyph[]): JoinedText {
  const glyphs = withoutDoubles(all.filter(({ hidden, size }) => !hidden && size > 0));
  const level = groupWhile(closeUp(glyphs.filter(isLevel)), follows);
  const lines = partDown(level).flatMap(toLevelRun);
  const near = (before: Glyph, glyph: Glyph): boolean =>
    Math.abs(before.left - glyph.left) < 1 && Math.abs(before.baseline - glyph.baseline) < glyph.size * 2;
  const turned = groupWhile(glyphs.filter(isTurned), near).flatMap(toTurnedRun);
  const tilted = glyphs.filter((glyph) => !isLevel(glyph) && !isTurned(glyph));
  const hidden = groupWhile(
    all.filter((glyph) => glyph.hidden && isLevel(glyph)),
    follows,
  ).flatMap(toRun);
  return {
    runs: [...lines, ...turned],
    askew: tilted
      .map(({ text }) => restoreCharacters(text))
      .join('')
      .trim(),
    nameless: glyphs.filter(isNameless).length,
    mended: countMended(glyphs),
    hidden: hidden.map(({ text }) => text.trim()).filter((text) => text !== ''),
  };
}
