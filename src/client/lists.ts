/* Sorting and narrowing of the project tables. The tables are complete without it. */
import { compareDecimals } from '../core/figures/compare-text.ts';

type Order = 'ascending' | 'descending';

const collator = new Intl.Collator('zh-CN', { numeric: true });
const textAt = (row: HTMLTableRowElement, column: number): string => row.cells[column]?.textContent?.trim() ?? '';

/** Rows without a figure come last in either order. */
function compareRows(
  a: HTMLTableRowElement,
  b: HTMLTableRowElement,
  column: number,
  numeric: boolean,
  order: Order,
): number {
  const sign = order === 'ascending' ? 1 : -1;
  if (!numeric) return sign * collator.compare(textAt(a, column), textAt(b, column));
  const [left, right] = [a.cells[column]?.dataset['value'], b.cells[column]?.dataset['value']];
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  return sign * compareDecimals(left, right);
}

/** Sorts across the units: one body takes all rows, and the headings of the units go. */
function sortTable(table: HTMLTableElement, column: number, numeric: boolean, order: Order): void {
  const rows = [...table.tBodies]
    .flatMap((body) => [...body.rows])
    .filter((row) => !row.classList.contains('list-group'));
  rows.sort((a, b) => compareRows(a, b, column, numeric, order));
  const body = document.createElement('tbody');
  body.append(...rows);
  [...table.tBodies].forEach((old) => old.remove());
  table.append(body);
}

function startSorting(table: HTMLTableElement): void {
  const headings = [...table.querySelectorAll<HTMLTableCellElement>('th[data-sort]')];
  for (const heading of headings) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const order: Order = heading.getAttribute('aria-sort') === 'descending' ? 'ascending' : 'descending';
      headings.forEach((other) => other.removeAttribute('aria-sort'));
      heading.setAttribute('aria-sort', order);
      sortTable(table, heading.cellIndex, heading.dataset['sort'] === 'number', order);
    });
  }
}

/** Hides rows whose project (or whose unit, while grouped) does not have the words. */
function narrow(table: HTMLTableElement, words: string): number {
  let shown = 0;
  for (const body of table.tBodies) {
    const heading = body.querySelector<HTMLTableRowElement>('.list-group');
    const inHeading = heading?.textContent?.includes(words) ?? false;
    let some = 0;
    for (const row of body.rows) {
      if (row === heading) continue;
      row.hidden = !inHeading && !textAt(row, 0).includes(words);
      if (!row.hidden) some++;
    }
    if (heading) heading.hidden = some === 0;
    shown += some;
  }
  return shown;
}

function startFilter(form: HTMLElement): void {
  const table = form.parentElement?.querySelector<HTMLTableElement>('table[data-sortable]');
  const count = form.querySelector('[data-list-count]');
  if (!table || !count) return;
  form.hidden = false;
  form.addEventListener('input', () => {
    const words = form.querySelector('input')!.value.trim();
    const shown = narrow(table, words);
    count.textContent = words ? `找到${shown}个项目` : '';
  });
}

document.querySelectorAll<HTMLTableElement>('table[data-sortable]').forEach(startSorting);
document.querySelectorAll<HTMLElement>('[data-list-filter]').forEach(startFilter);
