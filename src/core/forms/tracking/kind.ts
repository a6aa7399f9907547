import { openingBlock } from '../funds-block.ts';
import { extraRows, labelOf } from '../headings.ts';
import { indicatorBlock } from '../indicator-rows.ts';
import type { Column, Entry, FormKind } from '../kind.ts';
import { readTable } from '../reading.ts';
import { printed, prose, rowHead, type Sheet, type SheetCell } from '../sheet.ts';
import { tracking, type Tracking } from './schema.ts';

const FUNDS: Column[] = [
  { key: 'initial', label: '年初预算数', sort: 'amount', width: 16 },
  { key: 'adjusted', label: '跟踪期预算数', sort: 'amount', width: 16 },
  { key: 'executed', label: '跟踪期执行数', sort: 'amount', width: 16 },
  { key: 'rate', label: '执行率', sort: 'rate', width: 14 },
];
const INDICATORS: Column[] = [
  { key: 'target', label: '年度指标值', sort: 'measure', width: 14 },
  { key: 'planned', label: '跟踪期计划完成值', sort: 'measure', width: 14 },
  { key: 'actual', label: '跟踪期实际完成值', sort: 'measure', width: 14 },
  { key: 'deviation', label: '偏差原因分析', sort: 'prose', width: 16 },
];

const range = ({ period }: Tracking): string => `${period.from} 至 ${period.to}`;

function conclusion({ outlook, corrective, labels }: Tracking): Entry[] {
  return [
    { label: '年度项目预算完成可能性', text: outlook?.budget, path: 'outlook.budget' },
    { label: '年度绩效目标完成可能性', text: outlook?.targets, path: 'outlook.targets' },
    { label: '纠偏措施', text: corrective, path: 'corrective' },
  ]
    .filter((entry): entry is Entry => entry.text !== undefined)
    .map((entry) => ({ ...entry, label: labelOf(labels, entry.path, entry.label) }));
}

/** 绩效跟踪总体判断 stands before the two outlooks; 纠偏措施 has a row of its own. */
function closingRows(record: Tracking, span: number): SheetCell[][] {
  const entries = conclusion(record);
  const judgements = entries.filter(({ path }) => path.startsWith('outlook'));
  const rest = entries.filter(({ path }) => !path.startsWith('outlook'));
  const head = rowHead(labelOf(record.labels, 'outlook', '绩效跟踪总体判断'), { cols: 2, rows: judgements.length });
  return [
    ...judgements.map(({ label, text, path }, i) => [
      ...(i === 0 ? [head] : []),
      rowHead(label),
      printed(text, path, { cols: span - 3 }),
    ]),
    ...rest.map(({ label, text, path }) => [rowHead(label, { cols: 2 }), prose(text, path, { cols: span - 2 })]),
    ...extraRows(record.extra, span),
  ];
}

function sheet(record: Tracking): Sheet {
  const wording = { money: '预算执行情况', expected: '预期目标', actual: '跟踪期实际完成情况' };
  return {
    title: record.title,
    subtitle: `${labelOf(record.labels, 'period', '跟踪时段')}：${record.period.label ?? range(record)}`,
    blocks: [
      openingBlock(record, FUNDS, wording),
      indicatorBlock(record, INDICATORS, ({ span }) => closingRows(record, span)),
    ],
  };
}

export const TRACKING: FormKind<Tracking> = {
  id: 'tracking',
  order: 3,
  name: '绩效跟踪表',
  short: '跟踪',
  purpose: '年度中间，单位报告钱花了多少、目标做到哪一步、年底能不能完成。',
  stage: 'midway',
  schema: tracking,
  fundColumns: FUNDS,
  indicatorColumns: INDICATORS,
  expectation: 'planned',
  period: range,
  goals: ({ goal }): Entry[] => [
    { label: '预期目标', text: goal?.expected ?? '', path: 'goal.expected' },
    { label: '跟踪期实际完成情况', text: goal?.actual ?? '', path: 'goal.actual' },
  ],
  conclusion,
  read: (record) => readTable(record, 'planned'),
  sheet,
};
