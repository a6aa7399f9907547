import { remember } from '../../figures/remember.ts';
import { isPlain } from '../printed-signs.ts';

/** Why a character does not belong in a published text. */
export type OddKind = 'control' | 'invisible' | 'direction' | 'private' | 'broken' | 'look-alike';

export interface OddCharacter {
  readonly kind: OddKind;
  /** Place in the text, in UTF-16 code units. */
  readonly start: number;
  /** `U+200B`. */
  readonly code: string;
  /** The character that is meant, where there is one. */
  readonly meant?: string;
}

/** Everything that is found at one go; letters of these classes never stand in a sound text. A
 * joiner stands between two pictures only; no script of ours puts four marks over one letter. */
const ODD =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u2060-\u2064\u3164\ufeff\uffa0]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\ue000-\uf8ff\u{f0000}-\u{10fffd}]|[\ufffd\ufffe\uffff\ufdd0-\ufdef]|\p{Cs}|[\u2e80-\u2fd5]|巿|[\u{e0000}-\u{e007f}]|(?<!\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*)\u200d|\u200d(?!\p{Extended_Pictographic})|\p{Mn}{4,}/gu;

/** The flags that are written in tag characters: England, Scotland, Wales. Other tags can hide a text. */
const FLAGS = new RegExp(
  ['gbeng', 'gbsct', 'gbwls']
    .map(
      (region) =>
        `\u{1f3f4}${[...region].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{e007f}`,
    )
    .join('|'),
  'gu',
);
const withoutFlags = (text: string): string => text.replace(FLAGS, (flag) => ' '.repeat(flag.length));

const ANY_ODD = new RegExp(ODD.source, 'u');

const CLASSES: readonly [OddKind, RegExp][] = [
  ['direction', /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/],
  ['private', /\p{Co}/u],
  ['broken', /[\ufffd\ufffe\uffff\ufdd0-\ufdef]|\p{Cs}/u],
  ['look-alike', /[\u2e80-\u2fd5]|巿/],
  ['control', /[\u0000-\u001f\u007f-\u009f]/],
];

const classify = (character: string): OddKind =>
  CLASSES.find(([, pattern]) => pattern.test(character))?.[0] ?? 'invisible';

const codeOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** 巿 (fú) is not in use but as a slip for 市; radicals come out of PDF files in the place of the characters they make. */
function meantBy(character: string): string | undefined {
  const meant = character === '巿' ? '市' : character.normalize('NFKC');
  return meant === character ? undefined : meant;
}

export const hasOddCharacter = (text: string): boolean => !isPlain(text) && ANY_ODD.test(withoutFlags(text));

/** Control, invisible, direction-changing, private-use and broken characters of a text, and look-alikes that are never meant. */
export function findOddCharacters(text: string): OddCharacter[] {
  if (!hasOddCharacter(text)) return [];
  return [...withoutFlags(text).matchAll(ODD)].map(({ 0: character, index }) => {
    const kind = classify(character);
    const meant = kind === 'look-alike' ? meantBy(character) : undefined;
    return { kind, start: index, code: codeOf(character), ...(meant && { meant }) };
  });
}

/** Characters that are taken for one another in names; each group is read as its first. */
const GROUPS = ['市巿', '曰日', '己已巳', '末未', '人入', '土士', '千干', '戌戊戍', '口囗'];
const CLASS_OF = new Map(GROUPS.flatMap((group) => [...group].map((character) => [character, `[${group}]`] as const)));

/** A name as a pattern that look-alikes fit too; undefined where no character of it has one. */
const patternOf = remember((name): { readonly pattern: RegExp | undefined } => {
  const classes = [...name].map(
    (character) => CLASS_OF.get(character) ?? character.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  );
  return { pattern: classes.some((part) => part.length > 2) ? new RegExp(classes.join(''), 'u') : undefined };
});

/** The first known name that stands in a text with a look-alike in it: `上海巿某某区` for `上海市某某区`. */
export function findLookAlikeName(text: string, names: readonly string[]): { found: string; name: string } | undefined {
  for (const name of names) {
    const found = name && patternOf(name).pattern?.exec(text)?.[0];
    if (found && found !== name && !names.includes(found)) return { found, name };
  }
  return undefined;
}
