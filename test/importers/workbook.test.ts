import { describe, expect, it } from 'vitest';
import { change, makeBook, makeOds as ods, makeSheet, range, textsOf } from './make-workbook.ts';
import { draw, read, refusal, tablesOf } from './read.ts';

describe.each(['xlsx', 'biff8'] as const)('a workbook (%s)', (bookType) => {
  it('shows numbers as their formats print them, and keeps text as it is', async () => {
    const sheet = makeSheet({
      A1: { t: 'n', v: 1171028.93, z: '#,##0.00' },
      B1: { t: 'n', v: 0.8619, z: '0.00%' },
      C1: { t: 'n', v: 17, z: '0.00' },
      D1: '00123',
      E1: '=365天',
      F1: '１２０．５０',
      G1: ' 两边有空格 ',
      H1: { t: 'n', v: 0, z: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ' },
      A2: { t: 'n', v: 45292, z: 'yyyy"年"m"月"d"日"' },
      B2: { t: 'n', v: 45292, z: 'yyyy-mm-dd' },
      C2: { t: 'n', v: 1720000 },
      D2: '第一行\n第二行',
    });
    const texts = await textsOf(makeBook({ 表: sheet }, [], bookType), bookType === 'xlsx' ? '表.xlsx' : '表.xls');
    expect(texts).toEqual({
      ...{ A1: '1,171,028.93', B1: '86.19%', C1: '17.00', D1: '00123', E1: '=365天', F1: '１２０．５０' },
      ...{ G1: ' 两边有空格 ', H1: '-', A2: '2024年1月1日', B2: '2024-01-01', C2: '1720000', D2: '第一行\n第二行' },
      ...{ E2: '', F2: '', G2: '', H2: '' },
    });
  });

  it('says where a number has more digits than the sheet shows', async () => {
    const sheet = makeSheet({
      A1: { t: 'n', v: 9.6587, z: '0.00' },
      B1: { t: 'n', v: 0.1 + 0.2, z: '0.0' },
      C1: { t: 'n', v: 0.980779, z: '0.00%' },
    });
    const { notes } = await read('表.xlsx', makeBook({ 表: sheet }, [], bookType));
    const told = notes.filter(({ at }) => at.includes('!')).map(({ at, message }) => `${at} ${message}`);
    expect(told).toEqual([
      '表!A1 存的数是 9.6587，表上按格式显示为 9.66',
      '表!C1 存的数是 0.980779，表上按格式显示为 98.08%',
    ]);
  });

  it('leaves hidden sheets out with a note, and reads them where nothing else is filled', async () => {
    const sheets = { 今年: makeSheet({ A1: '今年' }), 去年: makeSheet({ A1: '去年' }) };
    const document = await read('表.xlsx', makeBook(sheets, ['去年'], bookType));
    expect(document.parts.map(({ name }) => name)).toEqual(['今年']);
    expect(document.notes.filter(({ at }) => at === '去年')).toHaveLength(1);
    const other = await read(
      '表.xlsx',
      makeBook({ 空: makeSheet({ A1: '' }), 去年: makeSheet({ A1: '去年' }) }, ['去年'], bookType),
    );
    expect(other.parts.map(({ name }) => name)).toEqual(['去年']);
  });

  it('keeps merges, also blank ones, and leaves out what stands unseen beneath one', async () => {
    const sheet = makeSheet(
      { A1: '标题', B1: '看不见', A2: '产出指标', B2: '数量', C2: '1', B3: '质量', C3: '2', A4: '', C4: '末' },
      { '!merges': [range('A1:C1'), range('A2:A3'), range('A4:B4')] },
    );
    const document = await read('表.xlsx', makeBook({ 表: sheet }, [], bookType));
    expect(draw(tablesOf(document)[0]!)).toEqual(['标题[1x3]', '产出指标[2x1] | 数量 | 1', '质量 | 2', '[1x2] | 末']);
    expect(document.notes.map(({ at, message }) => `${at} ${message}`)).toContain(
      '表!B1 被合并单元格盖住、表上看不见的内容没有读入：看不见',
    );
  });

  it('keeps hidden rows and columns with a note', async () => {
    const sheet = makeSheet(
      { A1: '甲', B1: '乙', A2: '丙', B2: '丁' },
      { '!rows': [{}, { hidden: true }], '!cols': [{}, { hidden: true }] },
    );
    const document = await read('表.xlsx', makeBook({ 表: sheet }, [], bookType));
    expect(draw(tablesOf(document)[0]!)).toEqual(['甲 | 乙', '丙 | 丁']);
    expect(document.notes.map(({ at }) => at)).toEqual(
      expect.arrayContaining(bookType === 'xlsx' ? ['表!2', '表!B'] : ['表!B']),
    );
  });

  it('leaves out a hidden column without any word: codes of a system are no part of the form', async () => {
    const sheet = makeSheet(
      {
        A1: '项目名称',
        B1: 'XM-001',
        C1: '样例项目',
        A2: '主管部门',
        B2: '310',
        C2: '样例局',
        A3: '金额',
        B3: '12.50',
      },
      { '!cols': [{}, { hidden: true }], '!merges': [range('B3:C3')] },
    );
    const document = await read('表.xlsx', makeBook({ 表: sheet }, [], bookType));
    expect(draw(tablesOf(document)[0]!)).toEqual([
      '项目名称 |  | 样例项目',
      '主管部门 |  | 样例局',
      '金额 | 12.50[1x2]',
    ]);
    expect(document.notes.at(-1)!.message).toBe('B 列是隐藏的，里面没有文字说明，没有读入；要读入请先取消隐藏');
  });
});

describe('an .xlsx file', () => {
  const plain = makeBook({ 表: makeSheet({ A1: '甲', B1: { t: 'n', v: 45292, z: 'yyyy-mm-dd' }, B9: '乙' }) });

  it('joins rich text and leaves phonetic guides out', async () => {
    const rich = change(makeBook({ 表: makeSheet({ A1: '甲甲' }) }), 'xl/sharedStrings.xml', (xml) =>
      xml.replace(
        /<si>[^]*?<\/si>/,
        '<si><r><t>项目</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 名称</t></r><rPh sb="0" eb="1"><t>xiangmu</t></rPh></si>',
      ),
    );
    expect(await textsOf(rich)).toEqual({ A1: '项目 名称' });
  });

  it('takes the saved result of a formula, and says where there is none', async () => {
    const sheet = makeSheet({
      A1: { t: 'n', v: 99.81, f: '9.81+90', z: '0.00' },
      B1: { t: 's', v: '合格', f: 'IF(1,"合格","")' },
    });
    const bytes = change(makeBook({ 表: sheet }), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</row>', '<c r="C1"><f>SUM(A1:A1)</f></c></row>'),
    );
    const document = await read('表.xlsx', bytes);
    expect(draw(tablesOf(document)[0]!)[0]).toMatch(/^99\.81 \| 合格/);
    expect(document.notes.some(({ at, message }) => at === '表!C1' && message.includes('公式没有保存结果'))).toBe(true);
  });

  it.each(['xlsx', 'ods'] as const)(
    'doubts a text that a program took for a formula, and no sum of other cells: %s',
    async (format) => {
      const sheet = makeSheet({
        A1: { t: 'n', v: 1, f: '100%', z: '0%' },
        B1: { t: 'n', v: 2, f: 'A1+1' },
      });
      const { notes } = await read(`表.${format}`, makeBook({ 表: sheet }, [], format));
      const typed = [{ id: 'typed-formula', at: '表!A1', message: expect.stringContaining('=100%') as string }];
      expect(notes.filter(({ id }) => id !== undefined)).toEqual(typed);
    },
  );

  it('shows built-in dates the Chinese way', async () => {
    const dated = change(plain, 'xl/styles.xml', (xml) =>
      xml.replace(/(<cellXfs[^]*?)numFmtId="(?!0")\d+"/, '$1numFmtId="31"'),
    );
    expect((await textsOf(dated))['B1']).toBe('2024年1月1日');
    const short = change(plain, 'xl/styles.xml', (xml) =>
      xml.replace(/(<cellXfs[^]*?)numFmtId="(?!0")\d+"/, '$1numFmtId="14"'),
    );
    expect((await textsOf(short))['B1']).toBe('2024/1/1');
  });

  it('does not mind a million styled blanks, nor a sheet that claims to be endless', async () => {
    const vast = change(plain, 'xl/worksheets/sheet1.xml', (xml) =>
      xml
        .replace(/<dimension ref="[^"]*"\/>/, '<dimension ref="A1:XFD1048576"/>')
        .replace(
          '</sheetData>',
          `${Array.from({ length: 3000 }, (_, i) => `<row r="${i + 10}"><c r="A${i + 10}" s="1"/><c r="B${i + 10}" s="1"/></row>`).join('')}</sheetData>`,
        ),
    );
    const [table] = tablesOf(await read('表.xlsx', vast));
    expect([table!.rows, table!.columns]).toEqual([9, 2]);
  });

  it('keeps cells that stand far apart without building all places between them', async () => {
    const far = change(plain, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(
        '</sheetData>',
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row></sheetData>',
      ),
    );
    const [table] = tablesOf(await read('表.xlsx', far));
    expect(table!.cells.filter(({ text }) => text).map(({ at }) => at)).toEqual([
      '表!A1',
      '表!B1',
      '表!B9',
      '表!XFD1048576',
    ]);
    expect(table!.cells).toHaveLength(9);
  });

  it('refuses a document type declaration', async () => {
    const bomb = change(plain, 'xl/sharedStrings.xml', (xml) =>
      xml.replace('<sst', '<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst'),
    );
    expect((await refusal('表.xlsx', bomb)).code).toBe('damaged');
  });
});

/** Where a record of a cell's format names the format of numbers `id`: it is the second number of the record, 20 for h:mm. */
const xfAt = (bytes: Uint8Array, id: number): number =>
  bytes.findIndex((_, i) => i > 8 && bytes.slice(i - 6, i - 2).join() === '224,0,20,0' && bytes[i] === id);

describe('an .xls file', () => {
  it('shows built-in dates the Chinese way', async () => {
    const bytes = makeBook({ 表: makeSheet({ A1: { t: 'n', v: 45292, z: 'h:mm' } }) }, [], 'biff8');
    const at = xfAt(bytes, 20);
    bytes[at] = 14;
    expect(await textsOf(bytes, '表.xls')).toEqual({ A1: '2024/1/1' });
    bytes[at] = 31;
    expect(await textsOf(bytes, '表.xls')).toEqual({ A1: '2024年1月1日' });
  });

  it('shows the formats of no file that was read before it', async () => {
    const make = (z: string): Uint8Array => makeBook({ 表: makeSheet({ A1: { t: 'n', v: 45292, z } }) }, [], 'biff8');
    const [own, plain] = [make('yyyy.mm'), make('h:mm')];
    // one says itself what its format 14 is, the other leaves it to Office
    own[own.findIndex((byte, i) => byte === 0x1e && own[i + 1] === 4 && own[i + 4] === 60) + 4] = 14;
    own[xfAt(own, 60)] = 14;
    plain[xfAt(plain, 20)] = 14;
    expect(await textsOf(own, '表.xls')).toEqual({ A1: '2024.01' });
    expect(await textsOf(plain, '表.xls')).toEqual({ A1: '2024/1/1' });
  });
});

describe('an .ods file', () => {
  it('reads the text that is shown, repeats, spans and lines of a cell', async () => {
    const document = await read(
      '表.ods',
      ods(`<table:table table:name="表1"><table:table-row><table:table-cell table:number-columns-spanned="3"><text:p>标题</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="16381"/></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="9.6587"><text:p>9.66</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>一<text:s text:c="2"/>二</text:p><text:p>三<office:annotation><text:p>批注</text:p></office:annotation></text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`),
    );
    expect(draw(tablesOf(document)[0]!)).toEqual([
      '标题[1x3]',
      '9.66 | 一  二\n三 | 一  二\n三',
      '9.66 | 一  二\n三 | 一  二\n三',
    ]);
  });

  it('leaves hidden sheets out with a note', async () => {
    const sheet = (name: string, style: string): string =>
      `<table:table table:name="${name}" table:style-name="${style}"><table:table-row><table:table-cell><text:p>${name}</text:p></table:table-cell></table:table-row></table:table>`;
    const style = '<style:style style:name="hid"><style:table-properties table:display="false"/></style:style>';
    const document = await read('表.ods', ods(sheet('今年', 'ta1') + sheet('去年', 'hid'), style));
    expect(document.parts.map(({ name }) => name)).toEqual(['今年']);
    expect(document.notes).toHaveLength(1);
  });

  it('refuses cells repeated without end', async () => {
    const row =
      '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="999"><text:p>满</text:p></table:table-cell></table:table-row>';
    expect((await refusal('表.ods', ods(`<table:table table:name="表">${row}</table:table>`))).code).toBe('too-large');
  });
});
