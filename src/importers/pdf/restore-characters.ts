import { mendCharacters } from '../mend-characters.ts';

/** Signs that a font draws as those beside them and that a program took for the first of their glyph: ～ ／ 〈〉 – and a blank. */
const TWINS: Record<string, string> = {
  '\u301c': '～',
  '\u2215': '／',
  '\u2329': '〈',
  '\u232a': '〉',
  '\u2012': '–',
  '\u2003': '\u3000',
};

/**
 * The characters a person sees. Fonts in PDF files often name 目, 工, 金 by the radical that looks the same (U+2F6C …): the
 * glyph is one and the same. Compatibility forms of other kinds stay as they are.
 */
export const restoreCharacters = (text: string): string =>
  mendCharacters(text)
    .replace(/[\u301c\u2215\u2329\u232a\u2012\u2003]/g, (sign) => TWINS[sign] ?? sign)
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'));
