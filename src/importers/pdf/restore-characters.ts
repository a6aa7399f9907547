/**
 * Radicals without a decomposition of their own that fonts of Chinese documents give for the plain character, and the one
 * whose decomposition is the form of other countries.
 */
const RADICALS: Record<string, string> = {
  '⺟': '母',
  '⺠': '民',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
  '⺎': '兀',
  '⺒': '巳',
  '⺓': '幺',
  '⻑': '長',
  '⼾': '户',
  '⺴': '网',
};

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
 * glyph is one and the same, so this is reading, not altering. Compatibility forms of other kinds stay as they are.
 */
export const restoreCharacters = (text: string): string =>
  text
    .replace(/[\u2E80-\u2EFF\u2F3E]/g, (radical) => RADICALS[radical] ?? radical)
    .replace(/[\u2F00-\u2FD5\u2E9F\u2EF3]/g, (radical) => radical.normalize('NFKC'))
    .replace(/[\u301c\u2215\u2329\u232a\u2012\u2003]/g, (sign) => TWINS[sign] ?? sign)
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\0-\x08\x0e-\x1f\u200b\ufeff]/g, '');
