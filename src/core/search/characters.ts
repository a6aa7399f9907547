/**
 * What is known of single characters, whatever a site holds: `public/characters.json`, made by `scripts/write-characters.ts`
 * from pinyin-pro and OpenCC, so that no reader has to load either.
 */
export interface CharacterFile {
  /** Characters by each syllable they can be read as, without tones (`lv` for 绿); those of GB 2312. */
  readonly sounds: Readonly<Record<string, string>>;
  /** Traditional characters, each with the simplified one behind it. */
  readonly simplified: string;
}

export interface Characters {
  /** The syllables a character can be read as; of a letter or digit the character itself, of an unknown one none. */
  soundsOf(character: string): readonly string[];
  /** A text with its traditional characters made simplified. */
  simplify(text: string): string;
}

export function readCharacters({ sounds, simplified }: CharacterFile): Characters {
  const readings = new Map<string, string[]>();
  for (const [syllable, characters] of Object.entries(sounds))
    for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable]);
  const pairs = Array.from(simplified);
  const simple = new Map(pairs.flatMap((character, i) => (i % 2 ? [] : [[character, pairs[i + 1]!] as const])));
  return {
    soundsOf: (character) => readings.get(character) ?? (/[a-z0-9]/.test(character) ? [character] : []),
    simplify: (text) => Array.from(text, (character) => simple.get(character) ?? character).join(''),
  };
}
