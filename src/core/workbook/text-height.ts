/** The size of type that widths are counted in, in points. */
const SIZE = 10;
/** Of a line, with the room between lines, in sizes of its type. */
const LINE = 1.35;
const PADDING = 5;
/** Characters of a column that its edges, an indent and the end of a wrapped line take. */
const MARGIN = 2.5;

/** What takes the width of two digits: Chinese characters and full-width signs, and those that Chinese fonts draw as wide. */
const [LAST_NARROW, FIRST_WIDE] = [0x7f, 0x2e80];
const WIDE_SIGN = /[“”‘’—…·×÷≥≤①-⑳Ⅰ-Ⅻ]/;
/** A character of two code units is as wide as these are many. */
const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

function widthOf(line: string): number {
  let width = line.length;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code <= LAST_NARROW) continue;
    if (code >= FIRST_WIDE ? !isHalf(code) : WIDE_SIGN.test(line[i]!)) width += 1;
  }
  return width;
}

/** Lines that a text takes when it is wrapped at `width` digits. */
function countLines(text: string, width: number): number {
  const room = Math.max(1, width - MARGIN);
  if (!text.includes('\n')) return Math.max(1, Math.ceil(widthOf(text) / room));
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
}

/**
 * Points that a text needs in a cell: spreadsheet programs fit no row to merged cells.
 * @param width of the cell in digits of ten points
 * @param size of the text in points
 */
export const textHeight = (text: string, width: number, size: number = SIZE): number =>
  countLines(text, (width * SIZE) / size) * LINE * size + PADDING;
