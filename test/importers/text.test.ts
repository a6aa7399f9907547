import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCells } from '../../src/importers/text/split-cells.ts';
import { encodeGb18030 } from '../fixtures/forms/make-web-page.ts';
import { draw, paragraphsOf, read, tablesOf } from './read.ts';

const FORM = '财政项目支出绩效自评表\n\n项目名称\t社区党建\n主管部门\t某区街道\n\n产出指标\t≥1.00(次)\n第二段\n';
const utf16 = (text: string, little: boolean, mark: boolean): Uint8Array => {
  const codes = [...((mark ? '\uFEFF' : '') + text)].map((c) => c.charCodeAt(0));
  return Uint8Array.from(codes.flatMap((code) => (little ? [code & 255, code >> 8] : [code >> 8, code & 255])));
};

describe('text', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(FORM)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${FORM}`)],
    ['UTF-16 LE', utf16(FORM, true, true)],
    ['UTF-16 BE', utf16(FORM, false, true)],
    ['UTF-16 LE without a mark', utf16(FORM, true, false)],
    ['GB18030', encodeGb18030(FORM)],
  ])('in %s gives the same paragraphs and tables', async (_, bytes) => {
    const document = await read('表.txt', bytes);
    expect(paragraphsOf(document)).toEqual(['财政项目支出绩效自评表', '第二段']);
    expect(tablesOf(document).map(draw)).toEqual([
      ['项目名称 | 社区党建', '主管部门 | 某区街道', ' | ', '产出指标 | ≥1.00(次)'],
    ]);
  });

  it('names the line and column of every cell, and keeps blank lines inside a table', async () => {
    const [table] = tablesOf(await read('表.txt', FORM));
    expect(table!.merges).toBe('lost');
    expect(table!.cells.map(({ at }) => at)).toEqual(
      [3, 4, 5, 6].flatMap((line) => [`第${line}行第1列`, `第${line}行第2列`]),
    );
  });

  it('takes a page break for a blank line', async () => {
    expect(tablesOf(await read('表.txt', '甲\t1\n\f乙\t2\n')).map(draw)).toEqual([['甲 | 1', ' | ', '乙 | 2']]);
  });

  it('unquotes a cell with line breaks as sheets copy it, and leaves quotes that belong to the text', async () => {
    const [table] = tablesOf(await read('表.tsv', '目标\t"一、甲\n二、""乙"""\t"[4条]"\n末\t1\t2\n'));
    expect(draw(table!)).toEqual(['目标 | 一、甲\n二、"乙" | "[4条]"', '末 | 1 | 2']);
    expect(table!.cells.at(-1)!.at).toBe('第3行第3列');
  });

  it.each([',', ';', '\t'])('is a table in .csv with “%s” between cells', async (separator) => {
    const lines = [
      ['项目名称', '社区"党建"', ''],
      ['金额', '1,171,028.93', '17.00'],
      ['备注', '一\n二', '00123'],
    ];
    const quote = (cell: string): string => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const text = lines.map((line) => line.map(quote).join(separator)).join('\r\n');
    expect(tablesOf(await read('表.csv', text)).map(draw)).toEqual([lines.map((line) => line.join(' | '))]);
  });

  it('gives back any cells that were written by the rules of CSV', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', '"', ',', '\n', ' ', '1') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(splitCells(text, ',').map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  it('loses no character of any text that has no quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('甲', '\t', '\n', ' ', '=', '1') }), (text) => {
        expect(
          splitCells(text, '\t')
            .map(({ cells }) => cells.join('\t'))
            .join('\n'),
        ).toBe(text);
      }),
    );
  });

  it('says how many characters could not be read', async () => {
    const bytes = new TextEncoder().encode('项目名称\t社区党建和许多别的字');
    bytes[1] = 0x20;
    const { notes } = await read('表.txt', bytes);
    expect(notes.map(({ message }) => message).join()).toContain('不能识别');
  });

  it.each([
    ['表.csv', '甲,="83.47"\n乙,"=""0012"""\n丙,="1,234.50"\n', ['甲 | 83.47', '乙 | 0012', '丙 | 1,234.50']],
    ['表.txt', '甲\t="83.47"\n乙\t"1,234.50"\n', ['甲 | 83.47', '乙 | 1,234.50']],
    ['表.txt', '甲\t一,二\n乙\t"三,四"\n', ['甲 | 一,二', '乙 | "三,四"']],
    ['表.csv', '甲,80.00\t\n"0012\t",1\n', ['甲 | 80.00\t', '0012\t | 1']],
    ['表.csv', '甲,=365天\n乙,=100%\n', ['甲 | =365天', '乙 | =100%']],
  ])('%s loses the quotes that programs put round a text, and no other', async (name, text, lines) => {
    expect(draw(tablesOf(await read(name, text))[0]!).slice(0, lines.length)).toEqual(lines);
  });
});
