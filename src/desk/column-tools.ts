import type { Column, FormKind } from '../core/forms/kind.ts';
import { textIn } from '../core/forms/columns.ts';
import type { SheetBlock } from '../core/forms/sheet.ts';
import { TABLES, type Table } from '../filing/edits.ts';
import type { Fields } from '../filing/record-text.ts';
import { make } from './elements.ts';

/* Columns that a form's file does not have and somebody wants: those of the official form, or one by a name of its own. */

export type ColumnsByTable = ReadonlyMap<Table, readonly Column[]>;

const officialOf = ({ fundColumns, indicatorColumns, taskColumns = [] }: FormKind, table: Table): readonly Column[] =>
  ({ funds: fundColumns, tasks: taskColumns, indicators: indicatorColumns })[table];

/** Of each table that has rows the official columns that none of them has. */
export function lackingColumns(kind: FormKind, record: Fields): ColumnsByTable {
  const lacking = TABLES.map((table) => {
    const rows = (record[table] ?? []) as readonly Fields[];
    const columns = officialOf(kind, table).filter((column) => rows.every((row) => textIn(row, column) === undefined));
    return [table, columns, rows.length] as const;
  });
  return new Map(lacking.flatMap(([table, columns, count]) => (count ? [[table, columns]] : [])));
}

/** The list of the record that a block of the layout prints the rows of. */
const tableIn = ({ body }: SheetBlock): Table | undefined =>
  TABLES.find((table) => body.some((row) => row.some(({ path }) => path?.startsWith(`${table}.`))));

/** What a column is kept under: a field of the format, or the heading that the form prints. */
const keyOf = (heading: string, columns: readonly Column[]): string =>
  columns.find(({ label }) => label === heading)?.key ?? `extra.${heading}`;

/** The way to give the table of a block another column; nothing where the block has no table. */
export function drawColumnTools(
  block: SheetBlock,
  lacking: ColumnsByTable,
  add: (table: Table, key: string) => void,
): HTMLElement[] {
  const table = tableIn(block);
  const columns = table && lacking.get(table);
  if (!columns) return [];
  const list = `columns-${table}`;
  const wanted = make('input', { type: 'text', list, autocomplete: 'off', 'aria-label': `${block.caption}：栏目名称` });
  const offered = make('datalist', { id: list }, ...columns.map(({ label }) => make('option', { value: label })));
  const put = make('button', { type: 'button', text: '加上' });
  put.addEventListener('click', () => {
    const heading = wanted.value.trim();
    if (heading === '') wanted.focus();
    else add(table, keyOf(heading, columns));
  });
  const summary = make('summary', { text: '加一栏' });
  const note = make('p', { className: 'note', text: '官方表里有的，从列出的里面选；没有的，写栏目名称。' });
  return [make('details', { className: 'desk-more-columns' }, summary, note, wanted, offered, put)];
}
