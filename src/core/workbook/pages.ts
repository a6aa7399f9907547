/** What an A4 page on its side holds under its margins, in points. */
const PAGE_HEIGHT = 480;
/** Text of ten points is read without effort at eight. */
const LEAST_SCALE = 0.8;

interface Rows {
  /** In points. */
  readonly heights: readonly number[];
  /** The first and last row that each page after theirs repeats. */
  readonly headRows?: readonly [number, number] | undefined;
}

/** How many pages of so much room the rows take, one after the other. */
function countPages({ heights, headRows }: Rows, room: number): number {
  let [pages, used] = [1, 0];
  const head = headRows ? heights.slice(headRows[0], headRows[1] + 1).reduce((sum, height) => sum + height, 0) : 0;
  for (const [row, height] of heights.entries()) {
    if (used > 0 && used + height > room) {
      pages += 1;
      used = headRows && row > headRows[1] ? head : 0;
    }
    used += height;
  }
  return pages;
}

/** On how many pages the rows are printed, and whether they have to be smaller for that: a last page of two rows is spared. */
export function fitPages(rows: Rows): { readonly count: number; readonly isSmaller: boolean } {
  const [plain, count] = [countPages(rows, PAGE_HEIGHT), countPages(rows, PAGE_HEIGHT / LEAST_SCALE)];
  return { count, isSmaller: count < plain };
}
