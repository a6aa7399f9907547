import type { PlacedCell } from '../build-table.ts';
import { elementsOf, findChild, valueOf, type XmlElement } from '../parse-xml.ts';

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

interface OpenCell {
  text: string;
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

const continues = (value: string | undefined): boolean => value !== undefined && value !== 'restart';

/**
 * Cells of a table on its grid: `gridSpan` widens a cell, a `vMerge` that goes on makes the one above taller, `gridBefore`
 * leaves places free at the start of a row. `read` gives the text of a cell.
 */
export function readWordTable(table: XmlElement, read: (cell: XmlElement) => string): WordTable {
  const rows = unwrap(table).filter((row) => row.name === 'tr' && !findChild(row, 'trPr', 'del'));
  const cells: OpenCell[] = [];
  const nested: WordTable['nested'][number][] = [];
  const above = new Map<number, OpenCell>();
  rows.forEach((tr, row) => {
    let column = countOf(valueOf(tr, 'trPr', 'gridBefore'));
    let before: OpenCell | undefined;
    for (const tc of unwrap(tr).filter(({ name }) => name === 'tc')) {
      const properties = findChild(tc, 'tcPr');
      const columnSpan = Math.max(1, countOf(valueOf(properties, 'gridSpan')));
      const start = column;
      column += columnSpan;
      const upper = above.get(start);
      if (before && continues(valueOf(properties, 'hMerge'))) before.columnSpan += columnSpan;
      else if (upper && upper.row + upper.rowSpan === row && continues(valueOf(properties, 'vMerge'))) upper.rowSpan++;
      else {
        before = { text: read(tc), row, column: start, rowSpan: 1, columnSpan };
        cells.push(before);
        above.set(start, before);
        const at = `第${row + 1}行第${start + 1}列`;
        nested.push(
          ...unwrap(tc)
            .filter(({ name }) => name === 'tbl')
            .map((inner) => ({ table: inner, at })),
        );
      }
    }
  });
  return { cells, nested };
}
