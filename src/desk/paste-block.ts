import { splitCopied } from '../importers/text/split-cells.ts';
import { TABLES, type Edit, type Table } from '../filing/edits.ts';

/** Cells as they lie beside and below one another. */
export type Block = readonly (readonly string[])[];

/** A cell over several rows, such as a level, is said in each of them; one over several columns in the first. */
function readTable(table: HTMLTableElement): string[][] {
  const block: string[][] = [];
  [...table.rows].forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      const own = (block[y] ??= []);
      while (own[x] !== undefined) x++;
      for (const br of cell.querySelectorAll('br')) br.replaceWith('\n');
      const text = cell.textContent!.trim();
      for (let i = 0; i < cell.rowSpan; i++)
        for (let j = 0; j < cell.colSpan; j++) (block[y + i] ??= [])[x + j] = j === 0 ? text : '';
      x += cell.colSpan;
    }
  });
  return block.slice(0, table.rows.length).map((row) => Array.from(row, (text) => text ?? ''));
}

const hasSeveral = (block: Block): boolean => block.length > 1 || (block[0]?.length ?? 0) > 1;

/** What a spreadsheet program has put on the clipboard, where it is more than one cell. */
export function readBlock(data: DataTransfer): Block | undefined {
  // a document that is only read: nothing in it is loaded or run
  const page = new DOMParser().parseFromString(data.getData('text/html'), 'text/html');
  const table = page.querySelector('table');
  const text = data.getData('text/plain').replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (!table && !text.includes('\t')) return undefined;
  const block = table ? readTable(table) : splitCopied(text).map(({ cells }) => [...cells]);
  return hasSeveral(block) ? block : undefined;
}

interface Grid {
  /** The places of the rows on the page, as they lie beside one another. */
  readonly rows: readonly (readonly string[])[];
  /** How edits name a place. */
  readonly nameOf: (path: string) => string;
  /** The name of the n-th row that is added. */
  readonly newRow: (n: number) => string;
}

const ROW = /^(\w+)\.(\d+)\./;
const tableOf = (path: string): Table | undefined => TABLES.find((table) => path.startsWith(`${table}.`));

/** The edit that puts a block into the table from a place on; rows that it needs are added at the table's end. */
export function layBlock(block: Block, path: string, { rows, nameOf, newRow }: Grid): Edit {
  const start = rows.findIndex((row) => row.includes(path));
  const column = rows[start]!.indexOf(path);
  const table = tableOf(path);
  const own = rows.slice(start).filter((row) => row[column] !== undefined && tableOf(row[column]!) === table);
  const set = (at: string, text: string): Edit => ({ sort: 'set', at, text });
  const edits: Edit[] = [];
  let after = table && nameOf(own.at(-1)![0]!).split('.')[1]!;
  block.forEach((cells, y) => {
    const there = own[y];
    if (there)
      return edits.push(
        ...cells.flatMap((text, x) => (there[column + x] ? [set(nameOf(there[column + x]!), text)] : [])),
      );
    // money has the rows that the form has
    if (!table || table === 'funds') return undefined;
    const row = newRow(edits.filter(({ sort }) => sort === 'add-row').length);
    edits.push({ sort: 'add-row', table, row, after: after! });
    after = row;
    const fields = own[0]!.slice(column).map((one) => one.replace(ROW, ''));
    return edits.push(...cells.flatMap((text, x) => (fields[x] ? [set(`${table}.${row}.${fields[x]}`, text)] : [])));
  });
  return { sort: 'all', edits };
}

/** The edit that gives an empty list rows. @param newRow the name of the n-th row that is added */
export function layRows(
  rows: readonly Readonly<Record<string, unknown>>[],
  table: Table,
  newRow: (n: number) => string,
): Edit {
  const edits = rows.flatMap((fields, i): Edit[] => {
    const row = newRow(i);
    const texts = Object.entries(fields).filter((one): one is [string, string] => typeof one[1] === 'string');
    return [
      { sort: 'add-row', table, row, after: i === 0 ? '' : newRow(i - 1) },
      ...texts.map(([key, text]): Edit => ({ sort: 'set', at: `${table}.${row}.${key}`, text })),
    ];
  });
  return { sort: 'all', edits };
}
