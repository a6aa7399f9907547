import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/core/intake/model.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';

/** 样例数据: how provinces and counties print the same forms. A cell is its text, or text with columns and rows. */
type Cell = string | readonly [text: string, columns: number, rows?: number];

const draw = (cell: Cell): string => {
  const [text, columns = 1, rows = 1] = typeof cell === 'string' ? [cell] : cell;
  return `<td colspan=${columns} rowspan=${rows}>${text}</td>`;
};
const table = (rows: readonly (readonly Cell[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map(draw).join('')}</tr>`).join('')}</table>`;

const drafts = async (name: string, content: string): Promise<readonly Draft[]> =>
  takeIn(await readDocument({ name, bytes: new TextEncoder().encode(content) })).drafts;

const EVALUATION = '项目支出绩效自评表';
const DECLARATION = '项目支出绩效目标表';
async function page(rows: readonly (readonly Cell[])[], title = EVALUATION): Promise<Draft> {
  const head = title === '' ? '' : `<h3>${title}</h3><p>（2023年度）</p>`;
  return (await drafts('表.html', `<meta charset=utf-8>${head}${table(rows)}`))[0]!;
}
const record = async (...given: Parameters<typeof page>): Promise<Draft['record']> => (await page(...given)).record;

const NAME: Cell[] = ['项目名称', ['河道保洁', 7]];
const HEAD: Cell[] = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'];
const ONE: Cell[] = ['产出指标', '数量指标', '保洁河道', '≥20公里', '21公里', '90', '90', ''];
const BODY = [HEAD, ONE];
const EXPECTED: Cell[][] = [
  ['一级指标', '二级指标', '三级指标', '指标值'],
  ['产出指标', '数量指标', '保洁河道', '≥20公里'],
];

describe('the head', () => {
  test('a project that is called what forms are called begins no form', async () => {
    const name = '河道保洁经费支出绩效自评表';
    const all = await drafts(
      '表.html',
      `<meta charset=utf-8><h3>${EVALUATION}</h3>${table([['项目名称', [name, 7]], ...BODY])}`,
    );
    expect(all.map((draft) => draft.record['project'])).toEqual([name]);
  });

  test('the name of the project stands over that of its fund or of the project above it', async () => {
    expect(await record([['专项名称', ['水利专项', 7]], NAME, ...BODY])).toMatchObject({
      project: '河道保洁',
      extra: { 专项名称: '水利专项' },
    });
    expect(await record([['一级项目名称', ['水利事业', 7]], ['二级项目名称', ['河道保洁', 7]], ...BODY])).toMatchObject(
      {
        project: '河道保洁',
        extra: { 一级项目名称: '水利事业' },
      },
    );
    expect(await record([['专项名称', ['水利专项', 7]], ...BODY])).toMatchObject({ project: '水利专项' });
  });

  test('of the units that sign, the project’s own is the one that carries it out', async () => {
    const own = await record([['填报单位', '某镇政府', '项目单位', ['水务所', 5]], NAME, ...BODY]);
    expect(own).toMatchObject({ implementer: '水务所', extra: { 填报单位: '某镇政府' } });
  });

  test('a heading that reaches down over labels is no label itself', async () => {
    const rows: Cell[][] = [
      NAME,
      [
        ['项目立项情况', 1, 2],
        ['立项的依据', 2],
        ['某发〔2023〕1号', 5],
      ],
      [
        ['申报的必要性', 2],
        ['河道淤积', 5],
      ],
    ];
    expect(await record([...rows, ...BODY])).toMatchObject({
      extra: { 立项的依据: '某发〔2023〕1号', 申报的必要性: '河道淤积' },
    });
    const text = [
      [EVALUATION, '项目名称\t\t河道保洁'].join('\n'),
      '项目立项情况\t\t立项的依据\t\t某发1号',
      '\t\t申报的必要性\t\t河道淤积',
      ...BODY.map((row) => row.join('\t')),
    ].join('\n');
    expect((await drafts('表.txt', text))[0]!.record).toMatchObject({
      extra: { 立项的依据: '某发1号', 申报的必要性: '河道淤积' },
    });
  });

  test('a text alone beside a heading that reaches down to it is what the heading is about', async () => {
    const rows: Cell[][] = [
      ['项目名称', ['河道保洁', 3]],
      [['预算规模及用途', 1, 2], '预算数', '35', ''],
      [['用于镇管河道日常养护。', 3]],
    ];
    expect(await record([...rows, ...EXPECTED], DECLARATION)).toMatchObject({
      extra: { 预算规模及用途: '用于镇管河道日常养护。' },
    });
  });
});

test('the heading of a part under a table is no value of the table’s last cell', async () => {
  const rows: Cell[][] = [
    [['项目资金（万元）', 2, 2], '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['20', '20', '20', '—', '100%', '—'],
    [['三、绩效目标完成情况', 8]],
  ];
  expect(await record([NAME, ...rows, ...BODY])).not.toHaveProperty('extra');
});

describe('a form without a title that tells its kind', () => {
  test('is known by the columns of its indicators, with a doubt', async () => {
    const declared = await page([NAME, ...EXPECTED], '2023年度河道保洁经费公开');
    expect(declared.record).toMatchObject({ kind: 'target', project: '河道保洁' });
    expect(declared.doubts).toContainEqual(expect.objectContaining({ path: 'kind' }));
    expect(await record([NAME, HEAD.slice(0, 5), ONE.slice(0, 5)], '')).toMatchObject({ kind: 'self-evaluation' });
  });

  test('is none where nothing names a project', async () => {
    expect(await drafts('表.html', `<meta charset=utf-8>${table(EXPECTED)}`)).toEqual([]);
  });

  test('目标申报表 is a declaration', async () => {
    const rows: Cell[][] = [
      ['项目名称', ['河道保洁', 3]],
      ['一级', '二级', '三级', '年度数值'],
      ['产出值', '数量值', '保洁河道', '≥20公里'],
    ];
    expect(await record(rows, '项目支出目标申报表')).toMatchObject({
      kind: 'target',
      indicators: [{ level1: '产出值', level2: '数量值', name: '保洁河道', target: '≥20公里' }],
    });
  });
});

describe('money', () => {
  const total = (own: object) => ({ funds: [{ source: 'total', ...own }] });

  test('with the letters of a formula behind its headings', async () => {
    const rows: Cell[][] = [
      [['项目资金（万元）', 2, 2], '年初预算数', '全年预算数A', '全年执行数B', '执行率B/A', ['得分', 2]],
      ['20', '19', '18', '95%', ['9', 2]],
    ];
    expect(await record([NAME, ...rows, ...BODY])).toMatchObject(
      total({ initial: '20', adjusted: '19', executed: '18', rate: '95%', score: '9' }),
    );
  });

  test('added up over the indicators is no score', async () => {
    const rows: Cell[][] = [
      [['资金情况（万元）', 1, 2], '', '年初预算资金总额', '实际投入资金额', ['差异的原因', 4]],
      ['合计', '236', '230', ['', 4]],
    ];
    const own = await record([NAME, ...rows, ...BODY]);
    expect(own).toMatchObject({ funds: [{ source: 'total', label: '合计', initial: '236', executed: '230' }] });
    expect(own).not.toHaveProperty('total');
  });

  test('in pairs under a row of headings, with what came in and a rate that only the headings name', async () => {
    const rows: Cell[][] = [
      [
        ['二、预算执行情况', 1, 3],
        ['预算安排情况（调整后）', 2],
        ['资金到位情况', 2],
        ['资金执行情况', 2],
        '预算执行进度',
      ],
      ['预算数：', '120', '到位数：', '120', '执行数：', '118.6', ['98.83%', 1, 2]],
      ['其中：财政资金', '110', '其中：财政资金', '110', '其中：财政资金', '108.6'],
    ];
    expect(await record([NAME, ...rows, ...BODY])).toMatchObject({
      funds: [
        { source: 'total', adjusted: '120', executed: '118.6', rate: '98.83%', extra: { 到位数: '120' } },
        { source: 'appropriation', adjusted: '110', executed: '108.6', extra: { 到位数: '110' } },
      ],
    });
  });

  test('under headings that no field stands for goes to extra, column by column', async () => {
    const rows: Cell[][] = [
      [['市级资金使用情况（万元）', 1, 2], '财政拨款数', '指标结余数', ['财政收回数', 5]],
      ['210', '0', ['12.67', 5]],
    ];
    expect(await record([NAME, ...rows, ...BODY])).toMatchObject({
      currency: '万元',
      extra: { 财政拨款数: '210', 指标结余数: '0', 财政收回数: '12.67' },
    });
  });

  test('declared under one heading of all its sources, own money among them', async () => {
    const rows: Cell[][] = [
      ['项目名称', ['河道保洁', 3]],
      [['资金总额及构成', 1, 3], '总额', ['12万元', 2]],
      ['财政拨款：', ['10万元', 2]],
      ['自有资金：', ['2万元', 2]],
    ];
    expect((await record([...rows, ...EXPECTED], DECLARATION))['funds']).toMatchObject([
      { source: 'total', label: '总额', amount: '12万元' },
      { label: '财政拨款：', amount: '10万元' },
      { source: 'extra', label: '自有资金：', amount: '2万元' },
    ]);
  });

  test('of what nature it is says a label of its own', async () => {
    const rows: Cell[][] = [
      ['项目名称', ['河道保洁', 3]],
      ['年度资金总额', '12', '资金性质', '一般公共预算'],
    ];
    const own = await record([...rows, ...EXPECTED], DECLARATION);
    expect(own).toMatchObject({ funds: [{ amount: '12' }], extra: { 资金性质: '一般公共预算' } });
    expect(own['funds']).toHaveLength(1);
  });

  test('declared in numbered rows under 金额, which is no amount', async () => {
    const rows: Cell[][] = [
      ['项目名称', ['特别扶助', 3]],
      [['项目资金（万元）', 1, 4], '年度资金总额', ['金额（万元）', 2]],
      ['（一）财政拨款小计', ['6.30', 2]],
      ['2、政府性基金', ['0.00', 2]],
      ['1、事业收入', ['0.00', 2]],
    ];
    expect((await record([...rows, ...EXPECTED], DECLARATION))['funds']).toMatchObject([
      { source: 'appropriation', label: '（一）财政拨款小计', amount: '6.30' },
      { source: 'extra', label: '2、政府性基金', amount: '0.00' },
      { source: 'extra', label: '1、事业收入', amount: '0.00' },
    ]);
  });

  test('declared with label and amount in one cell, parted by a blank', async () => {
    const rows: Cell[][] = [
      ['项目名称', ['河道保洁', 3]],
      ['项目总额：45万元', '其中：财政拨款 40万元', ['其他资金 5万元', 2]],
    ];
    expect((await record([...rows, ...EXPECTED], DECLARATION))['funds']).toMatchObject([
      { source: 'total', label: '项目总额', amount: '45万元' },
      { source: 'fiscal', label: '其中：财政拨款', amount: '40万元' },
      { source: 'other', label: '其他资金', amount: '5万元' },
    ]);
  });

  test('declared beside that of the year before: the year’s is the record’s', async () => {
    const rows: Cell[][] = [
      ['项目名称', ['河道保洁', 3]],
      [['项目资金情况', 1, 2], '项目', '上年度预算安排', '本年度申请金额'],
      ['合计', '8', '12'],
    ];
    expect(await record([...rows, ...EXPECTED], DECLARATION)).toMatchObject({
      funds: [{ scope: 'annual', source: 'total', amount: '12' }],
      extra: { '合计(上年度预算安排)': '8' },
    });
  });
});

describe('goals', () => {
  const goal = { expected: '保障地方储备粮食安全。', actual: '财政资金足额到位。' };

  test('may speak as the labels of money do', async () => {
    const rows: Cell[][] = [
      [
        ['年度总体目标', 1, 2],
        ['年初设定目标', 4],
        ['全年实际完成情况', 3],
      ],
      [
        [goal.expected, 4],
        [goal.actual, 3],
      ],
    ];
    expect(await record([NAME, ...rows, ...BODY])).toMatchObject({ goal });
  });

  test('under the heading 目标完成情况, with points or a rate in a column of their own', async () => {
    const points: Cell[][] = [
      [
        ['年度目标完成情况', 1, 2],
        ['预期目标', 3],
        ['目标实际完成情况', 3],
        ['20', 1, 2],
      ],
      [
        [goal.expected, 3],
        [goal.actual, 3],
      ],
    ];
    expect(await record([NAME, ...points, ...BODY])).toMatchObject({ goal });
    const rate: Cell[][] = [
      [['三、目标完成情况', 1, 2], ['年度预期目标', 3], ['具体完成情况', 3], '总体完成率'],
      [[goal.expected, 3], [goal.actual, 3], '100%'],
    ];
    expect(await record([NAME, ...rate, ...BODY])).toMatchObject({ goal, extra: { 总体完成率: '100%' } });
  });

  test('a short one beside its heading is no heading of what was reached', async () => {
    const rows: Cell[][] = [['年度总体目标', '预期目标', ['完成实事5件', 2], '实际完成情况', ['已完成5件', 3]]];
    expect(await record([NAME, ...rows, ...BODY])).toMatchObject({
      goal: { expected: '完成实事5件', actual: '已完成5件' },
    });
  });

  test('the heading of a table at their place is no goal', async () => {
    const rows: Cell[][] = [
      ['项目名称', ['绿化养护', 4]],
      [['项目年度绩效目标', 1, 3], '评价内容', '绩效内容', '参考标准', '绩效目标值'],
      ['产出', '数量目标', '绿地面积', '56万平方米'],
      ['效益', '环境目标', '绿化率', '≥38%'],
    ];
    const own = await record(rows, DECLARATION);
    expect(own).not.toHaveProperty('goal');
    expect(own['indicators']).toMatchObject([{ target: '56万平方米' }, { target: '≥38%' }]);
  });
});

describe('indicators', () => {
  test('of a declaration may be headed by what will be reached', async () => {
    const rows: Cell[][] = [
      ['项目名称', ['大楼运行', 3]],
      ['一级指标', '二级指标', '绩效标准', '当年预期实现值'],
      ['数量指标', '维护次数', '全年维护', '≥280次'],
      ['保障绩效目标实现措施', ['加强考核。', 3]],
    ];
    expect(await record(rows, DECLARATION)).toMatchObject({
      indicators: [{ name: '维护次数', target: '≥280次', extra: { 绩效标准: '全年维护' } }],
      extra: { 保障绩效目标实现措施: '加强考核。' },
    });
  });

  test('judged by grades have these as columns, and no target is made of them', async () => {
    const rows: Cell[][] = [
      ['项目名称', ['困难救助', 7]],
      [
        ['绩效指标分类', 1, 2],
        ['绩效指标', 1, 2],
        ['绩效指标描述', 1, 2],
        ['绩效指标评价标准', 4],
        ['评价标准依据', 1, 2],
      ],
      ['优', '良', '中', '差'],
      ['产出指标', '救助覆盖率', '应救尽救', '100%', '90%', '85%', '80%', '救助标准'],
    ];
    expect((await record(rows, DECLARATION))['indicators']).toEqual([
      {
        ...{ level1: '产出指标', level2: '', name: '救助覆盖率', target: '' },
        extra: { 绩效指标描述: '应救尽救', 优: '100%', 良: '90%', 中: '85%', 差: '80%', 评价标准依据: '救助标准' },
      },
    ]);
  });

  test('under 类别 have it for their first level', async () => {
    const rows: Cell[][] = [
      ['类别', '指标名称', '目标值', '权重', '实际完成值', '自评分'],
      ['产出目标', '节点数', '=8个', '5', '8个', '5'],
    ];
    expect((await record([NAME, ...rows]))['indicators']).toMatchObject([
      { level1: '产出目标', name: '节点数', target: '=8个', actual: '8个', weight: '5', score: '5' },
    ]);
  });

  test('added up level by level have no row for the sums', async () => {
    const rows: Cell[][] = [
      [['小计', 5], '90', '90', ''],
      ['满意度指标', '满意度', '居民满意度', '≥90%', '95%', '10', '9', ''],
      [['小计', 5], '10', '9', ''],
    ];
    const draft = await page([NAME, ...BODY, ...rows, [['合计', 5], '100', '99', '']]);
    expect(draft.record).toMatchObject({
      indicators: [{ name: '保洁河道' }, { name: '居民满意度' }],
      total: { weight: '100', score: '99' },
    });
    expect(draft.unread.map(({ text }) => text)).toEqual(['小计', '90', '90', '小计', '10', '9']);
  });

  test('of two blocks side by side may head their values differently', async () => {
    const rows: Cell[][] = [
      ['项目名称', ['道路改造', 6]],
      [
        ['总体目标', 1, 2],
        ['中期滚动目标（2019年--2021年）', 3],
        ['年度目标', 3],
      ],
      [
        ['改造29个项目', 3],
        ['完成3个项目', 3],
      ],
      ['一级指标', '二级指标', '三级指标', '指标值（或计划水平）', '二级指标', '三级指标', '计划指标值'],
      ['产出指标', '数量指标', '结算项目数', '29', '数量指标', '结算项目数', '3'],
    ];
    expect(await record(rows, DECLARATION)).toMatchObject({
      goal: { project: '改造29个项目', annual: '完成3个项目' },
      indicators: [{ name: '结算项目数', target: '3' }],
    });
  });
});

test('a list of projects has none for the numbers of its columns, for the unit over them and for their sum', async () => {
  const rows: Cell[][] = [
    ['项目名称', '年度绩效目标', '一级指标', '二级指标', '三级指标', '指标值'],
    ['1', '2', '3', '4', '5', '6'],
    ['某县教育局', '', '', '', '', ''],
    ['校舍维修', '维修12所', '产出指标', '数量指标', '维修校舍', '12所'],
    ['图书采购', '采购1万册', '产出指标', '数量指标', '采购图书', '1万册'],
    ['合计', '', '', '', '', ''],
  ];
  const all = await drafts('表.html', `<meta charset=utf-8><h3>${DECLARATION}</h3>${table(rows)}`);
  expect(all.map((draft) => draft.record['project'])).toEqual(['校舍维修', '图书采购']);
  expect(all[0]!.unread.map(({ text }) => text)).toContain('某县教育局');
});

describe('a table copied as one cell a line', () => {
  const HEADS = [
    '绩效目标申报表',
    '（2022年度）',
    '项目名称',
    '道路硬化',
    '主管部门',
    '某县交通局',
    '资金情况（万元）',
  ];
  const MONEY = ['年度资金总额：', '85', '其中：财政拨款', '85', '其他资金', '总体目标', '年度目标', '硬化道路10公里'];

  test('has the labels with the lines under them, and its indicators', async () => {
    const rows = ['绩效指标', '一级指标', '二级指标', '三级指标', '指标值'];
    const body = ['产出指标', '数量指标', '道路硬化里程', '≥10公里', '质量指标', '验收合格率', '100%', '满意度指标'];
    const text = [...HEADS, ...MONEY, ...rows, ...body, '服务对象满意度指标', '群众满意度', '≥95%'].join('\n\n');
    const [draft] = await drafts('表.txt', text);
    expect(draft!.record).toMatchObject({
      kind: 'target',
      year: '2022',
      project: '道路硬化',
      department: '某县交通局',
      funds: [{ amount: '85' }, { amount: '85' }, { label: '其他资金', amount: '' }],
      goal: { annual: '硬化道路10公里' },
      indicators: [
        { level1: '产出指标', level2: '数量指标', name: '道路硬化里程', target: '≥10公里' },
        { level1: '产出指标', level2: '质量指标', name: '验收合格率', target: '100%' },
        { level1: '满意度指标', level2: '服务对象满意度指标', name: '群众满意度', target: '≥95%' },
      ],
    });
    expect(draft!.doubts).toContainEqual(expect.objectContaining({ path: 'indicators' }));
  });

  test('has the cells of indicators and money where they belong by what they are, though blank ones left no trace', async () => {
    const heads = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析'];
    const goals = ['预期目标', '实际完成情况', '保洁20公里', '保洁21公里'];
    const money = ['年初预算数', '全年预算数', '全年执行数', '年度资金总额', '36.00', '36.00', '33.48'];
    const body = [
      '产出指标',
      '数量指标',
      '保洁河道',
      '≥20公里',
      '21公里',
      '50',
      '50',
      '清淤次数',
      '4次',
      '3次',
      '40',
      '30',
      '雨季停工',
    ];
    const total = ['总分', '100', '93.50'];
    const [draft] = await drafts(
      '表.txt',
      [EVALUATION, '项目名称', '河道保洁', ...money, ...goals, ...heads, ...body, ...total].join('\n\n'),
    );
    const levels = { level1: '产出指标', level2: '数量指标' };
    expect(draft!.record).toMatchObject({
      project: '河道保洁',
      funds: [{ label: '年度资金总额', initial: '36.00', adjusted: '36.00', executed: '33.48' }],
      goal: { expected: '保洁20公里', actual: '保洁21公里' },
      indicators: [
        { ...levels, name: '保洁河道', target: '≥20公里', actual: '21公里', weight: '50', score: '50', deviation: '' },
        { ...levels, name: '清淤次数', target: '4次', actual: '3次', weight: '40', score: '30', deviation: '雨季停工' },
      ],
      total: { weight: '100', score: '93.50' },
    });
    expect(draft!.unread).toEqual([]);
    expect(draft!.doubts.map(({ id, path }) => `${id} ${path}`)).toContain('one-cell-a-line indicators');
  });
});
