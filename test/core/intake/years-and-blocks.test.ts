import { describe, expect, test } from 'vitest';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';

/** 样例数据: forms as text without merges, shortened; a space between cells, `-` for one left empty. */
async function read(rows: readonly string[], title = '项目支出绩效目标表', under = '（2024年度）') {
  const lines = [title, under, '项目名称 河道保洁', ...rows];
  const text = lines.map((row) => row.split(' ').map((cell) => (cell === '-' ? '' : cell)));
  const bytes = new TextEncoder().encode(text.map((cells) => cells.join(',')).join('\n'));
  const [draft] = takeIn(await readDocument({ name: '表.csv', bytes })).drafts;
  return { ...draft!, unread: draft!.unread.map((cell) => cell.text) };
}

const HEAD = '一级指标 二级指标 三级指标 指标值';
const ONE = '产出指标 数量指标 保洁河道 ≥20公里';

describe('a heading in three rows', () => {
  const POINTS = '名称 权重 名称 权重 名称 权重';
  const FULL = '产出指标 50 数量指标 20 保洁河道 10 ≥20公里 21公里 10 10';
  test.each([
    [
      'covered cells kept',
      [
        '评价指标 - - - - - 指标值 实际完成值 分值 得分',
        '一级指标 - 二级指标 - 三级指标 - - - - -',
        `${POINTS} - - - -`,
        FULL,
        '- - 质量指标 30 合格率 5 ≥90% 95% 5 5',
      ],
    ],
    [
      'covered cells left out',
      [
        '评价指标 指标值 实际完成值 分值 得分',
        '一级指标 二级指标 三级指标',
        POINTS,
        FULL,
        '质量指标 30 合格率 5 ≥90% 95% 5 5',
      ],
    ],
  ])('%s', async (_, rows) => {
    const { record, unread } = await read(rows, '项目支出绩效自评表');
    expect(record['indicators']).toMatchObject([
      { level1: '产出指标', level2: '数量指标', name: '保洁河道', target: '≥20公里', actual: '21公里', weight: '10' },
      { level1: '产出指标', level2: '质量指标', name: '合格率', target: '≥90%', actual: '95%', score: '5' },
    ]);
    expect(unread).toEqual([]);
  });

  test('whose words belong to no level are no values', async () => {
    const { record, unread, doubts } = await read([HEAD, '名称 权重 名称 权重 名称', ONE]);
    expect(record['indicators']).toMatchObject([{ name: '保洁河道', target: '≥20公里' }]);
    expect(unread).toEqual(['名称', '权重', '名称', '权重', '名称']);
    expect(doubts.map(({ message }) => message)).toContain('表头的最下一行对不上各列，没有读入，请核对各列');
  });
});

describe('money by source and year', () => {
  const ROWS = ['- 资金总额 900 300 600', '- 财政拨款 800 250 550', '- 其他资金 100 50 50'];
  const fund = (scope: string, source: string, label: string, amount: string) => ({ scope, source, label, amount });
  const PROJECT = [
    fund('project', 'total', '资金总额', '900'),
    fund('project', 'fiscal', '财政拨款', '800'),
    fund('project', 'other', '其他资金', '100'),
  ];
  const ANNUAL = [
    fund('annual', 'total', '资金总额', '600'),
    fund('annual', 'appropriation', '财政拨款', '550'),
    fund('annual', 'other', '其他资金', '50'),
  ];

  test.each([
    ['covered cells kept', ROWS],
    ['covered cells left out', ROWS.map((row) => row.replace('- ', ''))],
  ])('%s', async (_, rows) => {
    const { record, unread } = await read(['项目资金（万元） 资金来源 合计 2023年 2024年', ...rows, HEAD, ONE]);
    expect(record['funds']).toEqual([...PROJECT, ...ANNUAL]);
    expect(record).toMatchObject({
      currency: '万元',
      extra: { '资金总额(2023年)': '300', '财政拨款(2023年)': '250', '其他资金(2023年)': '50' },
    });
    expect(unread).toEqual([]);
  });

  test('of a form without its year is the project’s', async () => {
    const { record } = await read(['资金来源 - 合计 2023年 2024年', ...ROWS, HEAD, ONE], undefined, '样例区');
    expect(record['funds']).toEqual(PROJECT);
    expect(record['extra']).toMatchObject({ '财政拨款(2023年)': '250', '财政拨款(2024年)': '550' });
  });
});

test('money of other years alone is no money of the year', async () => {
  const { record, doubts } = await read(['资金来源 2022年 2023年', '财政拨款 300 600', HEAD, ONE]);
  expect(record['funds']).toEqual([]);
  expect(record['extra']).toEqual({ '财政拨款(2022年)': '300', '财政拨款(2023年)': '600' });
  expect(doubts.map(({ path }) => path)).toContain('funds');
});

describe('indicators of more years over those of the year', () => {
  const LONG = '产出指标 数量指标 三年保洁河道 ≥60公里';
  test.each([
    ['长期绩效指标', [`长期绩效指标 ${HEAD}`, `- ${LONG}`, `年度绩效指标 ${HEAD}`, `- ${ONE}`]],
    ['中期绩效指标', ['中期绩效指标', HEAD, LONG, '年度绩效指标', HEAD, ONE]],
    ['实施期指标值', [HEAD.replace('指标值', '实施期指标值'), LONG, HEAD.replace('指标值', '年度指标值'), ONE]],
  ])('%s', async (title, rows) => {
    const { record, unread, doubts } = await read(rows);
    expect(record['indicators']).toEqual([
      { level1: '产出指标', level2: '数量指标', name: '保洁河道', target: '≥20公里' },
    ]);
    expect(unread).toEqual(expect.arrayContaining(LONG.split(' ')));
    expect(doubts.filter(({ path }) => path === 'indicators')).toMatchObject([
      { message: `表上另有“${title}”，记录只填年度指标，这些行留在未读的文字里` },
    ]);
  });

  test('stand alone in a form that has none of the year', async () => {
    const { record } = await read([`长期绩效指标 ${HEAD}`, `- ${LONG}`]);
    expect(record['indicators']).toMatchObject([{ name: '三年保洁河道' }]);
  });
});
