import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../src/core/intake/document.ts';
import { readStrings } from '../../src/importers/workbook/xls-strings.ts';
import { change, makeBook, makeOds, makeSheet, textsOf } from './make-workbook.ts';
import { draw, read, tablesOf } from './read.ts';

const told = ({ notes }: SourceDocument): string[] => notes.map(({ at, message }) => `${at} ${message}`);
const margins = ({ parts }: SourceDocument): (string[] | undefined)[] => [
  parts[0]!.above?.map(({ at, text }) => `${at} ${text}`),
  parts[0]!.below?.map(({ at, text }) => `${at} ${text}`),
];

const STRUCK = '<r><t>80.00</t></r><r><rPr><strike/></rPr><t>75.00</t></r>';

describe('what an .xlsx file has beside values', () => {
  it('leaves struck-out text out of the value and says so, in pieces of a text and in whole cells', async () => {
    const book = makeBook({ 表: makeSheet({ A1: '甲', B1: '乙', C1: { t: 'n', v: 5, z: '0.0' } }) });
    const pieces = change(book, 'xl/sharedStrings.xml', (xml) => xml.replace('<t>乙</t>', STRUCK));
    const whole = change(pieces, 'xl/styles.xml', (xml) =>
      xml
        .replace(/<fonts[^]*?<\/fonts>/, '<fonts><font/><font><strike/></font></fonts>')
        .replace(/(numFmtId="(?!0")\d+"[^>]*)fontId="0"/, '$1fontId="1"'),
    );
    expect(await textsOf(whole)).toEqual({ A1: '甲', B1: '80.00' });
    expect(told(await read('表.xlsx', whole))).toEqual([
      '表!B1 用删除线划去的文字没有读入：75.00',
      '表!C1 用删除线划去的文字没有读入：5.0',
    ]);
  });

  it('names what stands in the printed header and footer, without numbers of pages', async () => {
    const book = change(makeBook({ 表: makeSheet({ A1: '甲' }) }), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(
        '</worksheet>',
        '<headerFooter><oddHeader>&amp;L附件2&amp;C&amp;"宋体,加粗"&amp;16 2023年度 R&amp;&amp;D 自评表</oddHeader><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页&amp;R填表人：某人</oddFooter></headerFooter></worksheet>',
      ),
    );
    expect(margins(await read('表.xlsx', book))).toEqual([
      ['表!页眉 附件2', '表!页眉 2023年度 R&D 自评表'],
      ['表!页脚 填表人：某人'],
    ]);
  });

  it('lists remarks and keeps them out of the cells', async () => {
    const noted = makeSheet({ A1: { t: 's', v: '甲', c: [{ a: '审核人', t: '请核实' }] } });
    const document = await read('表.xlsx', makeBook({ 表: noted }));
    expect(draw(tablesOf(document)[0]!)).toEqual(['甲']);
    expect(told(document)).toEqual(['表!A1 批注没有读入：请核实']);
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const book = change(
      makeBook({ 表: makeSheet({ A1: { t: 'n', v: 43830, z: 'yyyy-mm-dd' } }) }),
      'xl/workbook.xml',
      (xml) => xml.replace(/<workbookPr[^>]*>/, '<workbookPr date1904="1"/>'),
    );
    expect(await textsOf(book)).toEqual({ A1: '2024-01-01' });
  });

  it('shows no zeros where the sheet is set so', async () => {
    const zeros = makeSheet({ A1: '甲', B1: { t: 'n', v: 0, z: '0.00' }, C1: { t: 'n', v: 0.5, z: '0.00' } });
    const book = change(makeBook({ 表: zeros }), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('<sheetView ', '<sheetView showZeros="0" '),
    );
    expect(await textsOf(book)).toEqual({ A1: '甲', B1: '', C1: '0.50' });
    const old = makeBook({ 表: zeros }, [], 'biff8');
    expect(await textsOf(old, '表.xls')).toEqual({ A1: '甲', B1: '0.00', C1: '0.50' });
    // the record of how the sheet is seen: its flag for zeros
    const at = old.findIndex((_, i) => old.slice(i, i + 4).join() === '62,2,18,0');
    old[at + 4]! &= ~0x10;
    expect(await textsOf(old, '表.xls')).toEqual({ A1: '甲', B1: '', C1: '0.50' });
  });

  it('shows a text with what the format of its cell puts round it', async () => {
    const book = makeBook({ 表: makeSheet({ A1: { t: 's', v: '500', z: '"约"@"人次"' } }) });
    expect(await textsOf(book)).toEqual({ A1: '约500人次' });
  });
});

describe('what an .xls file has beside values', () => {
  it('is told as for .xlsx: struck-out cells and pieces, headers, remarks, hidden rows', async () => {
    const bytes = readFileSync(join(import.meta.dirname, '../fixtures/old-excel/marks.xls'));
    const document = await read('样例.xls', new Uint8Array(bytes));
    expect(draw(tablesOf(document)[0]!)).toEqual([
      '样例数据 |  | 80.00万元 | 80.0万',
      ' |  | 3 | 4',
      '藏着的行 |  |  | ',
    ]);
    expect(margins(document)).toEqual([['表!页眉 附件2', '表!页眉 2023年度自评表'], ['表!页脚 填表人：某人']]);
    expect(told(document)).toEqual([
      '表!A1 批注没有读入：请核实',
      '表!B1 用删除线划去的文字没有读入：整格划去',
      '表!C1 用删除线划去的文字没有读入：75.00',
      '表!A2 用删除线划去的文字没有读入：1',
      '表!B2 用删除线划去的文字没有读入：2',
      '表!3 第 3 行是隐藏的，已照样读入',
    ]);
  });

  it('has texts longer than one record', () => {
    const view = (...bytes: number[]): DataView => new DataView(Uint8Array.from(bytes).buffer);
    // 甲 in two bytes a character, then b in one: the second record says so anew
    const pieces = [view(0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 9, 1, 0, 0x32, 0x75), view(0, 0x62, 1, 0, 5, 0)];
    expect(readStrings(pieces)).toEqual([{ text: '甲b', runs: [{ from: 1, font: 5 }] }]);
  });
});

describe('what an .ods file has beside values', () => {
  const sheet = (rows: string): string =>
    `<table:table table:name="表" table:style-name="ta1"><table:table-column table:default-cell-style-name="ce1"/>${rows}</table:table>`;
  const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
  const cell = (content: string, attributes = ''): string =>
    `<table:table-cell ${attributes}>${content}</table:table-cell>`;
  const STYLES = `<style:style style:name="ta1" style:master-page-name="m1"/><style:style style:name="base"><style:text-properties style:text-line-through-type="single"/></style:style><style:style style:name="ce2" style:parent-style-name="base"/><style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="T2"><style:text-properties style:text-line-through-style="none"/></style:style>`;

  it('leaves struck-out text out of the value and says so', async () => {
    const document = await read(
      '表.ods',
      makeOds(
        sheet(
          row(
            cell('<text:p>甲</text:p>'),
            cell('<text:p>乙</text:p>', 'table:style-name="ce2"'),
            cell(
              '<text:p><text:span text:style-name="T1">75</text:span><text:span text:style-name="T2">80</text:span></text:p>',
            ),
          ),
        ),
        STYLES,
      ),
    );
    expect(draw(tablesOf(document)[0]!)).toEqual(['甲 |  | 80']);
    expect(told(document)).toEqual(['表!B1 用删除线划去的文字没有读入：乙', '表!C1 用删除线划去的文字没有读入：75']);
  });

  it('names headers and remarks, and hidden columns as other workbooks do', async () => {
    const master = `<office:master-styles><style:master-page style:name="m1"><style:header><style:region-center><text:p>2023年度自评表</text:p></style:region-center></style:header><style:footer><text:p>第 <text:page-number>1</text:page-number> 页</text:p></style:footer></style:master-page></office:master-styles>`;
    const columns = '<table:table-column/><table:table-column table:visibility="collapse"/>';
    const body = row(
      cell('<office:annotation><text:p>请核实</text:p></office:annotation><text:p>甲</text:p>'),
      cell('<text:p>XM-1</text:p>'),
      cell('<text:p>乙</text:p>'),
    );
    const table = `<table:table table:name="表" table:style-name="ta1">${columns}${body}</table:table>`;
    const document = await read('表.ods', makeOds(table, STYLES, master));
    expect(margins(document)).toEqual([['表!页眉 2023年度自评表'], []]);
    expect(draw(tablesOf(document)[0]!)).toEqual(['甲 |  | 乙']);
    expect(told(document)).toEqual([
      '表!A1 批注没有读入：请核实',
      '表!B B 列是隐藏的，里面没有文字说明，没有读入；要读入请先取消隐藏',
    ]);
  });
});
