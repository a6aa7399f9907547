/** Radicals without a decomposition of their own that fonts of Chinese documents give for the plain character. */
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
  '⺴': '网',
};

/**
 * The characters a person sees. Fonts in PDF files often name 目, 工, 金 by the radical that looks the same (U+2F6C …): the
 * glyph is one and the same, so this is reading, not altering. Compatibility forms of other kinds stay as they are.
 */
export const restoreCharacters = (text: string): string =>
  text
    .replace(/[\u2F00-\u2FD5\u2E9F\u2EF3]/g, (radical) => radical.normalize('NFKC'))
    .replace(/[\u2E80-\u2EFF]/g, (radical) => RADICALS[radical] ?? radical)
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\0-\x08\x0e-\x1f\u200b\ufeff]/g, '');

const WIDE = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u3000-\\u303f“”‘’]';
const TIGHT = new RegExp(`${WIDE}(?=${WIDE})`, 'g');
const SPACED = new RegExp(`${WIDE} (?=${WIDE})`, 'g');
const BESIDE_WIDE = new RegExp(`(?<=${WIDE}) | (?=${WIDE})`, 'g');

/**
 * Takes out the blanks that pdf.js puts between characters of a line that was stretched to a width: 贯 彻 2 0 2 3 年. Such a
 * text has a blank between all of its Chinese characters, or all of its digits.
 */
export function closeUp(text: string): string {
  const single = text.split(' ').every((piece) => [...piece].length <= 1);
  const figure = single && /^[-\d](?: [\d.,%]){3,}$/.test(text);
  const stretched = (text.match(SPACED)?.length ?? 0) >= 3 && !text.match(TIGHT);
  if (figure || (stretched && single)) return text.replaceAll(' ', '');
  return stretched ? text.replace(BESIDE_WIDE, '') : text;
}
