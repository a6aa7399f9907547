import type { Characters } from './characters.ts';
import { searchable } from './tokens.ts';

type Sounds = readonly string[];

/** How a piece of a name was read: all syllables whole, or some by their first letter. */
interface Heard {
  readonly text: string;
  readonly isWhole: boolean;
  /** Whether it is the beginning of the name. */
  readonly isFirst: boolean;
  readonly order: number;
}

/** How a character may be spelt: by its syllable, and by its initial where those are enough (`zh`, `z`). */
const waysOf = (syllable: string, isWhole: boolean): string[] =>
  isWhole ? [syllable] : [syllable, ...(/^[zcs]h/.exec(syllable) ?? []), syllable.slice(0, 1)];

/** Where the characters end that letters spell, the first of them at `at`; undefined where the letters spell something else. */
function spell(letters: string, sounds: readonly Sounds[], at: number, isWhole: boolean): number | undefined {
  if (!letters) return at;
  const ways = (sounds[at] ?? []).flatMap((syllable) => waysOf(syllable, isWhole));
  for (const way of ways) {
    const end = letters.startsWith(way) ? spell(letters.slice(way.length), sounds, at + 1, isWhole) : undefined;
    if (end !== undefined) return end;
  }
  return undefined;
}

function hear(letters: string, name: string, order: number, characters: Characters): Heard[] {
  const all = Array.from(searchable(name));
  const sounds = all.map((character) => characters.soundsOf(character));
  return all.flatMap((_, at): Heard[] => {
    const whole = spell(letters, sounds, at, true);
    const end = whole ?? spell(letters, sounds, at, false) ?? at;
    // letters that stand in the name themselves are found without this
    const text = all.slice(at, end).join('');
    return end - at < 2 || text === letters ? [] : [{ text, isWhole: whole !== undefined, isFirst: at === 0, order }];
  });
}

/** More names than anybody reads need not be looked through to the end. */
const ENOUGH = 200;

/**
 * Pieces of names that are read as these letters (`songcan` and `sc`: 送餐), those read whole first, then beginnings of names.
 * @param letters in small letters; spaces and apostrophes between syllables do not count
 */
export function findBySound(letters: string, names: readonly string[], characters: Characters): string[] {
  const plain = letters.replaceAll('ü', 'v').replace(/[^a-z]/g, '');
  const found: Heard[] = [];
  for (const [order, name] of names.entries()) {
    found.push(...hear(plain, name, order, characters));
    if (found.length > ENOUGH) break;
  }
  const rank = ({ isWhole, isFirst }: Heard): number => (isWhole ? 0 : 2) + (isFirst ? 0 : 1);
  found.sort((a, b) => rank(a) - rank(b) || a.order - b.order);
  return [...new Set(found.map(({ text }) => text))];
}
