import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { makePdf, namedFont, utf16be, write, type DrawnPage } from './make-pdf.ts';
import { inSymbols } from '../../src/importers/symbol-fonts.ts';
import { draw, paragraphsOf, read, refusal, tablesOf } from './read.ts';

const font = namedFont('STSong-Light', 'UniGB-UCS2-H');
const chinese = (text: string, x: number, y: number, size = 10): string => write(text, x, y, utf16be, size);
const line = (x1: number, y1: number, x2: number, y2: number): string => `${x1} ${y1} m ${x2} ${y2} l S\n`;
const lying = (from: number, to: number, ...ys: number[]): string => ys.map((y) => line(from, y, to, y)).join('');
const standing = (from: number, to: number, ...xs: number[]): string => xs.map((x) => line(x, from, x, to)).join('');
const open = (content: string, more?: Partial<DrawnPage>) => read('表.pdf', makePdf({ content, font, ...more }));
const tables = async (content: string, more?: Partial<DrawnPage>): Promise<string[][]> =>
  tablesOf(await open(content, more)).map(draw);

/** Two rows and two columns: 50 to 250, 700 to 660. */
const GRID = lying(50, 250, 700, 680, 660) + standing(660, 700, 50, 150, 250);
const LABELS = chinese('甲', 60, 686) + chinese('丙', 60, 666);

it('takes bytes as Node gives them', async () => {
  const bytes = Buffer.from(makePdf({ content: chinese('项目名称', 50, 700), font }));
  expect(paragraphsOf(await read('表.pdf', bytes))).toEqual(['项目名称']);
});

describe('text', () => {
  const cell = async (drawn: string): Promise<string> => (await tables(GRID + LABELS + drawn))[0]![0]!.slice(4);

  it('drawn twice to make it bold is one', async () => {
    expect(await cell(chinese('100.00', 160, 686) + chinese('100.00', 160.4, 686))).toBe('100.00');
  });

  it('keeps a raised figure on its line', async () => {
    expect(await cell(chinese('m', 160, 686) + chinese('2', 165.2, 690, 5) + chinese('以上', 168, 686))).toBe('m2以上');
  });

  it('has no blanks where a whole page, a line or a word is letter-spaced', async () => {
    const page = `3 Tc ${chinese('各部门依据绩效目标表填写完成情况并说明偏差产生的原因', 50, 740)}`;
    expect(await cell(`${page}${chinese('275.5宗', 160, 686)}`)).toBe('275.5宗');
    expect(await cell(chinese('长', 160, 686) + chinese('期', 176, 686))).toBe('长期');
    expect(await cell(chinese('≥12', 152, 692) + chinese('万人', 180, 692) + chinese('次', 152, 682))).toBe(
      '≥12万人\n次',
    );
  });

  it('that runs down is read down, and its columns from the right', async () => {
    const down = (text: string, x: number): string =>
      [...text].map((character, i) => chinese(character, x, 694 - i * 6, 6)).join('');
    expect(await cell(down('产出', 200) + down('指标', 190))).toBe('产出\n指标');
  });

  it('outside the part of the page that is shown is not read', async () => {
    const drawn = `q 150 680 100 20 re W n ${chinese('见', 160, 686)}${chinese('不', 160, 650)} Q`;
    expect(await cell(drawn)).toBe('见');
    const { notes } = await open(GRID + LABELS + drawn);
    expect(notes.map(({ message }) => message)).toEqual(['被遮住、印不出来的文字没有读入：不']);
  });

  it('that runs over the table’s edge stays in its cell', async () => {
    expect(await cell(`2 Tc ${chinese('一二三四五六七八九', 152, 686)} 0 Tc`)).toBe('一二三四五六七八九');
  });

  it('that stands askew is a stamp or watermark, and is told', async () => {
    const stamp = 'q 0.7 0.7 -0.7 0.7 90 660 cm 1 0 0 1 0 0 cm BT /F1 10 Tf <5370> Tj ET Q\n';
    const document = await open(GRID + LABELS + stamp);
    expect(tablesOf(document).map(draw)).toEqual([['甲 | ', '丙 | ']]);
    expect(document.notes.map(({ message }) => message)).toEqual(['斜着的文字（印章或水印）没有读入：印']);
  });

  it('gives 户 and ～ for the signs that fonts name instead', async () => {
    expect(await cell(chinese('2960\u2f3e\u301c', 160, 686))).toBe('2960户～');
  });
});

describe('a page', () => {
  it('keeps the small title that stands over each form, and not the head that stands off', async () => {
    const page = (rest: string): string =>
      chinese('绩效公开', 280, 785, 8) +
      chinese('绩效自评表', 270, 750, 8) +
      chinese('（2023年度）', 270, 738, 8) +
      rest;
    const form = (name: string): string =>
      lying(50, 250, 730, 700) +
      standing(700, 730, 50, 150, 250) +
      chinese('项目名称', 60, 712, 8) +
      chinese(name, 160, 712, 8);
    const document = await open(page(form('甲')), { more: [page(form('乙'))] });
    expect(paragraphsOf(document)).toEqual(['绩效自评表', '（2023年度）', '绩效自评表', '（2023年度）']);
  });

  it('turned or printed sideways reads the same', async () => {
    const sideways = `q 0 1 -1 0 700 0 cm ${GRID}${LABELS} Q`;
    const upright = [['甲 | ', '丙 | ']];
    expect(await tables(sideways)).toEqual(upright);
    expect(await tables(GRID + LABELS, { rotate: 90 })).toEqual(upright);
    expect(await tables(sideways, { rotate: 90 })).toEqual(upright);
  });
});

describe('a table', () => {
  it('of lying lines only has the columns that its texts show', async () => {
    const lines = lying(50, 350, 700, 680, 640, 620) + lying(150, 350, 660);
    const texts =
      chinese('一级', 60, 686) +
      chinese('名称', 160, 686) +
      chinese('分值', 300, 686) +
      chinese('产出', 60, 656) +
      chinese('数量', 160, 666) +
      chinese('质量', 160, 646) +
      chinese('10', 300, 646) +
      chinese('总分', 60, 626) +
      chinese('100', 300, 626);
    expect(await tables(lines + texts)).toEqual([
      ['一级 | 名称 | 分值', '产出[2x1] | 数量 | ', '质量 | 10', '总分 |  | 100'],
    ]);
  });

  it('of light cells on a dark ground has their edges for lines', async () => {
    const box = (x: number, y: number): string => `1 g ${x} ${y} 98 18 re f\n`;
    const ground = `0 g 50 660 200 40 re f\n${box(51, 681)}${box(151, 681)}${box(51, 661)}${box(151, 661)}0 g\n`;
    expect(await tables(ground + LABELS)).toEqual([['甲 | ', '丙 | ']]);
  });

  it('drawn as frames, one round each cell, is one', async () => {
    const frame = (x: number, y: number): string => `${x} ${y} 100 20 re ${x + 1} ${y + 1} 98 18 re f*\n`;
    expect(await tables([50, 150].flatMap((x) => [frame(x, 680), frame(x, 660)]).join('') + LABELS)).toEqual([
      ['甲 | ', '丙 | '],
    ]);
  });

  it('keeps its outer column on a page that lies wholly inside a merged label', async () => {
    const first = lying(50, 350, 700, 60) + lying(150, 350, 380) + standing(60, 700, 50, 150, 250, 350);
    const second = lying(150, 350, 740, 700, 660) + standing(660, 740, 50, 150, 250, 350);
    const texts = (y: number): string => chinese(`数量${y}`, 160, y) + chinese('10', 260, y);
    const more = [second + texts(720) + texts(680)];
    expect(await tables(first + chinese('指标', 60, 400) + texts(500) + texts(200), { more })).toEqual([
      ['指标[4x1] | 数量500 | 10', '数量200 | 10', '数量720 | 10', '数量680 | 10'],
    ]);
  });

  it('does not take two rows for one that the page’s edge cut', async () => {
    const rows = lying(50, 350, 100, 60) + standing(60, 100, 50, 150, 250, 350);
    const next = lying(50, 350, 740, 700) + standing(700, 740, 50, 150, 250, 350);
    const more = [next + chinese('满意度', 60, 720) + chinese('95', 160, 720) + chinese('偏差', 260, 720)];
    expect(await tables(rows + chinese('成本', 60, 80) + chinese('36', 160, 80), { more })).toEqual([
      ['成本 | 36 | ', '满意度 | 95 | 偏差'],
    ]);
  });

  it('goes on under the title and the first row that each page prints again', async () => {
    const page = (rows: readonly string[]): string =>
      chinese('绩效自评表', 150, 720, 16) +
      lying(50, 250, ...[...rows, ''].map((_, i) => 700 - i * 20)) +
      standing(700 - rows.length * 20, 700, 50, 150, 250) +
      rows.map((row, i) => chinese(row, 60, 686 - i * 20) + chinese('1', 160, 686 - i * 20)).join('');
    const document = await open(page(['项目名称', '数量']), { more: [page(['项目名称', '质量'])] });
    expect(tablesOf(document).map(draw)).toEqual([['项目名称 | 1', '数量 | 1', '质量 | 1']]);
    expect(paragraphsOf(document)).toEqual(['绩效自评表']);
    const other = await open(page(['项目名称', '数量']), { more: [page(['项目编号', '项目名称'])] });
    expect(tablesOf(other)).toHaveLength(1);
  });
});

describe('a table without lines', () => {
  /** Rows of texts at columns 50, 130, 300 and 360; each line of a row stands `pitch` points under the one before. */
  const rows = (texts: readonly (readonly string[])[], height: number, pitch = 12): string =>
    texts
      .flatMap((row, y) =>
        row.flatMap((text, x) =>
          text.split('\n').map((one, i) => chinese(one, [50, 130, 300, 360][x]!, 700 - y * height - i * pitch)),
        ),
      )
      .join('');
  const TEXTS = [
    ['数量指标', '新购图书和期刊\n的数量', '15', '15'],
    ['质量指标', '图书上架合格率', '10', '9.5'],
    ['时效指标', '采购完成的\n时间', '10', '10'],
    ['效益指标', '读者到馆人次', '20', '18'],
  ];

  it('has a row for each figure; lines that stand nearer go on in the row above, and all of it is told', async () => {
    const document = await open(rows(TEXTS, 30));
    expect(tablesOf(document).map(draw)).toEqual([
      [
        '数量指标 | 新购图书和期刊的数量 | 15 | 15',
        '质量指标 | 图书上架合格率 | 10 | 9.5',
        '时效指标 | 采购完成的时间 | 10 | 10',
        '效益指标 | 读者到馆人次 | 20 | 18',
      ],
    ]);
    expect(document.notes.map(({ at, message }) => `${at} ${message}`)).toEqual([
      '第1页 这一页有没有框线的表格，哪些字是一格只能按位置推断；请对照原件逐格核对',
    ]);
  });

  it('has narrow columns where three rows show them', async () => {
    const near = ['一', '二', '三', '四'].map(
      (text, y) =>
        chinese(`指标${text}`, 50, 700 - y * 20) +
        chinese('15.00', 88, 700 - y * 20) +
        chinese('甲', 300, 700 - y * 20),
    );
    expect(await tables(near.join(''))).toEqual([
      ['指标一 | 15.00 | 甲', '指标二 | 15.00 | 甲', '指标三 | 15.00 | 甲', '指标四 | 15.00 | 甲'],
    ]);
  });

  it('is refused where cells stand centred beside each other, so that nobody can tell their lines', async () => {
    const centred = TEXTS.map(
      ([a, b, c, d], y) =>
        [a!, c!, d!].map((text, x) => chinese(text, [50, 300, 360][x]!, 700 - y * 30)).join('') +
        b!
          .split('\n')
          .map((one, i, all) => chinese(one, 130, 700 - y * 30 + (all.length - 1) * 6.5 - i * 13))
          .join(''),
    );
    const refused = await refusal('表.pdf', makePdf({ content: centred.join(''), font }));
    expect([refused.code, refused.message]).toEqual([
      'not-supported',
      'PDF 里的表格没有框线（或缺了横线），分不清哪些字是一格。请找原来的 Excel、Word 文件，或加上表格框线后重新导出。',
    ]);
  });

  it('is refused where only some lines lie between many rows: figures stand over each other', async () => {
    const three =
      lying(45, 420, 715, 690, 675, 590) +
      rows([['类别', '名称', '分值', '得分'], ...TEXTS.map((row) => row.map((text) => text.split('\n')[0]!))], 20);
    expect((await refusal('表.pdf', makePdf({ content: three, font }))).code).toBe('not-supported');
  });
});

describe('a font of signs', () => {
  it('is read by its name, and a sign that nobody knows is shown as such', () => {
    expect(inSymbols('ABCDEF+Wingdings-Regular', '\uf0fe是\uf0a8否\uf0e1')).toBe('☑是□否\uFFFD');
    expect(inSymbols('Wingdings2', 'R')).toBe('☑');
    expect(inSymbols('SymbolMT', '\uf0b3')).toBe('≥');
  });
});
