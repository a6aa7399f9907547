import type { PlacedCell } from '../build-table.ts';
import { elementsOf, findChild, valueOf, type XmlElement } from '../parse-xml.ts';
import { GrowingCells } from '../word-tables.ts';

export interface WordTable {
  readonly cells: readonly PlacedCell[];
  readonly nested: readonly { readonly table: XmlElement; readonly at: string }[];
}

/** Wrappers that Word puts around rows, cells and paragraphs: content controls, insertions, custom tags. */
const WRAPPERS = new Set(['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag']);

/** The children that are not wrappers, and those inside wrappers. */
export const unwrap = (parent: XmlElement): XmlElement[] =>
  elementsOf(parent).flatMap((child) => (WRAPPERS.has(child.name) ? unwrap(child) : [child]));

const countOf = (value: string | undefined): number => (value && /^\d{1,3}$/.test(value) ? Number(value) : 0);

const continues = (value: string | undefined): boolean => value !== undefined && value !== 'restart';

/**
 * Cells of a table on its grid: `gridSpan` widens a cell, a `vMerge` that goes on makes the one above taller, `gridBefore`
 * leaves places free at the start of a row. `read` gives the text of a cell.
 */
export function readWordTable(table: XmlElement, read: (cell: XmlElement) => string): WordTable {
  const rows = unwrap(table).filter((row) => row.name === 'tr' && !findChild(row, 'trPr', 'del'));
  const growing = new GrowingCells();
  const nested: WordTable['nested'][number][] = [];
  rows.forEach((tr, row) => {
    growing.startRow();
    let column = countOf(valueOf(tr, 'trPr', 'gridBefore'));
    for (const tc of unwrap(tr).filter(({ name }) => name === 'tc')) {
      const properties = findChild(tc, 'tcPr');
      const columnSpan = Math.max(1, countOf(valueOf(properties, 'gridSpan')));
      const start = column;
      column += columnSpan;
      if (continues(valueOf(properties, 'hMerge')) && growing.widen(columnSpan)) continue;
      if (continues(valueOf(properties, 'vMerge')) && growing.lengthen(start)) continue;
      growing.add(read(tc), start, columnSpan);
      const at = `第${row + 1}行第${start + 1}列`;
      const inner = unwrap(tc).filter(({ name }) => name === 'tbl');
      nested.push(...inner.map((one) => ({ table: one, at })));
    }
  });
  return { cells: growing.cells, nested };
}
