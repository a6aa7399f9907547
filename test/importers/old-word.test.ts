import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { writeOldWord } from '../fixtures/forms/make-old-word.ts';
import { draw, paragraphsOf, read, refusal, tablesOf } from './read.ts';

/** Written by LibreOffice 7, not by us, like the other file there: lists, fields, tracked changes, signs of fonts, merges, a table in a cell. */
const FEATURES = readFileSync(join(import.meta.dirname, '../fixtures/old-word/features.doc'));
const features = () => read('样例.doc', new Uint8Array(FEATURES));

describe('an old Word document of another program', () => {
  it('gives what is printed: numbers of lists, results of fields, signs; not what is hidden or deleted', async () => {
    expect(paragraphsOf(await features())).toEqual([
      '样例数据：老式 Word 文件',
      '一、项目概述',
      '二、立项依据',
      '（3）下一级',
      '可见加上≥90%☑-尾',
      '链接的字☒是',
      '末尾',
    ]);
  });

  it('marks headings and lists', async () => {
    const [heading, item] = (await features()).parts[0]!.blocks;
    expect(heading).toMatchObject({ heading: 1 });
    expect(item).toMatchObject({ list: 1 });
  });

  it('gives tables with their merges, and a table in a cell after the one it stands in', async () => {
    const [outer, inner] = tablesOf(await features());
    expect(outer!.cells).toMatchObject([
      { text: '一级指标', rowSpan: 2, columnSpan: 1 },
      { text: '年度总体目标', rowSpan: 1, columnSpan: 2 },
      { text: '三、目标甲\n四、目标乙' },
      { text: '外' },
    ]);
    expect(draw(inner!)).toEqual(['内一 | 内二']);
  });
});

describe('what stands beside the text of an old Word document', () => {
  it('is named: boxes, headers, notes and remarks; struck-out text is no part of a value', async () => {
    const bytes = readFileSync(join(import.meta.dirname, '../fixtures/old-word/margins.doc'));
    const document = await read('样例.doc', new Uint8Array(bytes));
    expect(paragraphsOf(document)).toEqual(['样例数据：老式 Word 文件的页边', '留', '末尾']);
    expect(tablesOf(document).map(draw)).toEqual([['甲 | 80']]);
    const [only] = document.parts;
    expect(only!.above!.map(({ at, text }) => `${at} ${text}`)).toEqual([
      '文本框 文本框里的标题',
      '页眉页脚 2023年度自评表',
      '页眉页脚 填表人：某人',
    ]);
    expect(only!.below!.map(({ at, text }) => `${at} ${text}`)).toEqual(['脚注 按年初批复数', '尾注 尾注文字']);
    expect(document.notes.map(({ at, message }) => `${at} ${message}`)).toEqual([
      '段落3 用删除线划去的文字没有读入：去双',
      '表格里 用删除线划去的文字没有读入：75',
      '批注 批注没有读入：请核实',
    ]);
  });
});

/** The streams of a file, one of them altered. */
function alter(bytes: Uint8Array, change: (main: Uint8Array) => void): Uint8Array {
  const file = XLSX.CFB.read(bytes, { type: 'array' });
  const main = Uint8Array.from(XLSX.CFB.find(file, 'WordDocument')!.content as Uint8Array);
  change(main);
  XLSX.CFB.utils.cfb_add(file, '/WordDocument', main);
  return new Uint8Array(XLSX.CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

describe('an old Word document', () => {
  const plain = writeOldWord([{ text: '甲' }, { text: '乙\v丙\x1e丁' }]);

  it('reads breaks of lines and hyphens that never break', async () =>
    expect(paragraphsOf(await read('表.doc', plain))).toEqual(['甲', '乙\n丙-丁']));

  it('loses no text of a row that does not say where its cells stand', async () => {
    const inTable = [0x16, 0x24, 1];
    const row = ['甲', '乙', '丙'].map((text) => ({ text, mark: '\x07', changes: inTable }));
    const end = { text: '', mark: '\x07', changes: [...inTable, 0x17, 0x24, 1] };
    const document = await read('表.doc', writeOldWord([...row, end, { text: '末' }]));
    expect(draw(tablesOf(document)[0]!)).toEqual(['甲 | 乙 | 丙']);
  });

  it('with a password says so', async () =>
    expect(
      (
        await refusal(
          '表.doc',
          alter(plain, (main) => (main[0x0b]! |= 1)),
        )
      ).code,
    ).toBe('encrypted'));

  it('shows a sign that nobody can name as such, and says where', async () => {
    const { notes } = await read('表.doc', writeOldWord([{ text: '甲\uFFFD' }]));
    expect(notes).toEqual([{ id: 'sign-unknown', at: '段落1', message: '有认不出的符号，显示为 \uFFFD；请对照原件' }]);
  });
});
