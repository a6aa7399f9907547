import type { Characters } from './characters.ts';
import { searchable } from './tokens.ts';

/** Two characters have something in common that a slip of an input method explains. */
const soundAlike = (a: string, b: string, { soundsOf }: Characters): boolean =>
  soundsOf(a).some((sound) => soundsOf(b).includes(sound));

/**
 * How far a piece is from what was typed: 1 where all that differs sounds the same, 2 where one character is another;
 * undefined where it is something else. Of two characters one alone is too little to tell by.
 */
function distance(typed: readonly string[], piece: readonly string[], characters: Characters): 1 | 2 | undefined {
  const wrong = typed.flatMap((character, i) => (character === piece[i] ? [] : [[character, piece[i]!] as const]));
  if (wrong.length === 0) return undefined;
  if (wrong.every(([a, b]) => soundAlike(a, b, characters))) return 1;
  return wrong.length === 1 && typed.length > 2 ? 2 : undefined;
}

/** Whether the longer list is the other with one more character within it. */
function hasOneMore(longer: readonly string[], shorter: readonly string[]): boolean {
  const at = shorter.findIndex((character, i) => character !== longer[i]);
  return at > 0 && shorter.slice(at).every((character, i) => character === longer[at + 1 + i]);
}

function* piecesOf(name: string, length: number): Generator<string[]> {
  const all = Array.from(searchable(name));
  for (let at = 0; at + length <= all.length; at++) yield all.slice(at, at + length);
}

/** Longer ones are sentences, in which more is wrong than a character. */
const LONGEST = 12;

/** Pieces of names that what was typed may stand for. */
export interface Misspelt {
  /** What differs sounds the same. */
  readonly alike: readonly string[];
  /** A single character is another, missing or too many. */
  readonly others: readonly string[];
}

/** What may have been meant by something that no form has. */
export function findMisspelt(typed: string, names: readonly string[], characters: Characters): Misspelt {
  const all = Array.from(typed);
  if (all.length < 2 || all.length > LONGEST) return { alike: [], others: [] };
  const found: { text: string; far: number }[] = [];
  for (const name of names) {
    for (const piece of piecesOf(name, all.length)) {
      const far = distance(all, piece, characters);
      if (far !== undefined) found.push({ text: piece.join(''), far });
    }
    if (all.length < 4) continue;
    for (const piece of piecesOf(name, all.length + 1))
      if (hasOneMore(piece, all)) found.push({ text: piece.join(''), far: 3 });
    for (const piece of piecesOf(name, all.length - 1))
      if (hasOneMore(all, piece)) found.push({ text: piece.join(''), far: 3 });
  }
  const textsOf = (isAlike: boolean): string[] => {
    const own = found.filter(({ far }) => (far === 1) === isAlike).sort((a, b) => a.far - b.far);
    return [...new Set(own.map(({ text }) => text))];
  };
  return { alike: textsOf(true), others: textsOf(false) };
}
