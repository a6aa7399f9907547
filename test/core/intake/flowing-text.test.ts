import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceDocument } from '../../../src/core/intake/document.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';

const told = (lines: readonly string[]): SourceDocument => ({
  file: '表.txt',
  notes: [],
  parts: [{ name: '', blocks: lines.map((text, i) => ({ type: 'paragraph', text, at: `第${i + 1}行` })) }],
});

const FORM = [
  '财政项目支出绩效自评表',
  '(2022 年度)',
  '项目名称 河道保洁',
  '主管部门 某区水务',
  '局',
  '实施单位 水务管理所',
  '项目资金 (元) 年初预算数 全年预算数 全年执行数 分值 执行率 得分',
  '年度资金总额 250000.00 250000.00 215,457.6 10 86.18% 8.62',
  '上年结转资金 0 0 —',
  '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施',
  '产出指标 数量指标 保洁河道长度 ≥200公里 210公里 50 50',
  '效益指标 社会效益指标 居民知晓情况 提升 提升 40 40',
  '总分 100 98.62',
];

describe('a form in running text', () => {
  test('is parted into its cells again', () => {
    const [draft] = takeIn(told(FORM)).drafts;
    expect(draft!.record).toEqual({
      kind: 'self-evaluation',
      title: '财政项目支出绩效自评表',
      year: '2022',
      project: '河道保洁',
      department: '某区水务局',
      implementer: '水务管理所',
      currency: '元',
      funds: [
        {
          source: 'total',
          label: '年度资金总额',
          initial: '250000.00',
          adjusted: '250000.00',
          executed: '215,457.6',
          weight: '10',
          rate: '86.18%',
          score: '8.62',
        },
        {
          source: 'carryover',
          label: '上年结转资金',
          initial: '0',
          adjusted: '0',
          executed: '',
          weight: '—',
          rate: '',
          score: '',
        },
      ],
      indicators: [
        {
          level1: '产出指标',
          level2: '数量指标',
          name: '保洁河道长度',
          target: '≥200公里',
          actual: '210公里',
          weight: '50',
          score: '50',
          deviation: '',
        },
        {
          level1: '效益指标',
          level2: '社会效益指标',
          name: '居民知晓情况',
          target: '提升',
          actual: '提升',
          weight: '40',
          score: '40',
          deviation: '',
        },
      ],
      total: { weight: '100', score: '98.62' },
      labels: { year: '(2022 年度)' },
    });
    expect(draft!.unread).toEqual([]);
  });

  test('says which row lost blank cells', () => {
    const [draft] = takeIn(told(FORM)).drafts;
    expect(draft!.doubts).toContainEqual(expect.objectContaining({ id: 'blanks-lost', path: 'funds.1', at: '第9行' }));
  });

  test('in any order and with anything left out is read as far as it can be, and nothing is invented', () => {
    const anyLines = fc.array(fc.constantFrom(...FORM, '说明文字。', '其他资金 0 其他资金 0', '绩效', '指标', '100'), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(anyLines, (lines) => {
        const printed = lines.join('').replace(/\s/g, '');
        for (const { record } of takeIn(told(lines)).drafts)
          for (const row of record['indicators'] as Record<string, string>[])
            for (const value of Object.values(row))
              if (typeof value === 'string') expect(printed).toContain(value.replace(/\s/g, ''));
      }),
      {
        numRuns: 200,
        // labels of levels at the end without a row to stand in
        examples: [
          [
            [
              '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施',
              '项目名称 河道保洁',
              '指标',
              '指标',
            ],
          ],
        ],
      },
    );
  });
});

describe('running text of a declaration', () => {
  const DECLARED = [
    '河道保洁项目绩效目标表',
    '(2021年)',
    '项目名称 河道保洁',
    '项目类别 (31)部门预算项目',
    '归口科室 (08)经济科',
    '投入目标 (万元) 资金来源 年初安排金额(万元)',
    '资金总额 3',
    '其中: 财政拨款数 3',
    '年度目标 保洁河道20公里。',
    '绩效指标(权重90分,其中产出50分) 一级指标 二级指标 三级指标 指标性质 目标值 计量单位 分值 备注',
    '产出指标 数量指标 保洁河道 正向 20 公里 50',
    '效益指标 社会效益指标 河道面貌 正向 整洁',
  ];

  test('has its labels that no field stands for, and the indicators under a heading in their line', () => {
    const [draft] = takeIn(told(DECLARED)).drafts;
    expect(draft!.record).toMatchObject({
      category: '(31)部门预算项目',
      extra: { 归口科室: '(08)经济科' },
      funds: [
        { source: 'total', label: '资金总额', amount: '3' },
        { label: '其中:财政拨款数', amount: '3' },
      ],
      goal: { annual: '保洁河道20公里。' },
      indicators: [
        { name: '保洁河道', target: '20', extra: { 计量单位: '公里', 分值: '50' } },
        { name: '河道面貌', target: '整洁' },
      ],
    });
  });

  test('doubts a row that lacks more than the last value', () => {
    const [draft] = takeIn(told(DECLARED)).drafts;
    const short = draft!.doubts.filter(({ path }) => path === 'indicators');
    expect(short.map(({ at }) => at)).toEqual(['第12行']);
  });
});

test('two points in one piece of running text are never one figure', () => {
  const text = [
    '项目支出绩效自评表',
    '项目名称 河道保洁',
    '主管部门 水务局',
    '预期目标 实际完成情况',
    '保洁。 已保洁。',
    '总分 100 98',
  ];
  expect(takeIn(told(text)).drafts[0]!.record).toMatchObject({ total: { weight: '100', score: '98' } });
});
