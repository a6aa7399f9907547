/*
 * One look at every character of a text, before any pattern is tried: most texts hold nothing of what the rules on
 * publication look for, and so much is told many times faster than by the patterns.
 */

const AT = 0x40;
/** `&`, `<` and a backslash may hide a number; so may signs that nobody sees. */
const HIDING = new Set([0x26, 0x3c, 0x5c, AT, 0xff20, 0xad, 0x34f, 0x61c, 0x180e, 0xfeff]);
const isUnseen = (code: number): boolean =>
  (code >= 0x200b && code <= 0x2069) || (code >= 0xfe00 && code <= 0xfe0f) || HIDING.has(code);
/** Figures written in Chinese or in rings. */
const FIGURES = new Set([...'〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨'].map((sign) => sign.charCodeAt(0)));
const isDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19) || (code > 0x2400 && FIGURES.has(code));
/** Digits of other scripts and of formulas stand there; the signs of Chinese texts do not. */
const isOfOtherScript = (code: number): boolean =>
  (code >= 0x600 && code <= 0x1fff) || (code >= 0xa600 && code <= 0xabff) || (code >= 0xd800 && code <= 0xdfff);
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
const isLetter = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
/** As many digits as the shortest number of a person has, and so few signs between two of them; words part numbers. */
const FEWEST_DIGITS = 7;
const WIDEST_GAP = 14;
/** A figure of a form alone in its cell is none of them up to ten digits. */
const FIGURE = /^(?!0\d)[\d,.%+-]{1,13}$/;
const WRITTEN_AT = /[(（[［]\s*at/i;

const isShortFigure = (text: string): boolean => FIGURE.test(text) && text.replace(/\D/g, '').length <= 10;

/** Whether a text can hold a number or an address of a person at all. */
export function mayHoldNumbers(text: string): boolean {
  let [digits, gap, mayBeAt] = [0, 0, false];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) {
      digits = gap > WIDEST_GAP ? 1 : digits + 1;
      gap = 0;
      continue;
    }
    if (digits >= FEWEST_DIGITS) break;
    gap++;
    if (isHan(code) || isLetter(code)) digits = 0;
    if (code === 0x28 || code === 0x5b || code === 0xff08 || code === 0xff3b) mayBeAt = true;
    else if (!isHan(code) && (isUnseen(code) || isOfOtherScript(code))) return true;
  }
  if (digits >= FEWEST_DIGITS) return !isShortFigure(text);
  return mayBeAt && WRITTEN_AT.test(text);
}

/** Whether every character is a plain one: ASCII that is printed, Han, and the signs and full-width forms beside them. */
export function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isUsual =
      (code >= 0x4e00 && code <= 0x9fff && code !== 0x5dff) ||
      (code >= 0x20 && code <= 0x7e) ||
      code === 0x0a ||
      (code >= 0x3000 && code <= 0x3029) ||
      (code >= 0xff01 && code <= 0xff5e) ||
      (code >= 0x2010 && code <= 0x2027);
    if (!isUsual) return false;
  }
  return true;
}
