import { describe, expect, it } from 'vitest';
import { FORM_FORMATS, makeForm, nameOf } from '../fixtures/forms/make-forms.ts';
import { layOut } from '../fixtures/forms/lay-out.ts';
import { REAL } from '../core/library/real-content.ts';
import { read, tablesOf } from './read.ts';

const records = REAL.content.forms.map(({ record }) => record).filter(({ kind }) => kind !== 'narrative');

interface Placed {
  text: string;
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

const key = ({ text, row, column, rowSpan, columnSpan }: Placed): string =>
  `${row},${column} ${rowSpan}x${columnSpan} ${text}`;

describe('the same forms in every format that keeps merges', () => {
  const sheets = ['xlsx', 'xls', 'ods'];
  it.each(FORM_FORMATS.filter((format) => format !== 'txt'))(
    '%s gives every cell at its place with its true size',
    async (format) => {
      const document = await read(nameOf(format), await makeForm(records, format));
      const tables = tablesOf(document);
      expect(tables).toHaveLength(records.length);
      // a sheet has title and subtitle in merged rows above the form; other formats have them as paragraphs
      const above = sheets.includes(format) ? 2 : 0;
      records.forEach((record, i) => {
        const cells = tables[i]!.cells.filter(({ row }) => row >= above).map((cell) => ({
          ...cell,
          row: cell.row - above,
        }));
        expect(cells.map(key).sort()).toEqual(layOut(record).cells.map(key).sort());
      });
    },
  );

  it('text without merges gives every value in the order of the form', async () => {
    const document = await read('表.txt', await makeForm(records, 'txt'));
    const texts = tablesOf(document).map(({ cells }) => cells.map(({ text }) => text).filter((text) => text !== ''));
    expect(texts).toEqual(
      records.map((record) =>
        layOut(record)
          .cells.map(({ text }) => text)
          .filter((text) => text !== ''),
      ),
    );
  });
});
