import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../fixtures/forms/make-web-page.ts';
import { printPdf } from '../fixtures/forms/make-forms.ts';
import { makePdf, namedFont, utf16be, write } from './make-pdf.ts';
import { draw, paragraphsOf, read, refusal, tablesOf } from './read.ts';

const line = (x1: number, y1: number, x2: number, y2: number): string => `${x1} ${y1} m ${x2} ${y2} l S\n`;
const chinese = (text: string, x: number, y: number): string => write(text, x, y, utf16be);
const font = namedFont('STSong-Light', 'UniGB-UCS2-H');
const tables = async (content: string): Promise<string[][]> =>
  tablesOf(await read('表.pdf', makePdf({ content, font }))).map(draw);

/** Three columns and three rows; the first cell of rows 2 and 3 is merged, the first row is one cell. */
const GRID = [
  ...[700, 670].map((y) => line(50, y, 350, y)),
  line(150, 640, 350, 640),
  line(50, 610, 350, 610),
  line(50, 700, 50, 610),
  line(350, 700, 350, 610),
  ...[150, 250].map((x) => line(x, 670, x, 610)),
].join('');
const TEXTS =
  chinese('财政项目支出绩效自评表', 120, 680) +
  chinese('产出指标', 60, 640) +
  chinese('数量', 160, 650) +
  chinese('≥1.00(次)', 255, 650);

const page = (body: string): string =>
  `<style>@page{size:A4;margin:15mm}body{font:10pt/1.4 "Noto Sans SC"}table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;padding:2px 4px}</style>${body}`;

describe('a PDF with ruled lines', () => {
  it('gives cells merged as they are drawn, blank ones too', async () => {
    expect(await tables(GRID + TEXTS)).toEqual([
      ['财政项目支出绩效自评表[1x3]', '产出指标[2x1] | 数量 | ≥1.00(次)', ' | '],
    ]);
  });

  it('reads lines drawn as thin boxes or as dots, a little off their places', async () => {
    const box = (x: number, y: number, width: number, height: number): string => `${x} ${y} ${width} ${height} re f\n`;
    const boxes =
      [700, 670, 640].map((y) => box(50, y, 200.6, 0.6)).join('') +
      [50, 150, 250].map((x) => box(x + 0.4, 639, 0.6, 61)).join('');
    const dots =
      Array.from({ length: 50 }, (_, i) => box(50 + i * 4, 610, 2, 1)).join('') +
      [50, 150, 250].map((x) => Array.from({ length: 8 }, (_, i) => box(x, 610 + i * 4, 1, 2)).join('')).join('');
    const texts = chinese('甲', 60, 680) + chinese('乙', 160, 680) + chinese('丙', 60, 650) + chinese('丁', 60, 620);
    expect(await tables(boxes + dots + texts)).toEqual([['甲 | 乙', '丙 | ', '丁 | ']]);
  });

  it('joins text that was wrapped in a cell, and keeps a break that was meant', async () => {
    const texts =
      chinese('主要实施内容为两新', 152, 660) +
      chinese('党组织1720000.0', 152, 650) +
      chinese('0元', 152, 642) +
      chinese('一、甲', 255, 660) +
      chinese('二、乙', 255, 645);
    const drawn = await tables(GRID + texts);
    expect(drawn[0]![1]).toBe('[2x1] | 主要实施内容为两新党组织1720000.00元 | 一、甲\n二、乙');
  });

  it('keeps tables side by side apart', async () => {
    const right = GRID.replace(
      /(\d+) (\d+) ([ml])/g,
      (_, x: string, y: string, step: string) => `${Number(x) * 0.5 + 350} ${y} ${step}`,
    );
    const left = GRID.replace(
      /(\d+) (\d+) ([ml])/g,
      (_, x: string, y: string, step: string) => `${Number(x) * 0.5} ${y} ${step}`,
    );
    const drawn = await tables(left + right + chinese('甲表', 30, 680) + chinese('乙表', 400, 680));
    expect(drawn.map((rows) => rows[0])).toEqual(['甲表[1x3]', '乙表[1x3]']);
  });

  it('parts a text that was drawn in one go over two cells', async () => {
    const texts = write(`12.00${' '.repeat(16)}34.00`, 155, 650, utf16be);
    expect((await tables(GRID + texts))[0]![1]).toBe('[2x1] | 12.00 | 34.00');
  });

  it('is one table over pages, without the heading that each page repeats', { timeout: 60_000 }, async () => {
    const rows = Array.from(
      { length: 80 },
      (_, i) => `<tr>${i === 0 ? '<td rowspan="80">产出指标</td>' : ''}<td>第${i}项指标</td><td>≥${i}.00(次)</td></tr>`,
    );
    const html = page(
      `<h2>绩效表</h2><table><thead><tr><th>一级指标</th><th>三级指标</th><th>年度指标值</th></tr></thead>${rows.join('')}<tr><td colspan="2">总分</td><td>100</td></tr></table><p>填表人：略</p>`,
    );
    const document = await read('表.pdf', await printPdf(html));
    const [table] = tablesOf(document);
    expect(draw(table!)).toEqual([
      '一级指标 | 三级指标 | 年度指标值',
      '产出指标[80x1] | 第0项指标 | ≥0.00(次)',
      ...Array.from({ length: 79 }, (_, i) => `第${i + 1}项指标 | ≥${i + 1}.00(次)`),
      '总分[1x2] | 100',
    ]);
    expect(table!.cells.at(-1)!.at).toMatch(/^第[3-9]页表1第\d+行第3列$/);
    expect(paragraphsOf(document)).toEqual(['绩效表', '填表人：略']);
  });

  it('goes on over running heads and page numbers, which are told', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 90 }, (_, i) => `<tr><td>第${i}项指标</td><td>≥${i}.00(次)</td></tr>`);
    const small = (text: string): string => `<div style="font-size:8px;width:100%;text-align:center">${text}</div>`;
    const bytes = await printPdf(page(`<table>${rows.join('')}</table>`), {
      displayHeaderFooter: true,
      headerTemplate: small('某某市某某局信息公开'),
      footerTemplate: small('第 <span class="pageNumber"></span> 页'),
    });
    const document = await read('表.pdf', bytes);
    expect(tablesOf(document).map(({ rows: count }) => count)).toEqual([90]);
    expect(paragraphsOf(document)).toEqual([]);
    expect(document.notes.map(({ message }) => message).join()).toContain('某某市某某局信息公开');
  });

  it('begins a new table where a title stands between two', { timeout: 60_000 }, async () => {
    const form = (name: string): string =>
      `<h2 style="break-before:page">${name}</h2><table><tr><td>项目名称</td><td>${name}</td></tr><tr><td>金额</td><td>17.00</td></tr></table>`;
    const document = await read('表.pdf', await printPdf(page(form('甲') + form('乙'))));
    expect(tablesOf(document).map(draw)).toEqual([
      ['项目名称 | 甲', '金额 | 17.00'],
      ['项目名称 | 乙', '金额 | 17.00'],
    ]);
  });
});

describe('a PDF without lines', () => {
  it('has columns where texts of four rows or more stand in line', async () => {
    const rows = ['甲 1.00', '乙 2.00', '丙 3.00', '丁 4.00'].map((row, i) => {
      const [name, value] = row.split(' ');
      return chinese(name!, 50, 700 - i * 20) + chinese(value!, 250, 700 - i * 20);
    });
    const document = await read('表.pdf', makePdf({ content: chinese('标题', 150, 740) + rows.join(''), font }));
    expect(paragraphsOf(document)).toEqual(['标题']);
    expect(tablesOf(document).map(draw)).toEqual([['甲 | 1.00', '乙 | 2.00', '丙 | 3.00', '丁 | 4.00']]);
    expect(tablesOf(document)[0]!.merges).toBe('lost');
  });

  it('has its prose in paragraphs, over lines and pages, without page numbers', { timeout: 60_000 }, async () => {
    const texts = Array.from(
      { length: 40 },
      (_, i) =>
        `第${i}段，主要实施内容为两新党组织党建服务、产业集群党组织工作、党群中心运行费以及居民区党组织服务群众专项工作，本年度预算1,720,000.00元，共计三十个党组织参加各类活动。`,
    );
    const html = page(
      `<style>p{text-indent:2em;margin:3px 0}</style><p style="text-indent:0">一、项目概述</p>${texts.map((text) => `<p>${text}</p>`).join('')}`,
    );
    expect(paragraphsOf(await read('表.pdf', await printPdf(html)))).toEqual(['一、项目概述', ...texts]);
  });
});

describe('a line stretched to a width', () => {
  const text = '贯彻2023年度预算1,717.00元，党的二十大精神';
  it.each([0.5, 1.5, 2.5, 4, 8])(
    'has no blanks in its words and figures: %s points between characters',
    async (points) => {
      const content = `${points} Tc ${chinese(text, 50, 700)}`;
      expect(paragraphsOf(await read('表.pdf', makePdf({ content, font })))).toEqual([text]);
    },
  );

  it('keeps blanks that were written', async () => {
    const written = '（ 2023-1月 至 2023-8月 ）合计 17.00 万元';
    expect(paragraphsOf(await read('表.pdf', makePdf({ content: chinese(written, 50, 700), font })))).toEqual([
      written,
    ]);
  });
});

describe('a title as long as the line under it', () => {
  it('is a paragraph of its own', async () => {
    const [title, line] = [
      '2021年度某县部门预算项目绩效目标运行监控表',
      '单位名称：某县教育局和体育局（本级）金额单位：万元',
    ];
    const content = `${chinese(title, 50, 700)}\n${chinese(line, 50, 684)}`;
    expect(paragraphsOf(await read('表.pdf', makePdf({ content, font })))).toEqual([title, line]);
  });
});

describe('fonts that a PDF names without holding them', () => {
  const text = '项目资金（万元）1,171,028.93 ≥90% “两新”';
  it.each([
    ['UniGB-UCS2-H', utf16be],
    ['UniGB-UTF16-H', utf16be],
    ['GBK-EUC-H', encodeGb18030],
    ['GBKp-EUC-H', encodeGb18030],
    ['GBK2K-H', encodeGb18030],
  ])('are read by the map %s', async (map, encode) => {
    const bytes = makePdf({ content: write(text, 50, 700, encode), font: namedFont('SimSun', map) });
    expect(paragraphsOf(await read('表.pdf', bytes))).toEqual([text]);
  });

  it('without a map are no text, and never other characters', async () => {
    const bytes = makePdf({
      content: write('\u0422\u0533', 50, 700, utf16be),
      font: namedFont('SimSun', 'Identity-H'),
    });
    expect((await refusal('表.pdf', bytes)).code).toBe('not-supported');
  });
});

it('gives plain characters for the radicals that fonts name instead', async () => {
  const { restoreCharacters } = await import('../../src/importers/pdf/restore-characters.ts');
  expect(restoreCharacters('项⽬资⾦、⺠⽣、⻔')).toBe('项目资金、民生、门');
  expect(restoreCharacters('≥９０％ ① ㎡')).toBe('≥９０％ ① ㎡');
  const { notes } = await read('表.pdf', makePdf({ content: chinese('项⽬资⾦', 50, 700), font }));
  expect(notes.map(({ message }) => message)).toEqual([
    '有 2 个字用的是样子相同的部首或兼容字符，已换成通用汉字，如“目”',
  ]);
});
