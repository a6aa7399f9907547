/** So many pages are all led to. */
const ALL = 12;
/** How far pages lie ahead and behind that are led to, beside the first and the last: any page is a few steps away. */
const STEPS = [1, 2, 10, 50, 250, 1250];

/** The numbers of the pages that a page of a list leads to, from 1, itself among them. */
export function pagesNear(page: number, count: number): number[] {
  if (count <= ALL) return Array.from({ length: count }, (_, i) => i + 1);
  const near = [1, page, count, ...STEPS.flatMap((step) => [page - step, page + step])];
  return [...new Set(near)].filter((one) => one >= 1 && one <= count).sort((a, b) => a - b);
}
