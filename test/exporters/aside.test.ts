import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FormEntry } from '../../src/core/library/library.ts';
import { printedPart } from '../../src/core/release/values.ts';
import { formWorkbook } from '../../src/core/workbook/form-workbook.ts';
import type { GridSheet, Workbook } from '../../src/core/workbook/workbook.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { ROOT } from '../site/folders.ts';
import { exportForm, importBytes, PLACE, write } from './open-form.ts';

const FORMS = ['content', 'test/fixtures/cases'].flatMap(
  (folder) => loadContent(join(ROOT, folder), { visibility: 'all' }).content!.forms,
);
const formOf = (id: string): FormEntry => FORMS.find((form) => form.id.endsWith(id))!;
const bookOf = (id: string): Workbook => formWorkbook(formOf(id), PLACE);

const MONITORED = 'shenyi-jingfei.tracking';
const SPORTS = 'jiesuan-feiyong.self-evaluation';
const SEED = 'dangqun-zonghe-fuwu.self-evaluation';

const textsOf = ({ cells }: GridSheet): string[] => cells.map(({ text }) => text);
/** The workbook with its form's sheet changed. */
const change = (book: Workbook, edit: (sheet: GridSheet) => GridSheet): Uint8Array =>
  write({ ...book, sheets: book.sheets.map((sheet, i) => (i === 0 ? edit(sheet) : sheet)) });
const readOne = async (bytes: Uint8Array) => (await importBytes(bytes))[0]!;

describe('what a form does not print', () => {
  it('stands on a sheet beside it, in words, for forms that have any', () => {
    expect(bookOf(SEED).sheets).toHaveLength(1);
    const [, aside] = bookOf(MONITORED).sheets;
    expect(aside!.name).toBe('附记');
    expect(textsOf(aside!)).toEqual(expect.arrayContaining(['year', '年度', '没有印出来', '2019']));
  });

  it('tells a place that the form does not have from one that is blank', async () => {
    const { record } = await readOne(exportForm(formOf(SPORTS)));
    const { funds } = record as { funds: Record<string, string>[] };
    const { funds: own } = formOf(SPORTS).record as unknown as { funds: Record<string, string>[] };
    expect(funds.map(Object.keys)).toEqual(own.map((row) => expect.arrayContaining(Object.keys(row)) as string[]));
    expect(funds.map((row) => 'rate' in row)).toEqual(own.map((row) => 'rate' in row));
  });

  it('may be taken away: the form is read as far as it says', async () => {
    const book = bookOf(MONITORED);
    const { record, doubts } = await readOne(write({ ...book, sheets: book.sheets.slice(0, 1) }));
    expect(record['year']).toBeUndefined();
    expect(doubts.map(({ id }) => id)).toContain('no-year');
  });

  it('gives way to what a clerk fills in on the form', async () => {
    const bytes = change(bookOf(SPORTS), (sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => (cell.path === 'funds.1.rate' ? { ...cell, text: '55%' } : cell)),
    }));
    expect((await readOne(bytes)).record).toHaveProperty('funds.1.rate', '55%');
  });

  it('is of the row it names, also where a clerk has added one above it', async () => {
    const form = formOf(SPORTS);
    const { funds } = form.record as unknown as { funds: { label: string; rate?: string }[] };
    const bytes = change(bookOf(SPORTS), (sheet) => {
      const first = sheet.cells.find(({ path }) => path === 'funds.1.label')!;
      const isBelow = ({ row }: { row: number }): boolean => row >= first.row;
      const moved = sheet.cells.map((cell) => {
        if (isBelow(cell)) return { ...cell, row: cell.row + 1 };
        return cell.row + cell.rows > first.row ? { ...cell, rows: cell.rows + 1 } : cell;
      });
      const added = sheet.cells
        .filter(({ row, path = '' }) => row === first.row && path.startsWith('funds.1.'))
        .map((cell) => ({ ...cell, text: cell.path === 'funds.1.label' ? '上年结转资金' : '0' }));
      return { ...sheet, heights: [...sheet.heights, 18], cells: [...moved, ...added] };
    });
    const read = (await readOne(bytes)).record['funds'] as typeof funds;
    const named = ({ label }: { label: string }): boolean => label === funds[1]!.label;
    expect(read).toHaveLength(funds.length + 1);
    expect(read.find(named)).toEqual(funds[1]);
  });

  it('is nobody’s where somebody calls a sheet of his own so', async () => {
    const book = bookOf(SEED);
    const own: GridSheet = {
      ...{ sort: 'grid', name: '附记', widths: [10], heights: [18], footer: '' },
      cells: [{ row: 0, column: 0, rows: 1, columns: 1, text: '我的附记', style: 'value' }],
    };
    const { record, doubts } = await readOne(write({ ...book, sheets: [...book.sheets, own] }));
    expect(printedPart(record as never)).toEqual(printedPart(formOf(SEED).record));
    expect(doubts.map(({ id }) => id)).toEqual(['sheet-passed']);
  });
});
