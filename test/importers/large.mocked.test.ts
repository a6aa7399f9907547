import { strToU8, zipSync } from 'fflate';
import type * as Library from '@e965/xlsx';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type * as Pages from '../../src/importers/web/parse-page.ts';
import { makeBook, makeOds, makeSheet, textsOf } from './make-workbook.ts';
import { refusal } from './read.ts';

/* What would fill the memory is refused by counting, before anything is made of it. */
const seen = vi.hoisted(() => ({ library: 0, pages: 0 }));
vi.mock('@e965/xlsx', async (original) => {
  const library = await original<typeof Library>();
  return { ...library, read: (...args: Parameters<typeof Library.read>) => (seen.library++, library.read(...args)) };
});
vi.mock('../../src/importers/web/parse-page.ts', async (original) => {
  const module = await original<typeof Pages>();
  return { ...module, parsePage: (html: string) => (seen.pages++, module.parsePage(html)) };
});
afterEach(() => Object.assign(seen, { library: 0, pages: 0 }));

const FEW = { cells: 200, tags: 500 };
const rows = (count: number, row: (number: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i + 2)).join('');
const html = (count: number): string => `<html><table>${rows(count, (n) => `<tr><td>${n}</td></tr>`)}</table></html>`;
const word = (count: number): Uint8Array =>
  zipSync({ 'word/document.xml': strToU8(`<w:document xmlns:w="w">${'<w:p></w:p>'.repeat(count)}</w:document>`) });
const sheetXml = (count: number): string =>
  `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>${'<Row><Cell><Data>1</Data></Cell></Row>'.repeat(count)}</Table></Worksheet></Workbook>`;
const oldBook = (count: number): Uint8Array =>
  makeBook(
    {
      S: makeSheet(Object.fromEntries(Array.from({ length: count }, (_, i) => [`A${i + 1}`, { t: 'n', v: i + 0.5 }]))),
    },
    [],
    'biff8',
  );
const fullOds = (count: number): Uint8Array =>
  makeOds(
    `<table:table table:name="S"><table:table-row table:number-rows-repeated="${count}"><table:table-cell table:number-columns-repeated="${count}"><text:p>1</text:p></table:table-cell></table:table-row></table:table>`,
  );

describe('a file with far more in it than a form', () => {
  test.each<[what: string, name: string, content: () => string | Uint8Array]>([
    [
      'cells of an .xlsx workbook',
      '表.xlsx',
      () => bigBook(rows(300, (n) => `<row r="${n}"><c r="A${n}"><v>1</v></c></row>`)),
    ],
    ['texts of an .xlsx workbook', '表.xlsx', () => bigBook('', `<sst>${'<si><t>字</t></si>'.repeat(300)}</sst>`)],
    ['cells of an .xls workbook', '表.xls', () => oldBook(300)],
    ['cells of a workbook in XML', '表.xml', () => sheetXml(300)],
    ['tags of a page', '表.html', () => html(300)],
    ['tags of a Word document', '表.docx', () => word(300)],
    ['repeated cells of an .ods workbook', '表.ods', () => fullOds(20)],
    ['fields of a .csv file', '表.csv', () => ','.repeat(500)],
    ['lines of a .csv file', '表.csv', () => 'a\n'.repeat(500)],
    ['fields of a text', '表.txt', () => '1\t2\n'.repeat(300)],
  ])('is refused for its %s before it is unfolded', async (_, name, content) => {
    const bytes = content();
    // a book is made with the library's help
    Object.assign(seen, { library: 0, pages: 0 });
    expect((await refusal(name, bytes, { limits: FEW })).code).toBe('too-large');
    expect([seen.library, seen.pages]).toEqual([0, 0]);
  });
});

test.each(['<Row ss:Index="99999999">', '<Row><Cell ss:MergeDown="2000000"><Data>1</Data></Cell></Row><Row>'])(
  'a place beyond the last cell of a workbook in XML is refused at once: %s',
  async (row) => {
    const xml = sheetXml(1).replace('<Row>', row);
    expect(await refusal('表.xml', xml)).toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('以外的位置'),
    });
    expect(seen.library).toBe(0);
  },
);

/** A workbook of one sheet with a title and these rows. */
function bigBook(body: string, strings = '<sst/>'): Uint8Array {
  const links = 'http://schemas.openxmlformats.org';
  const main = `xmlns="${links}/spreadsheetml/2006/main"`;
  const types = `${links}/officeDocument/2006/relationships`;
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${links}/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${kind}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${links}/package/2006/relationships"><Relationship Id="r1" Type="${types}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${links}/package/2006/relationships"><Relationship Id="r1" Type="${types}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${types}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${types}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>自评表</t></is></c></row>${body}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': strings,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

describe('a sheet of a million rows', () => {
  test('of which few hold anything is read, whatever the empty ones are written as', async () => {
    const empty = rows(
      30_000,
      (n) => `<row r="${n}" ht="15"><c r="A${n}" s="1"/><c r="B${n}" s="1"></c></row>\n<row r="${n}"/>`,
    );
    const last = '<row r="1000000"><c r="B1000000"><v>7</v></c></row>';
    expect(await textsOf(bigBook(empty + last))).toMatchObject({ A1: '自评表', B1000000: '7' });
  });
});
