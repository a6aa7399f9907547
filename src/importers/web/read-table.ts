import { sizeOf, type PlacedCell } from '../build-table.ts';
import type { ExcelPage } from './excel-page.ts';
import { attribute, isElement, isSilent, type Element, type Node } from './parse-page.ts';
import { cellText } from './read-text.ts';

export interface PageTable {
  readonly cells: readonly PlacedCell[];
  /** Tables that stand inside cells, with the name of the cell: `第3行第2列`. */
  readonly nested: readonly { readonly table: Element; readonly at: string }[];
  /** What is struck out, and where. */
  readonly struck: readonly { readonly text: string; readonly at: string }[];
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

const isOption = (node: Node): boolean =>
  isElement(node) &&
  (node.tagName === 'input'
    ? /^(?:radio|checkbox)$/i.test(attribute(node, 'type') ?? '')
    : node.childNodes.some((child) => isOption(child)));

/** Whether a table inside a cell only lays out the cell's text, in a row with other cells: one column, or boxes to tick. */
function isLining(table: Element, row: Element): boolean {
  const cellsOf = (tr: Element): Element[] => tr.childNodes.filter((td) => isElement(td)).filter((td) => !isSilent(td));
  const rows = rowsOf(table).map(cellsOf);
  return cellsOf(row).length > 1 && (rows.every((cells) => cells.length <= 1) || rows.flat().every(isOption));
}

/** Cells at the places a browser gives them: a cell goes to the first place in its row that no cell from above covers. */
export function readTable(table: Element, show: ExcelPage['show'] = (_, text) => text): PageTable {
  const rows = rowsOf(table);
  const taken = new Set<string>();
  const cells: PlacedCell[] = [];
  const nested: PageTable['nested'][number][] = [];
  const struck: PageTable['struck'][number][] = [];
  rows.forEach((tr, row) => {
    let column = 0;
    for (const td of tr.childNodes) {
      if (!isElement(td) || (td.tagName !== 'td' && td.tagName !== 'th') || isSilent(td)) continue;
      while (taken.has(`${row} ${column}`)) column++;
      const down = spanOf(td, 'rowspan');
      const rowSpan = Math.min(down === 0 ? rows.length : down, rows.length - row);
      const columnSpan = Math.max(1, spanOf(td, 'colspan'));
      for (let y = 1; y < rowSpan; y++) for (let x = 0; x < columnSpan; x++) taken.add(`${row + y} ${column + x}`);
      const at = `第${row + 1}行第${column + 1}列`;
      const tables = findTables(td.childNodes).filter((inner) => !isLining(inner, tr));
      const gone: string[] = [];
      const text = cellText(td, (node) => isElement(node) && tables.includes(node), gone);
      cells.push({ text: show(td, text), row, column, rowSpan, columnSpan });
      nested.push(...tables.map((inner) => ({ table: inner, at })));
      struck.push(...gone.map((one) => ({ text: one, at })));
      column += columnSpan;
    }
  });
  return { cells, nested, struck };
}

export const sizeOfTable = ({ cells }: PageTable): ReturnType<typeof sizeOf> => sizeOf(cells);

/** How many cells each row has, where no cell is merged and rows differ in it. */
export function widthsOf({ cells }: PageTable): number[] | undefined {
  const widths: number[] = [];
  for (const { row } of cells) widths[row] = (widths[row] ?? 0) + 1;
  const isMerged = cells.some(({ rowSpan = 1, columnSpan = 1 }) => rowSpan > 1 || columnSpan > 1);
  return isMerged || new Set(widths).size < 2 ? undefined : widths;
}
