import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/importers/read-document.ts';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const LINKS = 'http://schemas.openxmlformats.org';

/** A workbook of one sheet with these parts. */
const workbook = (sheet: string, names = ''): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${LINKS}/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${LINKS}/package/2006/relationships"><Relationship Id="r1" Type="${LINKS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${LINKS}/package/2006/relationships"><Relationship Id="r1" Type="${LINKS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook ${MAIN} xmlns:r="${LINKS}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>${names}</workbook>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet ${MAIN}>${sheet}</worksheet>`),
  });
const CELL = '<c r="A1" t="inlineStr"><is><t>项目</t></is></c>';
const rows = (cell = CELL, row = '1'): string => `<sheetData><row r="${row}">${cell}</row></sheetData>`;
const read = (bytes: Uint8Array) => readDocument({ name: 'a.xlsx', bytes });

describe('a place beyond the last cell of a sheet', () => {
  test.each([
    ['a dimension', workbook(`<dimension ref="A1:XFE1"/>${rows()}`)],
    ['a dimension of rows', workbook(`<dimension ref="A1:A99999999"/>${rows()}`)],
    ['a cell', workbook(rows(CELL.replace('A1', 'ZZZZ1')))],
    ['a cell in single quotes', workbook(rows(CELL.replace('"A1"', "'A1048577'")))],
    ['a row', workbook(rows('', '99999999').replace('></row>', `>${CELL.replace(' r="A1"', '')}</row>`))],
    ['a merge', workbook(`${rows()}<mergeCells><mergeCell ref="A1:B2000000"/></mergeCells>`)],
    [
      'a print area',
      workbook(
        rows(),
        '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">S!$A$1:$XFE$9</definedName></definedNames>',
      ),
    ],
  ])('in %s is refused at once', async (_, bytes) => {
    const start = performance.now();
    await expect(read(bytes)).rejects.toThrow('表格以外的位置');
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('the last cell itself is none', async () => {
    const last = workbook(`<dimension ref="A1:XFD1048576"/>${rows()}`);
    expect((await read(last)).parts).toHaveLength(1);
  });
});
