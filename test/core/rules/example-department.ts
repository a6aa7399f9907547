import type { FormRecord, KindId } from '../../../src/core/forms/registry.ts';

const place = {
  year: '2023',
  department: '示例街道办事处',
  source: { file: 'example.txt' },
  publication: { status: 'published' as const, publisher: '示例街道办事处' },
};

const INDICATORS = [
  ['部门管理', '预算管理', '部门决算编报及时情况', '及时', '及时', '10'],
  ['产出指标', '数量指标', '便民活动场次', '≥40场', '42场', '30'],
  ['产出指标', '质量指标', '活动验收合格率', '=100%', '100%', '10'],
  ['履职效果', '社会效益', '受益居民人数', '≥3000人', '3200人', '20'],
  ['能力建设', '长效管理', '服务制度健全情况', '健全', '健全', '10'],
  ['满意度', '服务对象满意度', '居民满意度', '≥90%', '95%', '10'],
] as const;
const rows = INDICATORS.map(([level1, level2, name, target]) => ({ level1, level2, name, target }));

const tasks = [
  { name: '社区服务', content: '办好便民活动。', total: '60.00', fiscal: '60.00', other: '0.00' },
  { name: '基层党建', content: '办好党建活动。', total: '40.00', fiscal: '35.00', other: '5.00' },
  { name: '金额合计', content: '', total: '100.00', fiscal: '95.00', other: '5.00' },
];

const TARGET: FormRecord = {
  kind: 'department-target',
  title: '部门整体支出绩效目标表',
  ...place,
  currency: '万元',
  funds: [
    { scope: 'annual', source: 'total', label: '年度资金总额', amount: '300.00' },
    { scope: 'annual', source: 'appropriation', breakdown: 'income', label: '一般公共预算', amount: '295.00' },
    { scope: 'annual', source: 'other', breakdown: 'income', label: '其他资金', amount: '5.00' },
    { scope: 'annual', source: 'basic', breakdown: 'spending', label: '基本支出', amount: '200.00' },
    { scope: 'annual', source: 'projects', breakdown: 'spending', label: '项目支出', amount: '100.00' },
  ],
  tasks,
  goal: { annual: '办好社区服务和基层党建，让居民在家门口得到方便的服务。' },
  indicators: rows,
};

const money = (amount: string, executed: string, rate: string) => ({
  ...{ initial: amount, adjusted: amount, executed, rate },
});
const dashes = { weight: '—', score: '—' };

const SELF_EVALUATION: FormRecord = {
  kind: 'department-self-evaluation',
  title: '部门整体支出绩效自评表',
  ...place,
  currency: '万元',
  funds: [
    {
      ...{ source: 'total', label: '年度资金总额', ...money('300.00', '294.00', '98.00%'), weight: '10' },
      score: '9.8',
    },
    {
      ...{ source: 'appropriation', breakdown: 'income', label: '一般公共预算' },
      ...money('295.00', '289.10', '98.00%'),
      ...dashes,
    },
    { source: 'other', breakdown: 'income', label: '其他资金', ...money('5.00', '4.90', '98.00%'), ...dashes },
    { source: 'basic', breakdown: 'spending', label: '基本支出', ...money('200.00', '198.00', '99.00%'), ...dashes },
    { source: 'projects', breakdown: 'spending', label: '项目支出', ...money('100.00', '96.00', '96.00%'), ...dashes },
  ],
  tasks,
  goal: { expected: '办好社区服务和基层党建。', actual: '各项工作都已落实，受益的居民比计划多，群众反映良好。' },
  indicators: rows.map((row, i) => {
    const [, , , , actual, weight] = INDICATORS[i]!;
    return { ...row, actual, weight, score: weight, deviation: '' };
  }),
  total: { weight: '100', score: '99.8' },
  grade: '优',
};

const REPORT: FormRecord = {
  kind: 'evaluation-report',
  title: '示例社区服务项目支出绩效自评报告',
  year: '2023',
  project: '示例社区服务',
  department: '示例街道办事处',
  implementer: '示例街道社区服务中心',
  source: { file: 'example.txt' },
  publication: { status: 'published', publisher: '示例街道办事处' },
  currency: '元',
  score: '99.8',
  grade: '优',
  funds: [
    {
      ...{ source: 'total', label: '年度资金总额', initial: '200000.00', adjusted: '200000.00' },
      ...{ executed: '196000.00', rate: '98.00%' },
    },
  ],
  body: [
    '## 一、项目概况\n\n为辖区居民举办便民服务活动。',
    '## 二、绩效评价结论\n\n活动按安排办完，群众反映良好。',
    '## 三、存在的问题和改进措施\n\n宣传不够，下一年度多做宣传。',
  ].join('\n\n'),
};

/** 样例数据: sound records about a whole department, and a report about the project of the other examples. */
export const DEPARTMENT_RECORDS = {
  'department-target': TARGET,
  'department-self-evaluation': SELF_EVALUATION,
  'evaluation-report': REPORT,
} satisfies Partial<Record<KindId, FormRecord>>;
