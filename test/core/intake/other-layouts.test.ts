import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/core/intake/model.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';

/** 样例数据: layouts as forms of other places and years have them, shortened. A cell is its text, or text with columns and rows. */
type Cell = string | readonly [text: string, columns: number, rows?: number];

const draw = (cell: Cell): string => {
  const [text, columns = 1, rows = 1] = typeof cell === 'string' ? [cell] : cell;
  return `<td colspan=${columns} rowspan=${rows}>${text.replace(/\n/g, '<br>')}</td>`;
};
const drawRows = (rows: readonly (readonly Cell[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map(draw).join('')}</tr>`).join('')}</table>`;

const readAll = async (name: string, content: string): Promise<readonly Draft[]> =>
  takeIn(await readDocument({ name, bytes: new TextEncoder().encode(content) })).drafts;

const TITLE = '项目支出绩效自评表';
/** The first form of a page with a title, its year and a table. */
async function page(rows: readonly (readonly Cell[])[], title = TITLE): Promise<Draft> {
  const drafts = await readAll('表.html', `<meta charset=utf-8><h3>${title}</h3><p>（2023年度）</p>${drawRows(rows)}`);
  return drafts[0]!;
}
/** The same as text, with columns parted by tabs; `merged` cells keep empty ones behind them, or lose them. */
async function text(rows: readonly (readonly string[])[], title = TITLE): Promise<Draft> {
  const lines = [title, '（2023年度）', ...rows.map((row) => row.join('\t'))];
  return (await readAll('表.txt', lines.join('\n')))[0]!;
}

const NAME: readonly Cell[] = ['项目名称', ['河道保洁', 7]];
const HEAD: readonly Cell[] = [
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因分析',
];
const ONE: readonly Cell[] = ['产出指标', '数量指标', '保洁河道', '≥20公里', '21公里', '90', '90', ''];
const unreadIn = (draft: Draft): string[] => draft.unread.map(({ text: own }) => own);

describe('headings', () => {
  test('in two rows where merges are lost, covered cells kept or left out', async () => {
    const kept = [
      [
        '一级指标',
        '二级指标',
        '三级指标',
        '年度指标值',
        '1-7月执行情况',
        '偏差原因分析',
        '',
        '完成目标可能性',
        '',
        '备注',
      ],
      ['', '', '', '', '', '经费保障', '原因说明', '确定能', '有可能', ''],
    ];
    const left = [kept[0]!.filter((cell) => cell !== ''), kept[1]!];
    const row = ['产出指标', '数量指标', '采样', '≥30份', '18份', '√', '晚到', '', '√', '关注'];
    for (const head of [kept, left])
      expect((await text([['项目名称', '监测'], ...head, row], '项目支出绩效运行监控表')).record['indicators']).toEqual(
        [
          {
            ...{ level1: '产出指标', level2: '数量指标', name: '采样', target: '≥30份', actual: '18份' },
            deviation: '晚到',
            extra: { 经费保障: '√', 确定能: '', 有可能: '√', 备注: '关注' },
          },
        ],
      );
  });

  test('under one heading: the value stands for it, the rest goes to extra', async () => {
    const rows: Cell[][] = [
      [...HEAD.slice(0, 3).map((head) => [head as string, 1, 2] as const), ['年度指标值', 3], ['实际完成值', 1, 2]],
      ['符号', '值', '单位'],
      ['产出指标', '数量指标', '保洁河道', '≥', '20', '公里', '21'],
    ];
    expect((await page([NAME, ...rows])).record['indicators']).toEqual([
      {
        ...{ level1: '产出指标', level2: '数量指标', name: '保洁河道', target: '20', actual: '21' },
        extra: { 符号: '≥', 单位: '公里' },
      },
    ]);
  });

  test('over the levels, with the other columns beside them', async () => {
    const tall = ['实际完成值', '分值', '得分'].map((head) => [head, 1, 2] as const);
    const rows: Cell[][] = [
      [['绩效指标', 3], ['年度指标值', 2], ...tall],
      ['一级指标', '二级指标', '三级指标', '指标值', '度量单位'],
      ['产出指标', '数量指标', '保洁河道', '20', '公里', '21', '90', '89'],
    ];
    expect((await page([NAME, ...rows])).record['indicators']).toMatchObject([
      { name: '保洁河道', target: '20', actual: '21', weight: '90', score: '89', extra: { 度量单位: '公里' } },
    ]);
  });

  test('of money in two rows', async () => {
    const rows: Cell[][] = [
      [
        ['项目资金（万元）', 1, 3],
        ['', 1, 2],
        ['预算数', 2],
        ['全年执行数', 1, 2],
        ['执行率', 1, 2],
      ],
      ['年初', '调整后'],
      ['年度资金总额', '21', '20', '19', '95%'],
    ];
    expect((await page([NAME, ...rows, HEAD, ONE])).record['funds']).toEqual([
      { source: 'total', label: '年度资金总额', initial: '21', adjusted: '20', executed: '19', rate: '95%' },
    ]);
  });

  test('without a third level, the names stand under 绩效指标', async () => {
    const rows: Cell[][] = [
      ['一级指标', '二级指标', '绩效指标', '指标描述'],
      ['产出指标', '数量指标', '修缮面积', '实际面积'],
    ];
    expect((await page([NAME, ...rows], '项目绩效目标表')).record['indicators']).toMatchObject([
      { level1: '产出指标', level2: '数量指标', name: '修缮面积', extra: { 指标描述: '实际面积' } },
    ]);
  });

  test('side by side: the indicators of the year are the record, those of all years go to extra', async () => {
    const draft = await page(
      [
        NAME,
        ['一级指标', '二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'],
        ['产出指标', '数量指标', '示范基地', '≥15个', '数量指标', '示范基地', '≥5个'],
      ],
      '项目支出绩效目标申报表',
    );
    expect(draft.record['indicators']).toMatchObject([
      { name: '示范基地', target: '≥5个', extra: { 指标值: '≥15个' } },
    ]);
    expect(draft.doubts).toContainEqual(expect.objectContaining({ path: 'indicators' }));
  });
});

describe('rows of indicators', () => {
  test('whose levels nobody knows, or that read like labels of the form, stay rows', async () => {
    const rows = [
      ['决策', '项目立项', '立项充分性', '充分', '充分', '5', '5', ''],
      ['', '绩效目标', '目标合理性', '合理', '基本合理', '4', '3', '不够量化'],
      ['过程', '资金管理', '预算执行率', '100%', '97%', '8', '7.8', ''],
      ['效益', '满意度', '居民满意度', '≥85%', '91%', '10', '10', ''],
    ];
    const wanted = [
      { level1: '决策', level2: '项目立项', name: '立项充分性', weight: '5' },
      { level1: '决策', level2: '绩效目标', name: '目标合理性', deviation: '不够量化' },
      { level1: '过程', level2: '资金管理', name: '预算执行率', score: '7.8' },
      { level1: '效益', level2: '满意度', name: '居民满意度', actual: '91%' },
    ];
    const spanned: Cell[][] = rows.map((row) => [...row]);
    spanned[0]![0] = ['决策', 1, 2];
    spanned[1]!.shift();
    expect((await page([NAME, HEAD, ...spanned])).record['indicators']).toMatchObject(wanted);
    expect((await text([['项目名称', '甲'], HEAD as string[], ...rows])).record['indicators']).toMatchObject(wanted);
  });

  test('with a number before them keep it', async () => {
    const draft = await page([NAME, ['序号', ...HEAD], ['1', ...ONE]]);
    expect(draft.record['indicators']).toMatchObject([{ name: '保洁河道', extra: { 序号: '1' } }]);
  });

  test('end at a note, at a judgement and not at 续表', async () => {
    const note = '注：1.得分=完成率×分值；2.满分100分。';
    const draft = await page([NAME, HEAD, ONE, [['项目支出绩效自评表（续）', 8]], HEAD, ONE, [[note, 8]]]);
    expect(draft.record['indicators']).toHaveLength(2);
    expect(draft.record['extra']).toEqual({ 注: note.slice(2) });
    expect(unreadIn(draft)).toEqual(['项目支出绩效自评表（续）']);
  });

  test('of two projects in a list as text are two forms, and a blank beside them is blank', async () => {
    const head = ['单位名称', '项目名称', '预算数', '年度目标', '一级指标', '二级指标', '三级指标', '指标值'];
    const rows = [
      ['教育局', '甲', '156.20', '做好甲', '产出指标', '数量指标', '甲一', '1个'],
      ['', '', '', '', '', '质量指标', '甲二', '好'],
      ['', '乙', '', '做好乙', '产出指标', '数量指标', '乙一', '2个'],
    ];
    const lines = ['部门预算项目绩效目标表', ...[head, ...rows].map((row) => row.join(','))];
    const drafts = await readAll('表.csv', lines.join('\n'));
    expect(drafts[1]!.record).not.toHaveProperty('extra');
    expect(drafts.map(({ record }) => record)).toMatchObject([
      { project: '甲', implementer: '教育局', indicators: [{ name: '甲一' }, { level1: '产出指标', name: '甲二' }] },
      { project: '乙', implementer: '教育局', goal: { annual: '做好乙' } },
    ]);
  });
});

describe('labels with values', () => {
  const rest = [HEAD, ONE];

  test('of two headings for one field the plainer one holds, the other keeps its own', async () => {
    for (const pairs of [
      [['填报单位', '教育局', '实施单位', '实验小学']],
      [['实施单位', '实验小学', '填报单位', '教育局']],
    ]) {
      const { record } = await page([NAME, ...pairs, ...rest]);
      expect(record).toMatchObject({ implementer: '实验小学', extra: { 填报单位: '教育局' } });
      expect(record['labels']).not.toHaveProperty('implementer');
    }
  });

  test('year, unit of money and others in one line are told apart, and blanks are blank', async () => {
    const line = '编制单位：某所     （2023年度）    金额单位：万元';
    const foot = '填表人：李某   联系电话：   填报日期：2024年3月18日';
    const drafts = await readAll(
      '表.html',
      `<meta charset=utf-8><h3>${TITLE}</h3>${drawRows([[[line, 8]], NAME, ...rest, [[foot, 8]]])}`,
    );
    expect(drafts[0]!.record).toMatchObject({
      year: '2023',
      currency: '万元',
      extra: { 编制单位: '某所', 填表人: '李某', 联系电话: '', 填报日期: '2024年3月18日' },
    });
    expect(drafts[0]!.unread).toEqual([]);
  });

  test('goals are told by their places, and may fill several rows', async () => {
    const goals: Cell[][] = [
      [
        ['总体目标完成情况', 1, 3],
        ['总体目标', 3],
        ['全年实际完成情况', 4],
      ],
      [
        ['目标1：保洁；', 3],
        ['目标1：已保洁；', 4],
      ],
      [
        ['目标2：巡查。', 3],
        ['目标2：已巡查。', 4],
      ],
    ];
    expect((await page([NAME, ...goals, ...rest])).record['goal']).toEqual({
      expected: '目标1：保洁；\n目标2：巡查。',
      actual: '目标1：已保洁；\n目标2：已巡查。',
    });
    const beside: Cell[][] = [
      ['年度绩效目标', ['保洁20公里。', 7]],
      ['年度绩效目标完成情况', ['保洁21公里。', 7]],
    ];
    expect((await page([NAME, ...beside, ...rest])).record['goal']).toEqual({
      expected: '保洁20公里。',
      actual: '保洁21公里。',
    });
  });

  test('a total in the head is the score, and no text is lost to a list of tasks', async () => {
    const rows: Cell[][] = [
      ['自评总分', '99.13', '自评等级', '优'],
      [['年度主要任务', 1, 2], '任务名称', '主要内容', '预算数', '执行数'],
      ['维权', '开展服务', '12', '11'],
    ];
    const draft = await page([NAME, ...rows, ...rest]);
    expect(draft.record).toMatchObject({ total: { score: '99.13' }, grade: '优', funds: [] });
    expect(unreadIn(draft)).toEqual(expect.arrayContaining(['维权', '开展服务', '12', '11']));
  });
});

describe('money', () => {
  test('of a declaration: one label twice in a row is of the project and of the year; amounts may stand behind a colon', async () => {
    const rows: Cell[][] = [
      ['资金（万元）', '中期资金总额', '360', '年度资金总额：120'],
      ['', '上年结转', '5', '上年结转', '1'],
      ['', '其中：中央补助', '300'],
    ];
    const funds = (await page([NAME, ...rows, HEAD.slice(0, 4), ONE.slice(0, 4)], '项目绩效目标申报表')).record[
      'funds'
    ];
    expect(funds).toEqual([
      { scope: 'project', source: 'total', label: '中期资金总额', amount: '360' },
      { scope: 'project', source: 'carryover', label: '上年结转', amount: '5' },
      { scope: 'project', source: 'extra', label: '其中：中央补助', amount: '300' },
      { scope: 'annual', source: 'total', label: '年度资金总额', amount: '120' },
      { scope: 'annual', source: 'carryover', label: '上年结转', amount: '1' },
    ]);
  });

  test('stated in words is no row of the table, and a row without a name is the total', async () => {
    const rows: Cell[][] = [
      [['预算执行情况（万元）', 1, 2], '年初预算数', '全年预算数', '全年执行数'],
      ['186.00', '192.50', '190.12'],
    ];
    const words: Cell[][] = [
      [['预算执行情况（万元）', 1, 4], '', '年初预算数', '全年执行数'],
      ['年度资金总额', '186.00', '190.12'],
      ['按收入性质分：', ['按支出性质分：', 2]],
      ['其中：一般公共预算：186.00', ['其中：基本支出：90.12', 2]],
    ];
    expect((await page([NAME, ...rows, HEAD, ONE])).record['funds']).toMatchObject([
      { source: 'total', adjusted: '192.50' },
    ]);
    const { record } = await page([NAME, ...words, HEAD, ONE]);
    expect(record['funds']).toHaveLength(1);
    expect(record['extra']).toEqual({ '其中：一般公共预算': '186.00', '其中：基本支出': '90.12' });
  });
});

describe('a form', () => {
  const body = drawRows([NAME, HEAD, ONE]);
  const first = async (name: string, content: string): Promise<Draft> =>
    (await readAll(name, `<meta charset=utf-8>${content}`))[0]!;

  test('may have its title in a caption, with its year under it, or in the name of the file', async () => {
    const caption = await first(
      '表.html',
      body.replace('<table>', '<table><caption>项目绩效自评表<br>（2023年度）</caption>'),
    );
    expect(caption.record).toMatchObject({ title: '项目绩效自评表', year: '2023' });
    const named = await first('2023年度项目绩效自评表(1).html', body);
    expect(named.record).toMatchObject({ kind: 'self-evaluation', title: '', year: '2023' });
    expect(named.doubts.map(({ path }) => path)).toEqual(expect.arrayContaining(['title', 'year']));
  });

  test('is no list of projects with their sums', async () => {
    const list: Cell[][] = [
      ['序号', '项目名称', '预算数', '执行数', '自评得分'],
      ['1', '河道保洁', '20', '19', '98'],
    ];
    const drafts = await readAll(
      '表.html',
      `<meta charset=utf-8><h3>2023年度项目绩效自评汇总表</h3>${drawRows(list)}<h3>${TITLE}</h3>${body}`,
    );
    expect(drafts.map(({ record }) => record['title'])).toEqual([TITLE]);
  });

  test('may be drawn with bars in a text', async () => {
    const bars = [NAME.map((cell) => (typeof cell === 'string' ? cell : cell[0])), HEAD, ONE];
    const lines = bars.map((row) => `| ${(row as string[]).join(' | ')} |`);
    const [draft] = await readAll(
      '表.txt',
      [`# ${TITLE}`, '（2023年度）', lines[0], '| --- | --- |', ...lines.slice(1)].join('\n'),
    );
    expect(draft!.record).toMatchObject({ title: TITLE, project: '河道保洁', indicators: [{ score: '90' }] });
  });

  test('of a part of the year states its months in a line, a title or a heading', async () => {
    const track = (line: string, head: string): Promise<Draft> =>
      first(
        '表.html',
        `<h3>项目支出绩效监控表</h3><p>${line}</p>${drawRows([NAME, [...HEAD.slice(0, 4), head], ONE.slice(0, 5)])}`,
      );
    const months = async (line: string, head: string): Promise<unknown> => (await track(line, head)).record['period'];
    expect(await months('（2023年1-6月）', '完成值')).toEqual({ from: '2023-01', to: '2023-06', label: '2023年1-6月' });
    expect(await months('（2023年上半年）', '完成值')).toMatchObject({ to: '2023-06' });
    expect(await months('（二〇二三年度）', '截至9月底完成值')).toEqual({
      from: '2023-01',
      to: '2023-09',
      label: '截至9月底',
    });
  });
});

test.each([
  ['actual', ['全年完成值', '自评完成值', '实际完成指标值', '年末完成情况', '实际达成值']],
  ['target', ['年初设定值', '预期完成值', '批复指标值', '指标值（包含数字及文字描述）']],
  ['weight', ['指标权重（分）', '标准分值', '基础分', '配分']],
  ['score', ['指标得分（分）', '单位自评得分', '自评分值', '自我评分']],
  ['deviation', ['偏差或未完成原因分析及改进措施', '扣分原因', '偏离原因分析', '未达标原因']],
] as const)('a column of %s is known by many headings', async (key, heads) => {
  const place = { target: 3, actual: 4, weight: 5, score: 6, deviation: 7 }[key];
  const values: string[] = ['产出指标', '数量指标', '保洁河道', '≥20公里', '21公里', '90', '89', '雨季'];
  for (const head of heads) {
    const { record } = await page([NAME, HEAD.map((own, i) => (i === place ? head : own)), values]);
    expect(record['indicators'], head).toMatchObject([{ [key]: values[place] }]);
  }
});
