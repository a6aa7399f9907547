/** Boxes and ticks of Wingdings fonts, as forms use them: their codes have no meaning of their own, or are those of letters. */
const WINGDINGS: Record<string, string> = {
  'wingdings fe': '☑',
  'wingdings fd': '☒',
  'wingdings a8': '□',
  'wingdings 6f': '□',
  'wingdings 71': '□',
  'wingdings fc': '√',
  'wingdings2 52': '☑',
  'wingdings2 50': '√',
  'wingdings2 a3': '□',
  'wingdings2 2a': '□',
  'wingdings2 53': '☒',
};

/** The font Symbol from a code on, in the order of Adobe's symbol encoding: `≥` is the sign at B3, where Latin has `³`. */
const SYMBOL = new Map(
  (
    [
      [0x20, ' !∀#∃%&∍()∗+,−./0123456789:;<=>?≅'],
      [0x41, 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'],
      [0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'],
      [0x7e, '∼'],
      [0xa1, 'ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…'],
      [0xc4, '⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓'],
    ] as const
  ).flatMap(([first, signs]) => [...signs].map((sign, i) => [first + i, sign] as const)),
);

/** `Wingdings 2`, `ABCDEF+Wingdings2`, `Wingdings-Regular` */
const nameOf = (font: string): string =>
  font
    .toLowerCase()
    .replace(/^[a-z]{6}\+/, '')
    .replace(/[\s,-]|regular|mt$/g, '');

/** Signs of such fonts stand at F000 and on, in the area for private use. */
const isPrivate = (code: number): boolean => code >= 0xf000 && code <= 0xf0ff;
const plain = (code: number): number => (isPrivate(code) ? code - 0xf000 : code);
const isSigns = (font: string): boolean => /^(?:symbol|wingdings\d?|webdings)$/.test(nameOf(font));

/** The sign that a code stands for in a font of signs; undefined for other fonts and signs that no form uses. */
const symbolOf = (font: string, code: number): string | undefined => {
  const name = nameOf(font);
  return name === 'symbol' ? SYMBOL.get(plain(code)) : WINGDINGS[`${name} ${plain(code).toString(16)}`];
};

/** For a sign that nobody can name: a letter would be a lie. */
const UNKNOWN = '\uFFFD';

/** The sign of a font that Word was told to insert; `\uFFFD` where nobody can say which it is: a letter would be a lie. */
export const insertedSign = (font: string, code: number): string =>
  symbolOf(font, code) ?? (isSigns(font) && plain(code) > 0x20 ? UNKNOWN : String.fromCodePoint(plain(code)));

/** A text set in a font as it is seen: `R` in Wingdings 2 is a ticked box. */
export function inSymbols(font: string, text: string): string {
  if (!isSigns(font)) return text;
  const letters = /wingdings/i.test(font);
  return [...text]
    .map((sign) => {
      const code = sign.codePointAt(0)!;
      const known = letters || isPrivate(code) ? symbolOf(font, code) : undefined;
      return known ?? (isPrivate(code) && plain(code) > 0x20 ? UNKNOWN : sign);
    })
    .join('');
}
