/* What a figure is called on the page: its indicator and heading, or the headings to its left and above it in the official table. */

const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** A row of labels, each with its value: what stands above it belongs to other rows. */
const isPairs = (row: Element): boolean =>
  [...row.children].every((cell, i) => cell.tagName === (i % 2 === 0 ? 'TH' : 'TD'));

/** Cells may be merged, so what is drawn beside and above a cell decides. */
function nameCell(cell: Element): string {
  const box = cell.getBoundingClientRect();
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const headings = [...cell.closest('table')!.querySelectorAll('th')].map((th) => ({
    th,
    at: th.getBoundingClientRect(),
  }));
  const left = headings
    .filter(({ at }) => at.top < y && at.bottom > y && at.right <= box.left + 1)
    .sort((a, b) => b.at.right - a.at.right)[0];
  const above = headings
    .filter(({ th, at }) => th.scope.startsWith('col') && at.left < x && at.right > x && at.bottom <= box.top + 1)
    .sort((a, b) => b.at.bottom - a.at.bottom)[0];
  const names = [textOf(left?.th), isPairs(cell.parentElement!) ? '' : textOf(above?.th)].filter(Boolean);
  return names.join('·');
}

export function nameFigure(figure: Element): string {
  const line = figure.closest('.line');
  if (!line) return nameCell(figure);
  return `${textOf(line.querySelector('.line-name'))}·${textOf(figure.previousElementSibling)}`;
}
