import { describe, expect, it } from 'vitest';
import { mendCharacters } from '../../src/importers/mend-characters.ts';
import { makeBook, makeOds, makeSheet } from './make-workbook.ts';
import { paragraphsOf, read, tablesOf } from './read.ts';

describe('characters that look like others', () => {
  it('become those that a person reads, whichever block they stand in', () => {
    expect(mendCharacters('⼈⺠⻓⼾⻅㇐')).toBe('人民长户见一');
    expect(mendCharacters('\uf98e度\u{2f81d}')).toBe('年度凵');
  });

  it('leave all others alone: full width, fractions, ligatures of units, traditional characters', () => {
    const kept = '２０２３年 ①½㎡℃㈱（Ａ）：，～－⼀'.replace('⼀', '') + '長戶靑\u00a0\u3000';
    expect(mendCharacters(kept)).toBe(kept);
  });

  it('lose signs without a shape, and every line end is one', () => {
    expect(mendCharacters('\ufeff预\u200b算\u00ad数\u200e\u202a80\u202c.\u206000\ufe0f')).toBe('预算数80.00');
    expect(mendCharacters('甲\r\n乙\u2028丙\v丁\u0085戊')).toBe('甲\n乙\n丙\n丁\n戊');
  });
});

describe('a file of any format', () => {
  const dirty = '⼈⺠\u200b群众';
  const table = `<table><tr><td>${dirty}</td><td>1</td></tr></table>`;
  const row = `<table:table table:name="表"><table:table-row><table:table-cell><text:p>${dirty}</text:p></table:table-cell></table:table-row></table:table>`;

  it.each([
    ['表.xlsx', makeBook({ 表: makeSheet({ A1: dirty }) })],
    ['表.xls', makeBook({ 表: makeSheet({ A1: dirty }) }, [], 'biff8')],
    ['表.ods', makeOds(row)],
    ['表.html', table],
    ['表.tsv', `${dirty}\t1\n`],
    ['表.csv', `${dirty},1\n`],
  ])('%s shows characters as they are read, and says so once', async (name, content) => {
    const document = await read(name, content);
    expect(tablesOf(document)[0]!.cells[0]!.text).toBe('人民群众');
    expect(document.notes.map(({ message }) => message)).toEqual([
      '有 2 个字用的是样子相同的部首或兼容字符，已换成通用汉字，如“人”',
      '去掉了 1 个看不见的字符（零宽空格、软连字符、方向标记之类）',
    ]);
  });

  it('says nothing where nothing was mended', async () => {
    const document = await read('文.txt', '人民群众\n');
    expect([paragraphsOf(document), document.notes]).toEqual([['人民群众'], []]);
  });
});
