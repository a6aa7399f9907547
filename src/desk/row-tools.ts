import type { SheetCell } from '../core/forms/sheet.ts';
import type { Table } from '../filing/edits.ts';
import { make } from './elements.ts';

/** What the clerk does with a row of the table. */
export interface RowActions {
  addRow(table: Table, after: number): void;
  removeRow(table: Table, row: number): void;
  moveRow(table: Table, row: number, by: -1 | 1): void;
}

const ROW = /^(tasks|indicators)\.(\d+)\./;

/** One stop of the Tab key for all buttons of a row: arrows go between them. */
function goBetween(bar: HTMLElement): void {
  const all = [...bar.children] as HTMLElement[];
  all.forEach((button, i) => (button.tabIndex = i === 0 ? 0 : -1));
  bar.addEventListener('keydown', ({ key, target }) => {
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    all[all.indexOf(target as HTMLElement) + by]?.focus();
  });
}

/** What can be done with the row of an indicator or a task. @param isFirst whether no row of the page stood for the same one before */
export function drawRowTools(
  row: readonly SheetCell[],
  isFirst: (row: string) => boolean,
  act: RowActions,
): HTMLElement {
  const tools = make('td', { className: 'desk-row-tools' });
  const [, table, number] = row.map(({ path = '' }) => ROW.exec(path)).find((found) => found) ?? [];
  if (!table || !isFirst(`${table}.${number}`)) return tools;
  const at = Number(number);
  const offer = (text: string, does: () => void): HTMLElement => {
    const button = make('button', { type: 'button', className: 'link', text, 'aria-label': `第${at + 1}行${text}` });
    button.addEventListener('click', does);
    return button;
  };
  const bar = make(
    'div',
    { role: 'toolbar', 'aria-label': `第${at + 1}行` },
    offer('上移', () => act.moveRow(table as Table, at, -1)),
    offer('下移', () => act.moveRow(table as Table, at, 1)),
    offer('加一行', () => act.addRow(table as Table, at)),
    offer('删去', () => act.removeRow(table as Table, at)),
  );
  goBetween(bar);
  tools.append(bar);
  return tools;
}
