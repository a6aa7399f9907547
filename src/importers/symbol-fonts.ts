/** Boxes and ticks of Wingdings fonts, as forms use them: their codes have no meaning of their own, or are those of letters. */
const SYMBOLS: Record<string, string> = {
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

/** `Wingdings 2`, `ABCDEF+Wingdings2`, `Wingdings-Regular` */
const nameOf = (font: string): string =>
  font
    .toLowerCase()
    .replace(/^[a-z]{6}\+/, '')
    .replace(/[\s,-]|regular/g, '');

/** The sign that a code stands for in a font of signs; undefined for other fonts and signs that no form ticks. */
export const symbolOf = (font: string, code: number): string | undefined =>
  SYMBOLS[`${nameOf(font)} ${(code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code).toString(16)}`];

/** A text set in a font as it is seen: `R` in Wingdings 2 is a ticked box. */
export const inSymbols = (font: string, text: string): string =>
  /wingdings/i.test(font) ? [...text].map((sign) => symbolOf(font, sign.codePointAt(0)!) ?? sign).join('') : text;
