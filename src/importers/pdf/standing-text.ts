import type { Glyph } from './read-glyphs.ts';
import type { TextRun } from './page-content.ts';
import { restoreCharacters } from './restore-characters.ts';

const UPRIGHT = 3; // degrees by which a line may lean

export const isLevel = ({ angle }: Glyph): boolean => Math.abs(angle) < UPRIGHT;
export const isTurned = ({ angle }: Glyph): boolean => Math.abs(Math.abs(angle) - 90) < UPRIGHT;

/** A line that runs down or up stands where its middle is. */
export function toStandingRun(glyphs: readonly Glyph[], next: 'left' | 'right', right: number): TextRun[] {
  const text = glyphs.map((glyph) => restoreCharacters(glyph.text)).join('');
  const { size } = glyphs[0]!;
  const places = glyphs.map(({ baseline }) => baseline);
  const middle = (Math.min(...places) + Math.max(...places)) / 2;
  if (text.trim() === '') return [];
  const [left, baseline] = [right - size, next === 'left' && isLevel(glyphs[0]!) ? middle : middle + size * 0.35];
  return [{ text, left, right, baseline, size, next }];
}

export const toTurnedRun = (glyphs: readonly Glyph[]): TextRun[] =>
  toStandingRun(glyphs, glyphs[0]!.angle > 0 ? 'left' : 'right', glyphs[0]!.left + glyphs[0]!.size / 2);

/** Whether a character stands right under the one before, closer than lines do: the text runs down. */
const hangs = (before: Glyph, glyph: Glyph): boolean =>
  Math.abs(before.left - glyph.left) < glyph.size * 0.1 &&
  Math.abs(glyph.baseline - before.baseline - glyph.size) < glyph.size * 0.1;

export const goesDown = (glyphs: readonly Glyph[]): boolean =>
  glyphs.length > 1 && glyphs.slice(1).every((glyph, i) => hangs(glyphs[i]!, glyph));

/** Characters alone that hang under each other in one group; the other groups as they are. */
export const partDown = (groups: readonly Glyph[][]): Glyph[][] =>
  groups.reduce<Glyph[][]>((all, group) => {
    const last = all.at(-1);
    const alone = group.length === 1 && last && (last.length === 1 || goesDown(last));
    if (alone && hangs(last.at(-1)!, group[0]!)) last.push(group[0]!);
    else all.push([...group]);
    return all;
  }, []);

/** Characters that stand on end, such as those of a page printed sideways: more than the others. */
export function turnOf(glyphs: readonly Glyph[]): 0 | 90 | -90 {
  const shown = glyphs.filter(({ text }) => text.trim() !== '');
  for (const turn of [90, -90] as const) {
    const turned = shown.filter(({ angle }) => Math.abs(angle - turn) < UPRIGHT).length;
    if (turned > shown.length * 0.6) return turn;
  }
  return 0;
}
