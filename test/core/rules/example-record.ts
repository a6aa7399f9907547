import type { FormRecord, KindId } from '../../../src/core/forms/registry.ts';
import { DEPARTMENT_RECORDS } from './example-department.ts';

const place = {
  year: '2023',
  project: '示例社区服务',
  department: '示例街道办事处',
  implementer: '示例街道社区服务中心',
  source: { file: 'example.txt' },
  publication: { status: 'published' as const, publisher: '示例街道办事处' },
};

const INDICATORS = [
  ['产出指标', '数量指标', '便民活动次数', '≥12次', '13次', '20'],
  ['产出指标', '质量指标', '活动验收合格率', '=100%', '100%', '15'],
  ['产出指标', '时效指标', '活动按期举办情况', '及时', '及时', '15'],
  ['效益指标', '社会效益指标', '受益居民人数', '≥500人', '520人', '15'],
  ['效益指标', '可持续影响指标', '服务机制健全情况', '健全', '健全', '15'],
  ['满意度指标', '服务对象满意度指标', '居民满意度', '≥90%', '95%', '10'],
] as const;
const MIDWAY = [
  ['6次', '7次'],
  ['100%', '100%'],
  ['及时', '及时'],
  ['250人', '260人'],
  ['健全', '健全'],
  ['90%', '93%'],
] as const;

const rowsOf = INDICATORS.map(([level1, level2, name, target]) => ({ level1, level2, name, target }));
const EXPECTED = '为辖区居民举办便民服务活动，让老人和儿童在家门口得到方便的服务。';

const money = (initial: string, adjusted: string, executed: string) => ({ initial, adjusted, executed });

const SELF_EVALUATION: FormRecord = {
  kind: 'self-evaluation',
  title: '财政项目支出绩效自评表',
  ...place,
  currency: '元',
  funds: [
    {
      ...{ source: 'total', label: '年度资金总额', ...money('200000.00', '200000.00', '196000.00') },
      ...{ weight: '10', rate: '98.00%', score: '9.8' },
    },
    {
      ...{ source: 'appropriation', label: '其中：当年财政拨款', ...money('180000.00', '180000.00', '176400.00') },
      ...{ weight: '—', rate: '98.00%', score: '—' },
    },
    {
      ...{ source: 'carryover', label: '上年结转资金', ...money('20000.00', '20000.00', '19600.00') },
      ...{ weight: '—', rate: '98.00%', score: '—' },
    },
    { source: 'other', label: '其他资金', ...money('0', '0', '0'), weight: '—', rate: '', score: '—' },
  ],
  goal: { expected: EXPECTED, actual: '各项便民服务已经落实，受益的居民比计划多，群众反映良好。' },
  indicators: rowsOf.map((row, i) => {
    const [, , , , actual, weight] = INDICATORS[i]!;
    return { ...row, actual, weight, score: weight, deviation: '' };
  }),
  total: { weight: '100', score: '99.8' },
  grade: '优',
};

const TRACKING: FormRecord = {
  kind: 'tracking',
  title: '财政项目支出绩效跟踪表',
  ...place,
  currency: '元',
  period: { from: '2023-01', to: '2023-08' },
  funds: [
    { source: 'total', label: '年度资金总额', ...money('200000.00', '200000.00', '130000.00'), rate: '65.00%' },
    {
      ...{ source: 'appropriation', label: '其中：当年财政拨款', ...money('180000.00', '180000.00', '117000.00') },
      rate: '65.00%',
    },
    { source: 'carryover', label: '上年结转资金', ...money('20000.00', '20000.00', '13000.00'), rate: '65.00%' },
    { source: 'other', label: '其他资金', ...money('0', '0', '0'), rate: '' },
  ],
  goal: { expected: EXPECTED, actual: '上半年的便民服务已按安排开展，其余的将在年底前办完。' },
  indicators: rowsOf.map((row, i) => {
    const [planned, actual] = MIDWAY[i]!;
    return { ...row, planned, actual, deviation: '' };
  }),
  outlook: { budget: '确定能完成', targets: '确定能完成' },
  corrective: '',
};

const TARGET: FormRecord = {
  kind: 'target',
  title: '财政项目支出绩效目标申报表',
  ...place,
  currency: '元',
  category: '经常性项目',
  start: '2023-01-01',
  end: '2023-12-31',
  funds: [
    { scope: 'project', source: 'total', label: '项目资金总额', amount: '200000.00' },
    { scope: 'project', source: 'fiscal', label: '其中：财政资金', amount: '200000.00' },
    { scope: 'project', source: 'other', label: '其他资金', amount: '0' },
    { scope: 'annual', source: 'total', label: '年度资金申请总额', amount: '200000.00' },
    { scope: 'annual', source: 'appropriation', label: '其中：当年财政拨款', amount: '180000.00' },
    { scope: 'annual', source: 'carryover', label: '上年结转资金', amount: '20000.00' },
    { scope: 'annual', source: 'other', label: '其他资金', amount: '0' },
  ],
  goal: { project: EXPECTED, projectPeriod: '（2023年-2023年）', annual: EXPECTED },
  indicators: rowsOf,
};

const NARRATIVE: FormRecord = {
  kind: 'narrative',
  title: '示例社区服务项目经费情况说明',
  ...place,
  body: [
    '## 一、项目概述\n\n为辖区居民举办便民服务活动。',
    '## 二、立项依据\n\n街道年度工作安排。',
    '## 三、实施主体\n\n由示例街道社区服务中心负责实施。',
    '## 四、实施方案\n\n按季度安排便民活动，年底验收。',
    '## 五、实施周期\n\n从年初开始，到年底结束。',
    '## 六、年度预算安排\n\n本年度安排财政资金，用于举办便民服务活动。',
    '## 七、绩效目标\n\n让居民在家门口得到方便的服务。',
  ].join('\n\n'),
};

const RECORDS: Record<KindId, FormRecord> = {
  'self-evaluation': SELF_EVALUATION,
  tracking: TRACKING,
  target: TARGET,
  narrative: NARRATIVE,
  ...DEPARTMENT_RECORDS,
};

/**
 * 样例数据: a complete, sound record of an invented project, about which no rule has anything to say; those of a project make
 * one year of it. Examples are laid over it key by key: a key that an example states replaces the record's whole value.
 */
export const exampleRecord = (kind: KindId): FormRecord => RECORDS[kind];
