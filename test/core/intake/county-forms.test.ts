import { expect, test } from 'vitest';
import type { Draft } from '../../../src/core/intake/model.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';

/** 样例数据: what offices of counties print around, over and beside the same forms. Files without merges, row by row. */
const EVALUATION = '项目支出绩效自评表';
const DECLARATION = '项目支出绩效目标表';
const all = async (
  title: string,
  rows: readonly string[],
  above: readonly string[] = [],
): Promise<readonly Draft[]> => {
  const text = [...above, title, '（2023年度）', ...rows].join('\n');
  return takeIn(await readDocument({ name: '表.csv', bytes: new TextEncoder().encode(text) })).drafts;
};
const only = async (title: string, rows: readonly string[], above?: readonly string[]): Promise<Draft> => {
  const drafts = await all(title, rows, above);
  expect(drafts).toHaveLength(1);
  return drafts[0]!;
};
const DECLARED = ['一级指标,二级指标,三级指标,指标值,,', '产出指标,数量指标,巡护次数,≥40次,,'];
const named = (...rows: string[]): string[] => ['项目名称,湿地管护,,,,', ...rows, ...DECLARED];

test('what was reached the year before is not what was reached', async () => {
  const rows = [
    '项目名称,湿地管护,,,,,',
    '一级指标,二级指标,三级指标,年度指标值,上年完成值,指标实际完成值,得分',
    '产出指标,数量指标,巡护次数,≥40次,38次,42次,90',
  ];
  const [row] = (await only(EVALUATION, rows)).record['indicators'] as Record<string, unknown>[];
  expect(row).toMatchObject({ target: '≥40次', actual: '42次', extra: { 上年完成值: '38次' } });
});

test('money without a side is the project’s beside that of the year', async () => {
  const money = ['项目资金（万元）,资金总额,90,当年资金总额,30,', ',其他资金,,当年其他资金,5,'];
  expect((await only(DECLARATION, named(...money))).record['funds']).toEqual([
    { scope: 'project', source: 'total', label: '资金总额', amount: '90' },
    { scope: 'project', source: 'other', label: '其他资金', amount: '' },
    { scope: 'annual', source: 'total', label: '当年资金总额', amount: '30' },
    { scope: 'annual', source: 'other', label: '当年其他资金', amount: '5' },
  ]);
});

test('a single amount is the money, with a doubt, and offices of finance are none', async () => {
  const rows = ['项目预计开始时间,2023-02,预计完成时间,2023-11,项目申报金额（万元）,45', '省级主管部门,财政厅,,,,'];
  const { record, doubts } = await only(DECLARATION, named(...rows));
  expect(record).toMatchObject({ start: '2023-02', end: '2023-11', funds: [{ source: 'total', amount: '45' }] });
  expect(record['funds']).toHaveLength(1);
  expect(doubts).toContainEqual(expect.objectContaining({ path: 'funds.0.source' }));
});

test('forms in one table keep what stands over each, and the year of the first', async () => {
  const form = (project: string): string[] => [
    '表三,,,,,',
    '某镇政府,,,单位：万元,,',
    ...named().with(0, `项目名称,${project},,,,`),
  ];
  const drafts = await all(DECLARATION, [...form('湿地管护'), ...form('河道保洁')]);
  expect(drafts.map(({ record }) => [record['project'], record['year']])).toEqual([
    ['湿地管护', '2023'],
    ['河道保洁', '2023'],
  ]);
  for (const { record } of drafts) expect(record['indicators']).toHaveLength(1);
  expect(drafts[1]!.doubts).toContainEqual(expect.objectContaining({ path: 'year' }));
});

test('a label left of the levels ends the indicators', async () => {
  const rows = [
    '项目名称,湿地管护,,,,',
    '绩效目标,目标总体描述,保护湿地十处,,,',
    '绩效指标,一级指标,二级指标,三级指标,指标值,',
    ',产出指标,数量指标,巡护次数,≥40次,',
    '最近年度评价情况,,优秀□ 良好□,附主要问题,,',
  ];
  const { record } = await only(DECLARATION, rows);
  expect(record).toMatchObject({ goal: { annual: '保护湿地十处' }, extra: { 最近年度评价情况: '优秀□ 良好□' } });
  expect(record['indicators']).toHaveLength(1);
});

test('what the projects of a unit add up to is no indicator', async () => {
  const rows = [
    '单位名称,项目名称,预算数,一级指标,二级指标,三级指标,指标值',
    '某镇合并,,"80,000.00",,,,',
    '某镇政府,湿地管护,"50,000.00",产出指标,数量指标,巡护次数,≥40次',
    '某镇所属,,"30,000.00",,,,',
    '某镇水务站,河道保洁,"30,000.00",产出指标,数量指标,保洁里程,20公里',
  ];
  const drafts = await all(DECLARATION, rows);
  for (const { record } of drafts) expect(record['indicators']).toHaveLength(1);
  expect(drafts[0]!.unread.map(({ text }) => text)).toContain('某镇合并');
});

test('text before a form is unread, and a stamp is no unit', async () => {
  const { record, unread } = await only(DECLARATION, named(), [
    '立项依据：某镇〔2022〕5号',
    '项目承担单位：（盖章）      填写日期：',
  ]);
  expect(unread.map(({ text }) => text)).toContain('立项依据：某镇〔2022〕5号');
  expect(record).not.toHaveProperty('implementer');
  const stamped = await only(DECLARATION, ['项目承担单位：（盖章）      填写日期：', ...named()]);
  expect(stamped.record).not.toHaveProperty('implementer');
});

test('部门名称 beside 单位名称 is the department', async () => {
  const { record } = await only(DECLARATION, named('部门名称,某县林业局,,,,', '单位名称,某县林业局,,,,'));
  expect(record).toMatchObject({
    department: '某县林业局',
    implementer: '某县林业局',
    labels: { department: '部门名称' },
  });
});

test('a heading over both levels, and one that only the labels under it explain', async () => {
  const over = [
    '项目名称,湿地管护,,,,',
    '绩效目标,,评价指标,绩效内容,绩效标准,全年绩效目标',
    '产出指标,数量指标,目标1,巡护湿地,每月3次,40次',
  ];
  expect((await only(DECLARATION, over)).record['indicators']).toEqual([
    {
      level1: '产出指标',
      level2: '数量指标',
      name: '巡护湿地',
      target: '40次',
      extra: { 评价指标: '目标1', 绩效标准: '每月3次' },
    },
  ]);
  const level = [
    '项目名称,湿地管护,,,,',
    '绩效指标,指标,指标内容,指标值,,',
    ',产出指标,巡护次数,40次,,',
    ',,巡护里程,90公里,,',
  ];
  expect((await only(DECLARATION, level)).record['indicators']).toMatchObject([
    { level1: '产出指标', name: '巡护次数', target: '40次' },
    { level1: '产出指标', name: '巡护里程', target: '90公里' },
  ]);
});
