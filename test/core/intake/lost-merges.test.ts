import { describe, expect, test } from 'vitest';
import type { SourceCell, SourceDocument } from '../../../src/core/intake/document.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { layOut, rowsOf, type LaidCell, type Layout } from '../../fixtures/forms/lay-out.ts';
import { REAL } from '../library/real-content.ts';

const TABLES = REAL.content.forms.filter(({ kind }) => kind !== 'narrative');
type Row = readonly { readonly text: string; readonly column: number }[];

/** The ways in which text is got out of forms with merged cells. */
const WAYS: Record<string, (layout: Layout, row: LaidCell[], y: number) => Row> = {
  'only the cells that begin in a row': (_, row) => row,
  'an empty cell for each column a merged one covers': ({ widths }, row) =>
    widths.map((_, x) => ({ text: row.find(({ column }) => column === x)?.text ?? '', column: x })),
  'labels in the middle of the rows they are merged over': ({ cells }, _, y) =>
    cells
      .filter(({ row, rowSpan }) => row <= y && y < row + rowSpan)
      .map(({ text, row, rowSpan, column }) => ({
        text: row + Math.floor((rowSpan - 1) / 2) === y ? text : '',
        column,
      }))
      .sort((a, b) => a.column - b.column),
  'nothing behind the last text of a row': (_, row) => row.slice(0, row.findLastIndex(({ text }) => text !== '') + 1),
};

function toText(layout: Layout, way: (typeof WAYS)[string]): SourceDocument {
  const cells = rowsOf(layout).flatMap((own, row): SourceCell[] =>
    way(layout, own, row).map(({ text }, column) => ({
      text,
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      at: `第${row + 3}行第${column + 1}列`,
    })),
  );
  const table = { type: 'table', cells, rows: layout.rows, columns: layout.widths.length, merges: 'lost' } as const;
  const lines = [layout.title, layout.subtitle].map(
    (text, i) => ({ type: 'paragraph', text, at: `第${i + 1}行` }) as const,
  );
  return { file: '表.txt', parts: [{ name: '', blocks: [...lines, table] }], notes: [] };
}

describe.each(Object.entries(WAYS))('of text with %s', (_, way) => {
  test.each(TABLES)(
    '$id is the record it was made from, without a sibling to look at',
    ({ record: { source: _s, publication: _p, ...record } }) => {
      const { drafts } = takeIn(toText(layOut({ ...record, source: _s, publication: _p } as never), way));
      expect(drafts.map((draft) => draft.record)).toEqual([record]);
      expect(drafts[0]!.unread).toEqual([]);
    },
  );
});
