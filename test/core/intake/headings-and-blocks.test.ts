import { describe, expect, test } from 'vitest';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';

/** 样例数据: a row of a page; `甲/2` is over two columns, `甲|3` over three rows. */
const row = (text: string): string =>
  `<tr>${text
    .split(' ')
    .map((cell) => {
      const [, own = '', down, across] = /^([^/|]*)(?:\|(\d))?(?:\/(\d))?$/.exec(cell)!;
      return `<td${down ? ` rowspan=${down}` : ''}${across ? ` colspan=${across}` : ''}>${own === '-' ? '' : own}</td>`;
    })
    .join('')}</tr>`;

async function read(title: string, rows: readonly string[]) {
  const html = `<html><body><p>${title}</p><table>${rows.map(row).join('')}</table></body></html>`;
  const bytes = new TextEncoder().encode(html);
  const { drafts } = takeIn(await readDocument({ name: '表.html', bytes }));
  return drafts.map((draft) => ({ ...draft, unread: draft.unread.map(({ text }) => text) }));
}

const NAME = '项目名称 河道养护/6';
const HEAD = '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分';
const ONE = '产出指标 数量指标 巡查次数 ≥12次 12次 90 90';

describe('headings under one', () => {
  const LEVELS = '一级指标|2 二级指标|2 三级指标|2';

  test('of the form’s own year and another: the other stays in extra under its whole heading, and a doubt says so', async () => {
    const [draft] = await read('项目支出绩效目标表（2022年度）', [
      NAME,
      `绩效指标|3 ${LEVELS} 指标值/2 依据|2`,
      '2021年 预计当年实现',
      '产出指标 数量指标 维护次数 271 ≥280次 历史',
    ]);
    expect(draft!.record['indicators']).toEqual([
      {
        level1: '产出指标',
        level2: '数量指标',
        name: '维护次数',
        target: '≥280次',
        extra: { '指标值(2021年)': '271', 依据: '历史' },
      },
    ]);
    expect(draft!.doubts).toContainEqual(expect.objectContaining({ id: 'columns-of-others' }));
  });

  test('of a period are its plan and what was reached', async () => {
    const [draft] = await read('项目支出绩效监控表（2024年1-6月）', [
      NAME,
      `${LEVELS} 年度指标值|2 1-6月完成情况/2 全年预计完成值|2`,
      '计划值 实际值',
      '产出指标 数量指标 次数 12次 6次 5次 12次',
    ]);
    expect(draft!.record['indicators']).toMatchObject([
      { target: '12次', planned: '6次', actual: '5次', extra: { 全年预计完成值: '12次' } },
    ]);
  });

  test('of the unit and of those who look again: the unit’s own is the score, in the total too', async () => {
    const [draft] = await read('项目支出绩效自评表（2023年度）', [
      NAME,
      `${LEVELS} 年度指标值|2 实际完成值|2 分值|2 得分/2`,
      '单位自评 财政复核',
      `${ONE} 85`,
      '总分/5 100 98 92',
    ]);
    expect(draft!.record).toMatchObject({
      indicators: [{ weight: '90', score: '90', extra: { 财政复核: '85' } }],
      total: { weight: '100', score: '98' },
      extra: { '总分(财政复核)': '92' },
    });
  });

  test('of a formula are a rate', async () => {
    const [draft] = await read('绩效自评表（2024年度）', [
      NAME,
      '项目资金（万元） 全年预算数(A) 全年执行数(E) 预算执行(E÷A×100%) 分值 得分/2',
      '年度资金总额 52.8 30.8 58.33% 10 5.8/2',
      HEAD,
      ONE,
    ]);
    expect(draft!.record['funds']).toMatchObject([
      { adjusted: '52.8', executed: '30.8', rate: '58.33%', score: '5.8' },
    ]);
  });
});

describe('levels', () => {
  test('in rows of their own are those of the rows below; their points count once', async () => {
    const [draft] = await read('项目支出绩效自评表（2023年度）', [
      '项目名称 河道养护/5',
      '序号 指标名称 目标值 完成值 分值 自评得分',
      '一、产出指标（60分）/6',
      '（一） 数量指标 - - 30 30',
      '1 培训场次 10场 11场 30 30',
      '（二） 质量指标 - - 30 28',
      '2 合格率 95% 93% 30 28',
      '- 合计 - - 60 58',
    ]);
    const levels = (draft!.record['indicators'] as Record<string, string>[]).map(({ level1, level2, name }) => [
      level1,
      level2,
      name,
    ]);
    expect(levels).toEqual([
      ['一、产出指标（60分）', '数量指标', '培训场次'],
      ['一、产出指标（60分）', '质量指标', '合格率'],
    ]);
    expect(draft!.record).toMatchObject({
      total: { weight: '60', score: '58' },
      extra: { '质量指标(自评得分)': '28' },
    });
  });

  test('of four: the deepest is the name, the third holds for blank cells under it with a doubt', async () => {
    const [draft] = await read('项目支出绩效自评表（2023年度）', [
      '项目名称 河道养护/7',
      '一级指标 二级指标 三级指标 四级指标 年度指标值 实际完成值 分值 得分',
      '产出指标 数量指标 培训 培训场次 10场 11场 50 50',
      '- - - 培训人次 500人 480人 50 48',
    ]);
    expect(draft!.record['indicators']).toMatchObject([
      { name: '培训场次', extra: { 三级指标: '培训' } },
      { name: '培训人次', level2: '数量指标', extra: { 三级指标: '培训' } },
    ]);
    expect(draft!.doubts).toContainEqual(expect.objectContaining({ id: 'level-from-above' }));
  });
});

describe('a table nobody knows', () => {
  test('goes to extra by row and heading', async () => {
    const [draft] = await read('绩效自评表（2024年度）', [
      '项目名称 河道养护/4',
      '资金管理情况 行次 情况说明 存在问题 改进措施',
      '分配科学性 5 按要求分配 - -',
      '拨付合规性 10 资金项目支付进度 支付缓慢 加强沟通',
      HEAD,
      ONE,
    ]);
    expect(draft!.record['extra']).toEqual({
      '分配科学性(行次)': '5',
      '分配科学性(情况说明)': '按要求分配',
      '拨付合规性(行次)': '10',
      '拨付合规性(情况说明)': '资金项目支付进度',
      '拨付合规性(存在问题)': '支付缓慢',
      '拨付合规性(改进措施)': '加强沟通',
    });
  });

  test('of one row has its values under their headings, none beside them', async () => {
    const [draft] = await read('绩效自评表（2024年度）', [
      NAME,
      '项目基本情况|2/2 起始年月 终止年月 项目类别 资金来源/2',
      '2023.01 2023.12 经常性项目 区级财政/2',
      HEAD,
      ONE,
    ]);
    expect(draft!.record['extra']).toEqual({
      起始年月: '2023.01',
      终止年月: '2023.12',
      项目类别: '经常性项目',
      资金来源: '区级财政',
    });
  });
});

test('a list of projects whose heading stands in two rows is a form for each', async () => {
  const drafts = await read('2024年部门预算项目绩效目标表', [
    '项目名称|2 预算金额|2 绩效目标|2 绩效指标/4',
    '一级指标 二级指标 三级指标 指标值',
    '甲项目|2 80.00|2 办好甲事。|2 产出指标 数量指标 甲事件数 ≥6件',
    '满意度指标 服务对象满意度指标 甲满意度 ≥90%',
    '乙项目 20.00 办好乙事。 产出指标 数量指标 乙事件数 ≥3件',
  ]);
  expect(drafts.map(({ record }) => record)).toMatchObject([
    { project: '甲项目', funds: [{ source: 'total', amount: '80.00' }], goal: { annual: '办好甲事。' } },
    { project: '乙项目', funds: [{ source: 'total', amount: '20.00' }], indicators: [{ name: '乙事件数' }] },
  ]);
});

test('several amounts in one cell are rows of money', async () => {
  const [draft] = await read('项目支出绩效目标表（2023年度）', [
    '项目名称 河道养护/3',
    '资金情况(万元) 年度资金总额:80.00；其中:上级资金60.00；本级资金20.00/3',
    '一级指标 二级指标 三级指标 指标值',
    '产出指标 数量指标 巡查次数 ≥12次',
  ]);
  expect(draft!.record['funds']).toMatchObject([
    { scope: 'annual', source: 'total', label: '年度资金总额', amount: '80.00' },
    { scope: 'annual', label: '其中:上级资金', amount: '60.00' },
    { scope: 'annual', label: '本级资金', amount: '20.00' },
  ]);
});

test('a year in the line above the title is that of the form', async () => {
  const [draft] = await read('2023年度某区图书馆</p><p>项目支出绩效自评表', [NAME, HEAD, ONE]);
  expect(draft!.record).toMatchObject({ title: '项目支出绩效自评表', year: '2023' });
  expect(draft!.unread).toEqual([]);
});

describe('a wrong letter', () => {
  test('in a heading is looked past, beside headings that are known; the record keeps what is printed, and a doubt says so', async () => {
    const [draft] = await read('项目支出绩效自评表（2023年度）', [
      NAME,
      '一級指标 二级指标 三级指标 年度指标直 实际完成值 分值 得分',
      ONE,
    ]);
    expect(draft!.record).toMatchObject({
      labels: { level1: '一級指标', target: '年度指标直' },
      indicators: [{ level1: '产出指标', name: '巡查次数', target: '≥12次' }],
    });
    expect(draft!.doubts).toContainEqual(
      expect.objectContaining({ id: 'heading-mended', message: expect.stringContaining('年度指标值') }),
    );
  });

  test('in a label of the head is looked past, and a name that is like one stays a name', async () => {
    const [draft] = await read('项目支出绩效自评表（2023年度）', [
      '项日名称 河道养护/6',
      '主菅部门 某区水务局/2 实施单位 某所/3',
      HEAD,
      '产出指标 数量指标 执行率 ≥12次 12次 90 90',
    ]);
    expect(draft!.record).toMatchObject({
      project: '河道养护',
      department: '某区水务局',
      indicators: [{ name: '执行率' }],
    });
  });
});

test('what a page break cut off a row is joined to it with a doubt; an indicator that is not filled in is none', async () => {
  const [draft] = await read('项目支出绩效自评表（2023年度）', [
    NAME,
    HEAD,
    '产出指标 数量指标 新购图书 ≥12次 12次 90 90',
    '- - 的数量 - - - -',
    '- 质量指标 合格率 ≥98% 98% 10 10',
    '- 时效指标 完成时间 12月 12月 10 10',
    '效益指标 生态效益指标 绿化面积 - - - -',
  ]);
  expect(draft!.record['indicators']).toMatchObject([
    { name: '新购图书的数量', target: '≥12次' },
    { name: '合格率' },
    { name: '完成时间' },
    { level2: '生态效益指标', name: '绿化面积', target: '' },
  ]);
  expect(draft!.doubts).toContainEqual(expect.objectContaining({ id: 'rows-joined', path: 'indicators.0' }));
});

test('a text in a row of the money is what the form says under a name of no money; beside a source it is doubted', async () => {
  const [draft] = await read('项目支出绩效自评表（2023年度）', [
    NAME,
    '项目资金（万元）|5 - 年初预算数 全年预算数 全年执行数/3',
    '年度资金总额 90 90 90/3',
    '其中：财政拨款 见附件 - -/3',
    '资金性质 一般公共预算拨款/5',
    '经费方向 购置图书/5',
    HEAD,
    ONE,
  ]);
  expect(draft!.record['funds']).toMatchObject([
    { source: 'total', initial: '90' },
    { source: 'appropriation', label: '其中：财政拨款', initial: '见附件' },
  ]);
  expect(draft!.record['extra']).toEqual({ 资金性质: '一般公共预算拨款', 经费方向: '购置图书' });
  expect(draft!.doubts).toContainEqual(expect.objectContaining({ id: 'no-figure', path: 'funds.1.initial' }));
});

test('a label that a program printed again in each column it was merged over is not its own value', async () => {
  const rows = ['主管部门 主管部门 某区水务局 实施单位 实施单位 某所 -', HEAD, ONE];
  const [draft] = await read('项目支出绩效自评表（2023年度）', [NAME, ...rows]);
  expect(draft!.record).toMatchObject({ department: '某区水务局', implementer: '某所' });
});

test('where a page lost merges and blanks, a row that counts a label of a level as its name is read by its labels', async () => {
  const [draft] = await read('项目支出绩效自评表（2023年度）', [
    '项目名称 河道养护',
    `${HEAD} 偏差原因`,
    `${ONE.replace('90 90', '50 50')} -`,
    '时效指标 完成时间 12月 12月 50 50',
  ]);
  expect(draft!.record['indicators']).toMatchObject([
    { level1: '产出指标', level2: '数量指标', name: '巡查次数' },
    { level1: '产出指标', level2: '时效指标', name: '完成时间', target: '12月', score: '50' },
  ]);
});
