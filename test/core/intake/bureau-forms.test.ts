import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/core/intake/model.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';

/** 样例数据: how single bureaus lay out the same forms. A cell is its text, or text with columns and rows. */
type Cell = string | readonly [text: string, columns: number, rows?: number];
type Rows = readonly (readonly Cell[])[];

const draw = (cell: Cell): string => {
  const [text, columns = 1, rows = 1] = typeof cell === 'string' ? [cell] : cell;
  return `<td colspan=${columns} rowspan=${rows}>${text.replace(/\n/g, '<br>')}</td>`;
};
const only = async (name: string, content: string): Promise<Draft> => {
  const { drafts } = takeIn(await readDocument({ name, bytes: new TextEncoder().encode(content) }));
  expect(drafts).toHaveLength(1);
  return drafts[0]!;
};

const EVALUATION = '项目支出绩效自评表';
const DECLARATION = '项目支出绩效目标表';
const TRACKING = '项目支出绩效监控表';
const page = (rows: Rows, title: string): Promise<Draft> => {
  const table = `<table>${rows.map((row) => `<tr>${row.map(draw).join('')}</tr>`).join('')}</table>`;
  return only('表.html', `<meta charset=utf-8><h3>${title}</h3><p>（2023年度）</p>${table}`);
};
/** The same without merges: a file that keeps covered cells as blank ones. */
const lost = (rows: readonly string[], title: string): Promise<Draft> =>
  only('表.csv', [title, '（2023年度）', ...rows].join('\n'));

const NAME: Cell[] = ['项目名称', ['湿地管护', 7]];
const HEAD: Cell[] = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'];
const ONE: Cell[] = ['产出指标', '数量指标', '巡护次数', '≥40次', '42次', '90', '90', ''];
const DECLARED: Rows = [
  ['一级指标', '二级指标', '三级指标', '指标值'],
  ['产出指标', '数量指标', '巡护次数', '≥40次'],
];
const named = (rows: Rows): Rows => [['项目名称', ['湿地管护', 3]], ...rows, ...DECLARED];
const tall = (text: string): Cell => [text, 1, 2];

describe('a heading printed in two rows', () => {
  const values = [{ name: '巡护次数', target: '≥40次', actual: '42次', weight: '90', score: '90' }];

  test('column by column has its parts put together, and the first row of values is none of it', async () => {
    const head: Rows = [
      [tall('一级指标'), tall('二级指标'), tall('三级指标'), '年度', '实际', tall('分值'), tall('得分'), tall('备注')],
      ['指标值', '完成值'],
    ];
    const { record } = await page([NAME, ...head, ONE], EVALUATION);
    expect(record['indicators']).toMatchObject(values);
    expect(record['indicators']).toHaveLength(1);
    expect(record).not.toHaveProperty('labels.target');
  });

  test('may have the unit of a value under it, and headings over several columns beside it', async () => {
    const head: Rows = [
      [...['一级指标', '二级指标', '三级指标'].map(tall), ['年度指标值', 2], '实际', '分值', '得分'],
      ['符号', '值', '完成值', '（分）', '（分）'],
    ];
    const row = ['产出指标', '数量指标', '巡护次数', '≥', '40次', '42次', '90', '90'];
    const { record } = await page([NAME, ...head, row], EVALUATION);
    expect(record['indicators']).toMatchObject([{ ...values[0], target: '40次', extra: { 符号: '≥' } }]);
  });

  test('is read over money, and where merges are lost', async () => {
    const money: Rows = [
      [['项目资金（万元）', 1, 3], ['', 1, 2], '年初', '全年', '全年', tall('分值'), tall('执行率'), tall('得分')],
      ['预算数', '预算数', '执行数'],
      ['年度资金总额', '20', '19', '18', '10', '94.7%', '9.5'],
    ];
    const fund = { source: 'total', initial: '20', adjusted: '19', executed: '18', rate: '94.7%' };
    expect((await page([NAME, ...money, HEAD, ONE], EVALUATION)).record['funds']).toMatchObject([fund]);
    const rows = [
      '项目名称,湿地管护,,,,,,',
      '一级指标,二级指标,三级指标,年度,实际,分值,得分,备注',
      ',,,指标值,完成值,,,',
      '产出指标,数量指标,巡护次数,≥40次,42次,90,90,',
    ];
    expect((await lost(rows, EVALUATION)).record['indicators']).toMatchObject(values);
  });
});

describe('rows of money', () => {
  test('numbered behind what heads them all, of any level of the state', async () => {
    const rows: Rows = [
      [['资金情况（万元）', 1, 5], '年度资金总额：', ['15.3', 2]],
      ['其中:1.中央资金', ['', 2]],
      ['2.自治区资金', ['15.3', 2]],
      ['3.旗县资金', ['', 2]],
      ['4.其他资金', ['', 2]],
    ];
    expect((await page(named(rows), DECLARATION)).record['funds']).toMatchObject([
      { source: 'total', amount: '15.3' },
      { source: 'extra', label: '其中:1.中央资金', amount: '' },
      { source: 'extra', label: '2.自治区资金', amount: '15.3' },
      { source: 'extra', label: '3.旗县资金', amount: '' },
      { source: 'other', label: '4.其他资金', amount: '' },
    ]);
  });

  test('left blank belong to the table all the same, beside its heading or under the row before', async () => {
    const rows: Rows = [
      [['资金情况（万元）', 1, 3], '', ['全年预算数', 2], ['全年执行数', 2], ['执行率', 2]],
      ['年度资金总额', ['30', 2], ['29', 2], ['96.7%', 2]],
      ['社会捐赠款项', ['', 2], ['', 2], ['', 2]],
    ];
    const wanted = [
      { adjusted: '30' },
      { source: 'extra', label: '社会捐赠款项', adjusted: '', executed: '', rate: '' },
    ];
    expect((await page([NAME, ...rows, HEAD, ONE], EVALUATION)).record['funds']).toMatchObject(wanted);
    const lines = [
      '项目名称,湿地管护,,,,,,',
      '资金情况（万元）,,全年预算数,全年执行数,执行率,,,',
      ',年度资金总额,30,29,96.7%,,,',
      ',社会捐赠资金,,,,,,',
      HEAD.join(','),
      ONE.join(','),
    ];
    expect((await lost(lines, EVALUATION)).record['funds']).toMatchObject([{}, { label: '社会捐赠资金', rate: '' }]);
  });

  test('side by side have their amounts under them, and no name of money is an amount', async () => {
    const rows: Rows = [
      [tall('资金来源（万元）'), '财政拨款', '非税安排', '上年结转'],
      ['36', '0', '—'],
    ];
    const wanted = [
      { source: 'appropriation', label: '财政拨款', amount: '36' },
      { source: 'extra', label: '非税安排', amount: '0' },
      { source: 'carryover', label: '上年结转', amount: '—' },
    ];
    const draft = await page(named(rows), DECLARATION);
    expect(draft.record).toMatchObject({ currency: '万元', funds: wanted });
    expect(draft.unread).toEqual([]);
    const lines = ['资金来源（万元）,财政拨款,非税安排,上年结转', ',36,0,—', ...DECLARED.map((row) => row.join(','))];
    const own = await lost(['项目名称,湿地管护,,', ...lines], DECLARATION);
    expect(own.record['funds']).toMatchObject(wanted);
    const apart = await page(named([['资金来源', '财政拨款', '非税安排', '其他安排']]), DECLARATION);
    expect(apart.record['funds']).toMatchObject([{ amount: '' }, { label: '非税安排', amount: '' }]);
  });

  test('in one cell, a line for each', async () => {
    const rows: Rows = [['项目资金申请（万元）', ['资金总额: 250\n一、财政拨款:200\n二、自有资金:50\n三、其他:0', 3]]];
    expect((await page(named(rows), DECLARATION)).record['funds']).toMatchObject([
      { source: 'total', label: '资金总额', amount: '250' },
      { source: 'appropriation', label: '一、财政拨款', amount: '200' },
      { source: 'extra', label: '二、自有资金', amount: '50' },
      { source: 'other', label: '三、其他', amount: '0' },
    ]);
  });

  test('have their unit beside 金额单位, and no points of the whole form', async () => {
    const rows: Rows = [
      ['项目名称', ['湿地管护', 5], '金额单位', '万元'],
      ['年度预算金额', ['150', 3], '实际支出金额', ['138', 3]],
      ['预算完成率', ['92%', 3], '自评分数', ['96.7', 3]],
      HEAD,
      ONE,
    ];
    const { record } = await page(rows, EVALUATION);
    expect(record).toMatchObject({ currency: '万元', total: { score: '96.7' } });
    expect(record['funds']).toMatchObject([{ adjusted: '150', executed: '138', rate: '92%' }]);
    expect(record).not.toHaveProperty('funds.0.score');
    expect(record).not.toHaveProperty('extra');
  });

  test('keep points that stand beside them where the form has its total further down', async () => {
    const rows: Rows = [
      NAME,
      ['预算数', '150', '执行数', '138', '执行率', '92%', '自评得分', '9.2'],
      HEAD,
      ONE,
      [['总分', 5], '100', '99.2', ''],
    ];
    expect((await page(rows, EVALUATION)).record).toMatchObject({
      funds: [{ score: '9.2' }],
      total: { weight: '100', score: '99.2' },
    });
  });
});

describe('goals', () => {
  test('of 当年度 stand under their heading, and 当年度指标值 is the target', async () => {
    const rows: Rows = [
      ['项目名称', ['湿地管护', 3]],
      [tall('总体绩效目标'), ['当年度目标', 3]],
      [['湿地面积不减少。', 3]],
      ['一级指标', '二级指标', '三级指标', '当年度指标值'],
      DECLARED[1]!,
    ];
    expect((await page(rows, DECLARATION)).record).toMatchObject({
      goal: { annual: '湿地面积不减少。' },
      indicators: [{ target: '≥40次' }],
    });
  });

  test('of a fund are its own and the year’s', async () => {
    const rows: Rows = [
      ['专项长期绩效目标', ['恢复湿地生态。', 3]],
      ['专项年度绩效目标', ['恢复湿地二百亩。', 3]],
    ];
    const goal = { project: '恢复湿地生态。', annual: '恢复湿地二百亩。' };
    expect((await page(named(rows), DECLARATION)).record).toMatchObject({ goal });
  });

  test('in words for each level are kept under the level, which is no goal', async () => {
    const rows: Rows = [
      [tall('年度绩效总目标'), '产出指标', ['巡护四十次；补植两百亩。', 2]],
      ['效益指标', ['湿地水鸟种类增加。', 2]],
    ];
    const draft = await page(named(rows), DECLARATION);
    expect(draft.record).toMatchObject({
      extra: { 产出指标: '巡护四十次；补植两百亩。', 效益指标: '湿地水鸟种类增加。' },
    });
    expect(draft.record).not.toHaveProperty('goal');
  });

  test('go on in a second row beside a rate that holds for both', async () => {
    const rows: Rows = [
      [['目标完成情况', 1, 3], ['年度预期目标', 3], ['具体完成情况', 3], '总体完成率'],
      [['按月巡护。', 3], ['每月巡护到位。', 3], tall('100%')],
      [
        ['补植两百亩。', 3],
        ['补植二百一十亩。', 3],
      ],
    ];
    expect((await page([NAME, ...rows, HEAD, ONE], EVALUATION)).record).toMatchObject({
      goal: { expected: '按月巡护。\n补植两百亩。', actual: '每月巡护到位。\n补植二百一十亩。' },
      extra: { 总体完成率: '100%' },
    });
  });
});

describe('a list of steps with their dates', () => {
  test('has a paragraph for each step, and gives the project no dates', async () => {
    const rows: Rows = [
      [['项目实施进度', 1, 4], '实施内容', '开始时间', '完成时间'],
      ['完成招标', '2023年2月', '2023年5月'],
      ['补植', '', '2023年9月'],
      ['验收', '2023年10月', '2023年11月'],
    ];
    const draft = await page(named(rows), DECLARATION);
    expect(draft.record).toMatchObject({
      extra: {
        实施内容: '完成招标\n补植\n验收',
        开始时间: '2023年2月\n\n2023年10月',
        完成时间: '2023年5月\n2023年9月\n2023年11月',
      },
    });
    expect(draft.record).not.toHaveProperty('start');
    expect(draft.record).not.toHaveProperty('end');
    expect(draft.doubts).toContainEqual(expect.objectContaining({ path: 'extra.开始时间' }));
    expect(draft.unread).toEqual([]);
  });

  test('is known where merges are lost, and by its words where its dates are of one column', async () => {
    const lines = [
      '项目名称,湿地管护,,',
      '专项实施进度计划,专项实施内容,计划开始时间,计划完成时间,备注',
      ',按月巡护,2023.01.01,2023.12.31,按月',
      '备注,无,,',
      ...DECLARED.map((row) => row.join(',')),
    ];
    const { record } = await lost(lines, DECLARATION);
    expect(record).toMatchObject({
      extra: { 专项实施内容: '按月巡护', 计划开始时间: '2023.01.01', '专项实施进度计划(备注)': '按月', 备注: '无' },
    });
    expect(record).not.toHaveProperty('end');
    const span: Rows = [
      [['实施进度安排', 1, 2], '工作内容', ['起止时间', 2]],
      ['按月巡护', ['2023年1月至12月', 2]],
    ];
    expect((await page(named(span), DECLARATION)).record).toMatchObject({
      extra: { 工作内容: '按月巡护', 起止时间: '2023年1月至12月' },
    });
  });

  test('is none where each date stands beside its label', async () => {
    const rows: Rows = [['计划开始日期', '2023-01-01', '计划完成日期', '2023-12-31']];
    expect((await page(named(rows), DECLARATION)).record).toMatchObject({ start: '2023-01-01', end: '2023-12-31' });
  });
});

describe('rows behind and between the indicators', () => {
  test('with nothing but points are no indicators; those with a target are', async () => {
    const rate: Cell[] = ['预算执行', '执行率', '预算执行率', '100%', '98%', '10', '9.8', ''];
    const rows: Rows = [
      NAME,
      HEAD,
      ONE,
      rate,
      [['预算执行率得分', 5], '10', '9.8', ''],
      [['合计', 5], '100', '99.8', ''],
    ];
    const wanted = {
      indicators: [{ name: '巡护次数' }, { name: '预算执行率', target: '100%' }],
      extra: { '预算执行率得分(分值)': '10', '预算执行率得分(得分)': '9.8' },
      total: { weight: '100', score: '99.8' },
    };
    const placed = await page(rows, EVALUATION);
    expect(placed.record).toMatchObject(wanted);
    expect(placed.record['indicators']).toHaveLength(2);
    const lines = ['预算执行率得分,,,,,10,9.8,', '合计,,,,,100,99.8,'];
    const text = await lost(
      ['项目名称,湿地管护,,,,,,', HEAD.join(','), ONE.join(','), rate.join(','), ...lines],
      EVALUATION,
    );
    expect(text.record).toMatchObject(wanted);
    expect(text.record['indicators']).toHaveLength(2);
  });

  const WATCHED = ['一级指标', '二级指标', '三级指标', '年度目标值', '本期实际完成值', '偏差原因'];
  const SEEN = ['产出指标', '数量指标', '巡护次数', '≥40次', '21次', ''];

  test('say in a tracking form what is done next and what was found', async () => {
    const rows: Rows = [
      ['项目名称', ['湿地管护', 5]],
      ['年度绩效目标', ['湿地面积不减少。', 5]],
      ['本期目标完成情况', ['巡护二十一次。', 5]],
      WATCHED,
      SEEN,
      [
        ['下一步措施', 2],
        ['下半年增加巡护。', 4],
      ],
      [
        ['监控结论', 2],
        ['绿灯☑ 黄灯□', 4],
      ],
    ];
    const { record } = await page(rows, TRACKING);
    expect(record).toMatchObject({
      goal: { expected: '湿地面积不减少。', actual: '巡护二十一次。' },
      extra: { 下一步措施: '下半年增加巡护。', 监控结论: '绿灯☑ 黄灯□' },
    });
    expect(record['indicators']).toHaveLength(1);
    expect(record).not.toHaveProperty('labels.outlook');
  });

  test('are no indicators where merges are lost', async () => {
    const lines = [WATCHED.join(','), SEEN.join(','), '下一步措施,下半年增加巡护。,,,,', '工作打算,按月调度。,,,,'];
    const { record } = await lost(['项目名称,湿地管护,,,,', ...lines], TRACKING);
    expect(record).toMatchObject({ extra: { 下一步措施: '下半年增加巡护。', 工作打算: '按月调度。' } });
    expect(record['indicators']).toHaveLength(1);
  });

  test('of satisfaction under both levels at once are of the first where merges are lost', async () => {
    const lines = [
      ...DECLARED.map((row) => row.join(',')),
      '效益指标,生态效益指标,水鸟种类,增加',
      '服务对象满意度指标,,满意度,90%',
    ];
    const { record } = await lost(['项目名称,湿地管护,,', ...lines], DECLARATION);
    expect((record['indicators'] as unknown[])[2]).toMatchObject({
      level1: '服务对象满意度指标',
      name: '满意度',
      target: '90%',
    });
  });
});

test('indicators of one level have none to settle where merges are lost', async () => {
  const lines = ['指标类别,指标名称,指标值,计量单位', '产出指标,巡护次数,≥40,次', ',补植面积,≥200,亩'];
  const { record } = await lost(['项目名称,湿地管护,,', ...lines], DECLARATION);
  expect(record['indicators']).toMatchObject([{ name: '巡护次数' }, { name: '补植面积', target: '≥200' }]);
});

test('a unit and a project may stand with their numbers', async () => {
  const rows: Rows = [
    ['项目名称及编码', ['湿地管护 A01', 3]],
    ['主管部门（单位）名称及部门预算编码', '某县林业局 308', '实施单位及代码', '湿地中心 308001'],
    ...DECLARED,
  ];
  expect((await page(rows, DECLARATION)).record).toMatchObject({
    project: '湿地管护 A01',
    department: '某县林业局 308',
    implementer: '湿地中心 308001',
  });
});
