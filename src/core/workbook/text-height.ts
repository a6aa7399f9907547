/** The size of type that widths are counted in, in points. */
const SIZE = 10;
/** Of a line, with the room between lines, in sizes of its type. */
const LINE = 1.35;
const PADDING = 5;
/** Characters of a column that its edges, an indent and the end of a wrapped line take. */
const MARGIN = 2.5;

/** Characters that take the width of two digits: Chinese ones, full-width signs, and those that Chinese fonts draw as wide. */
const WIDE = /[\u2e80-\u{3ffff}“”‘’—…·×÷≥≤①-⑳Ⅰ-Ⅻ]/gu;

const widthOf = (line: string): number => line.length + (line.match(WIDE)?.length ?? 0);

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
