import { describe, expect, test } from 'vitest';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { DEPARTMENT, nameOf } from '../../../src/core/forms/subject.ts';
import { amountQuery } from '../../../src/core/search/amounts.ts';
import { makeDocument } from '../../../src/core/search/document.ts';
import { findIn } from '../../../src/core/search/match.ts';
import { departmentTarget, narrative, selfEvaluation, target, tracking } from '../forms/records.ts';

const documentOf = (record: FormRecord, project = nameOf(record), unit = '某某街道') =>
  makeDocument(
    {
      ...{ id: 'x', year: '2023', unit: 'jiedao', kind: record.kind, record },
      project: 'project' in record ? 'dangjian' : DEPARTMENT,
    },
    project,
    unit,
  );
const indicator = { level1: '产出指标', level2: '数量指标', name: '活动次数', target: '≥30次' };

test('a form of a whole department is found by its tasks and their money; its unit is not named twice', () => {
  const tasks = [{ name: '老人助餐', content: '开好助餐点', total: '268.00', extra: { 备注: '两处' } }];
  const { fields, figures, title } = documentOf(departmentTarget({ tasks }));
  expect(title).toBe('某某街道');
  expect(fields).toEqual([
    ['部门', '某某街道'],
    ['表', '财政项目支出绩效表'],
    ['任务', '老人助餐'],
    ['主要内容', '开好助餐点'],
    ['备注', '两处'],
  ]);
  expect(figures.map(([label, text]) => [label, text])).toEqual([['老人助餐 总额', '268.00万元']]);
});

describe('a form in the search', () => {
  const record = selfEvaluation({
    department: '某某区民政局',
    implementer: '某某街道',
    goal: { expected: '办好活动', actual: '都办了' },
    funds: [
      { source: 'total', label: '总额', initial: '100.00', adjusted: '117.10', executed: '117.10', rate: '100%' },
    ],
    indicators: [{ ...indicator, actual: '=31次', weight: '10', deviation: '天气原因', extra: { 备注: '含线上' } }],
    total: { score: '99.5' },
    grade: '优',
    extra: { 联系人: '张某' },
  });
  const { fields, figures, amounts, ...facts } = documentOf(record, '党建', '某某街道');

  test('has its address and what lists filter by', () =>
    expect(facts).toEqual({
      path: '/units/jiedao/dangjian/2023/self-evaluation/',
      title: '社区党建',
      kind: 'self-evaluation',
      year: '2023',
      unit: 'jiedao',
      grade: '优',
    }));

  test('holds every printed text under its heading, but no points and nothing twice', () =>
    expect(fields).toEqual([
      ['项目', '社区党建'],
      ['项目', '党建'],
      ['单位', '某某街道'],
      ['主管部门', '某某区民政局'],
      ['表', '财政项目支出绩效表'],
      ['预期目标', '办好活动'],
      ['实际完成情况', '都办了'],
      ['指标', '活动次数'],
      ['年度指标值', '≥30次'],
      ['实际完成值', '=31次'],
      ['偏差原因分析及改进措施', '天气原因'],
      ['备注', '含线上'],
      ['总分', '99.5'],
      ['评分等级', '优'],
      ['联系人', '张某'],
    ]));

  test('is found by its money, read in the currency of the form', () => {
    for (const query of ['100万', '1000000元', '117.1万', '1,171,000']) expect(amounts).toContain(amountQuery(query));
    expect(amounts).not.toContain(amountQuery('117.1元'));
    expect(figures.map(([label, text]) => [label, text])).toEqual([
      ['总额 年初预算数', '100.00万元'],
      ['总额 全年预算数', '117.10万元'],
      ['总额 全年执行数', '117.10万元'],
    ]);
  });
});

test('a declaration is found by what it asks for, a tracking form by its outlook', () => {
  const asked = target({ funds: [{ scope: 'annual', source: 'total', label: '申请', amount: '22' }] });
  expect(documentOf(asked).amounts).toContain(amountQuery('22万'));
  const { fields } = documentOf(tracking({ outlook: { budget: '有可能完成' }, corrective: '抓紧' }));
  expect(fields.slice(-2)).toEqual([
    ['年度项目预算完成可能性', '有可能完成'],
    ['纠偏措施', '抓紧'],
  ]);
});

test('a narrative is found by its words without the marks of Markdown', () => {
  const body = '## 二、立项依据\n\n1\\. 《关于印发\\<关于加强党建的意见\\>的通知》\\(试行\\)\n';
  const { fields, amounts } = documentOf(narrative({ body }));
  const [label, text] = fields.at(-1)!;
  expect(label).toBe('正文');
  for (const piece of ['二、立项依据', '1. 《', '<关于加强党建的意见>的通知', '(试行)'])
    expect(findIn(text, piece), piece).toBeDefined();
  expect(text).not.toMatch(/[#\\]/);
  expect(amounts).toEqual([]);
});
