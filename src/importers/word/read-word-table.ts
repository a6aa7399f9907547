import type { PlacedCell } from '../build-table.ts';
import { elementsOf, findChild, isOn, textIn, valueOf, type XmlElement } from '../parse-xml.ts';
import { GrowingCells } from '../word-tables.ts';

export interface WordTable {
  readonly cells: readonly PlacedCell[];
  readonly nested: readonly { readonly table: XmlElement; readonly at: string }[];
  /** Texts of cells that others are merged over. */
  readonly covered: readonly { readonly text: string; readonly at: string }[];
}

/** Wrappers that Word puts around rows, cells and paragraphs: content controls, insertions, custom tags. */
const WRAPPERS = new Set(['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag']);

/** The children that are not wrappers, and those inside wrappers. */
export const unwrap = (parent: XmlElement): XmlElement[] =>
  elementsOf(parent).flatMap((child) => (WRAPPERS.has(child.name) ? unwrap(child) : [child]));

const cellsOf = (row: XmlElement): XmlElement[] => unwrap(row).filter(({ name }) => name === 'tc');

/** Whether a table inside a cell only lays out the cell's text: one column, in a row with other cells. */
const isLining = (table: XmlElement, row: XmlElement): boolean =>
  cellsOf(row).length > 1 &&
  unwrap(table)
    .filter(({ name }) => name === 'tr')
    .every((inner) => cellsOf(inner).length <= 1);

const countOf = (value: string | undefined): number => (value && /^\d{1,3}$/.test(value) ? Number(value) : 0);

const continues = (value: string | undefined): boolean => value !== undefined && value !== 'restart';

/**
 * Cells of a table on its grid: `gridSpan` widens a cell, a `vMerge` that goes on makes the one above taller, `gridBefore`
 * leaves places free at the start of a row. `read` gives the text of a cell without that of the `tables` in
 * it, at an address: `第3行第2列`.
 */
export function readWordTable(
  table: XmlElement,
  read: (cell: XmlElement, at: string, tables: readonly XmlElement[]) => string,
): WordTable {
  const rows = unwrap(table).filter((row) => row.name === 'tr' && !isOn(row, 'trPr', 'hidden'));
  const growing = new GrowingCells();
  const nested: WordTable['nested'][number][] = [];
  const covered: WordTable['covered'][number][] = [];
  rows.forEach((tr, row) => {
    growing.startRow();
    let column = countOf(valueOf(tr, 'trPr', 'gridBefore'));
    for (const tc of cellsOf(tr)) {
      const properties = findChild(tc, 'tcPr');
      const columnSpan = Math.max(1, countOf(valueOf(properties, 'gridSpan')));
      const start = column;
      column += columnSpan;
      const at = `第${row + 1}行第${start + 1}列`;
      const goesOn =
        (continues(valueOf(properties, 'hMerge')) && growing.widen(columnSpan)) ||
        (continues(valueOf(properties, 'vMerge')) && growing.lengthen(start));
      if (goesOn) {
        // Word shows nothing of what stands in a cell that another was merged over
        const text = textIn(tc).trim();
        if (text !== '') covered.push({ text, at });
        continue;
      }
      const inner = unwrap(tc).filter(({ name }) => name === 'tbl');
      const tables = inner.filter((one) => !isLining(one, tr));
      growing.add(read(tc, at, tables), start, columnSpan);
      nested.push(...tables.map((one) => ({ table: one, at })));
    }
  });
  return { cells: growing.cells, nested, covered };
}
