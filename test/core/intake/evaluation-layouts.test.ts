import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/core/intake/model.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';

/** 样例数据: layouts of self-evaluations and tracking forms, shortened. A cell is its text, or text with columns and rows. */
type Cell = string | readonly [text: string, columns: number, rows?: number];

const draw = (cell: Cell): string => {
  const [text, columns = 1, rows = 1] = typeof cell === 'string' ? [cell] : cell;
  return `<td colspan=${columns} rowspan=${rows}>${text}</td>`;
};

const TITLE = '项目支出绩效自评表';
const TRACKING = '项目支出绩效运行监控表';
async function page(rows: readonly (readonly Cell[])[], title = TITLE): Promise<Draft> {
  const table = rows.map((row) => `<tr>${row.map(draw).join('')}</tr>`).join('');
  const html = `<meta charset=utf-8><h3>${title}</h3><p>（2023年度）</p><table>${table}</table>`;
  return takeIn(await readDocument({ name: '表.html', bytes: new TextEncoder().encode(html) })).drafts[0]!;
}
const record = async (...given: Parameters<typeof page>): Promise<Draft['record']> => (await page(...given)).record;

const NAME: Cell[] = ['项目名称', ['河道保洁', 7]];
const HEAD: Cell[] = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'];
const ONE: Cell[] = ['产出指标', '数量指标', '保洁河道', '≥20公里', '21公里', '90', '90', ''];
const BODY = [HEAD, ONE];

describe('headings of indicators', () => {
  test('in three rows: every level has points beside its name, and only those of the last are the row’s', async () => {
    const rows: Cell[][] = [
      [
        ['评价指标', 6],
        ['指标说明', 1, 3],
        ['自评得分', 1, 3],
      ],
      [
        ['一级指标', 2],
        ['二级指标', 2],
        ['三级指标', 2],
      ],
      ['名称', '权重(%)', '名称', '权重(%)', '名称', '权重(%)'],
      [['部门决策', 1, 2], ['20', 1, 2], ['预算编制', 1, 2], ['10', 1, 2], '编制合理性', '6', '是否合理', '5'],
      ['编制规范性', '4', '是否规范', '3'],
    ];
    expect((await record(rows, '部门整体支出绩效自评表'))['indicators']).toMatchObject([
      {
        level1: '部门决策',
        level2: '预算编制',
        name: '编制合理性',
        weight: '6',
        score: '5',
        extra: { 指标说明: '是否合理' },
      },
      { level1: '部门决策', level2: '预算编制', name: '编制规范性', weight: '4', score: '3' },
    ]);
  });

  test('in two rows after a list of tasks keep the columns that stand in the first', async () => {
    const rows: Cell[][] = [
      ['任务名称', '主要内容', ['预算金额', 2], ['执行率', 4]],
      ['防火', '购置物资', ['96', 2], ['93%', 4]],
      [
        ['绩效指标', 3],
        ['绩效指标值设定', 3],
        ['实际完成值', 1, 2],
        ['偏差原因', 1, 2],
      ],
      ['一级指标', '二级指标', '三级指标', '指标性质', '绩效指标值', '度量单位'],
      ['产出指标', '数量指标', '保洁河道', '>=', '20', '公里', '21公里', '无'],
      [
        ['其他需说明的事项', 3],
        ['没有', 5],
      ],
    ];
    const own = await record(rows);
    expect(own['indicators']).toEqual([expect.objectContaining({ target: '20', actual: '21公里', deviation: '无' })]);
    expect(own['extra']).toMatchObject({ 其他需说明的事项: '没有' });
  });
});

describe('money', () => {
  test('as pairs beside each other is a table all the same', async () => {
    const rows: Cell[][] = [
      NAME,
      [['预算执行情况（万元）', 1, 3], '预算数：', ['10.20', 3], '执行数：', ['9.86', 2]],
      ['其中：财政拨款', ['9.20', 3], '其中：财政拨款', ['8.86', 2]],
      ['其他资金', ['1.00', 3], '其他资金', ['1.00', 2]],
    ];
    const own = await record([...rows, ...BODY]);
    expect(own).toMatchObject({
      currency: '万元',
      funds: [
        { source: 'total', adjusted: '10.20', executed: '9.86' },
        { source: 'appropriation', label: '其中：财政拨款', adjusted: '9.20', executed: '8.86' },
        { source: 'other', adjusted: '1.00', executed: '1.00' },
      ],
    });
    expect(own).not.toHaveProperty('extra');
    const head: Cell[][] = [
      ['预算金额（万元）', ['50', 3], '实际支出（万元）', ['48', 3]],
      ['预算执行率', ['96%', 3], '预算执行得分', ['9.6', 3]],
    ];
    expect(await record([NAME, ...head, ...BODY])).toMatchObject({
      currency: '万元',
      funds: [{ source: 'total', adjusted: '50', executed: '48', rate: '96%', score: '9.6' }],
    });
  });

  test('stated over its table too has the rows of the table', async () => {
    const rows: Cell[][] = [
      ['预算数', ['50', 3], '执行数', ['48', 3]],
      [['资金（万元）', 1, 2], '', '年初预算数', '全年预算数', '全年执行数'],
      ['年度资金总额', '40', '50', '48'],
    ];
    const own = await record([NAME, ...rows, ...BODY]);
    expect(own['funds']).toMatchObject([{ label: '年度资金总额', initial: '40' }]);
    expect(own['extra']).toEqual({ 预算数: '50', 执行数: '48' });
  });

  test('of a budget beside the adjusted one is the initial, whatever it is called', async () => {
    const rows: Cell[][] = [
      [['资金（万元）', 1, 2], '资金来源', '年度预算数', '调整后预算数', '上半年执行数', '执行率'],
      ['总计', '360', '350', '170', '48%'],
    ];
    expect((await record([NAME, ...rows, ...BODY], TRACKING))['funds']).toMatchObject([
      { source: 'total', initial: '360', adjusted: '350', executed: '170' },
    ]);
  });

  test('stated in words may leave amounts blank', async () => {
    const rows: Cell[][] = [
      [['年度预算（万元）', 1, 5], '', '年初预算数', '全年预算数', '全年执行数'],
      ['年度资金总额', '4', '5', '5'],
      [
        ['按收入性质分：', 2],
        ['按支出性质分：', 2],
      ],
      [
        ['政府性基金拨款：', 2],
        ['项目支出：3', 2],
      ],
      [
        ['专户管理的收入拨款：', 2],
        ['其他资金：0', 2],
      ],
    ];
    const own = await record([NAME, ...rows, ...BODY]);
    expect(own['funds']).toHaveLength(1);
    expect(own['extra']).toEqual({ 政府性基金拨款: '', 项目支出: '3', 专户管理的收入拨款: '', 其他资金: '0' });
  });
});

describe('goals', () => {
  test('of one set and one set anew side by side the second is in force', async () => {
    const rows: Cell[][] = [
      [
        ['当年绩效目标', 1, 2],
        ['年初绩效目标', 2],
        ['全年（调整）绩效目标', 2],
        ['全年目标实际完成情况', 3],
      ],
      [
        ['保洁20公里。', 2],
        ['改为18公里。', 2],
        ['保洁21公里。', 3],
      ],
    ];
    expect(await record([NAME, ...rows, ...BODY])).toMatchObject({
      goal: { expected: '改为18公里。', actual: '保洁21公里。' },
      extra: { 年初绩效目标: '保洁20公里。' },
    });
  });

  test('of several years: that of the form’s own is the record’s', async () => {
    const rows: Cell[][] = [
      [
        ['部门总体目标', 1, 2],
        ['部门职责', 3],
        ['管护河道。', 4],
      ],
      [
        ['总体绩效目标', 3],
        ['水清岸绿。', 4],
      ],
      ['财年', ['目标', 3], ['实际完成情况', 4]],
      ['2023', ['保洁20公里。', 3], ['保洁21公里。', 4]],
      ['2024', ['保洁30公里。', 3], ['---', 4]],
    ];
    const own = await page([...rows, ...BODY], '2023年度部门整体支出绩效自评表');
    expect(own.record).toMatchObject({
      goal: { expected: '保洁20公里。', actual: '保洁21公里。' },
      extra: { 部门职责: '管护河道。', 总体绩效目标: '水清岸绿。' },
    });
    expect(own.unread.map(({ text }) => text)).toContain('保洁30公里。');
  });
});

test('the points of the total may stand under headings of their own', async () => {
  const rows: Cell[][] = [
    [
      ['总分', 2],
      ['总分值', 2],
      ['总得分', 2],
      ['自评等级', 2],
    ],
    [
      ['', 2],
      ['100', 2],
      ['90.84', 2],
      ['优', 2],
    ],
  ];
  expect(await record([NAME, ...BODY, ...rows])).toMatchObject({
    total: { weight: '100', score: '90.84' },
    grade: '优',
  });
});

test('a label and its value may stand in brackets', async () => {
  const rows: Cell[][] = [[['（跟踪时段：2023年1月1日至2023年8月31日）', 8]], NAME, ...BODY];
  expect((await record(rows, TRACKING))['period']).toMatchObject({ from: '2023-01', to: '2023-08' });
});
