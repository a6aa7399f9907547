import { sizeOf, type PlacedCell } from '../build-table.ts';
import { attribute, isElement, isSilent, type Element, type Node } from './parse-page.ts';
import { textOf } from './read-text.ts';

export interface PageTable {
  readonly cells: readonly PlacedCell[];
  /** Tables that stand inside cells, with the name of the cell: `第3行第2列`. */
  readonly nested: readonly { readonly table: Element; readonly at: string }[];
}

const isTable = (node: Node): boolean => isElement(node) && node.tagName === 'table';
const MOST = 1_000; // a span beyond this is a slip of a program

/** Rows of a table itself, not those of tables inside it. */
function rowsOf(node: Element): Element[] {
  return node.childNodes.flatMap((child) => {
    if (!isElement(child)) return [];
    if (child.tagName === 'tr') return isSilent(child) ? [] : [child];
    return ['tbody', 'thead', 'tfoot'].includes(child.tagName) ? rowsOf(child) : [];
  });
}

function spanOf(cell: Element, name: string): number {
  const text = attribute(cell, name)?.trim() ?? '';
  return /^\d{1,6}$/.test(text) ? Math.min(Number(text), MOST) : 1;
}

/** Outermost tables among some nodes and what is in them. */
export const findTables = (nodes: readonly Node[]): Element[] =>
  nodes.flatMap((node) => {
    if (!isElement(node) || isSilent(node)) return [];
    return isTable(node) ? [node] : findTables(node.childNodes);
  });

/** Cells at the places a browser gives them: a cell goes to the first place in its row that no cell from above covers. */
export function readTable(table: Element): PageTable {
  const rows = rowsOf(table);
  const taken = new Set<string>();
  const cells: PlacedCell[] = [];
  const nested: PageTable['nested'][number][] = [];
  rows.forEach((tr, row) => {
    let column = 0;
    for (const td of tr.childNodes) {
      if (!isElement(td) || (td.tagName !== 'td' && td.tagName !== 'th') || isSilent(td)) continue;
      while (taken.has(`${row} ${column}`)) column++;
      const down = spanOf(td, 'rowspan');
      const rowSpan = Math.min(down === 0 ? rows.length : down, rows.length - row);
      const columnSpan = Math.max(1, spanOf(td, 'colspan'));
      for (let y = 1; y < rowSpan; y++) for (let x = 0; x < columnSpan; x++) taken.add(`${row + y} ${column + x}`);
      cells.push({ text: textOf(td.childNodes, isTable), row, column, rowSpan, columnSpan });
      const at = `第${row + 1}行第${column + 1}列`;
      nested.push(...findTables(td.childNodes).map((inner) => ({ table: inner, at })));
      column += columnSpan;
    }
  });
  return { cells, nested };
}

export const sizeOfTable = ({ cells }: PageTable): ReturnType<typeof sizeOf> => sizeOf(cells);
