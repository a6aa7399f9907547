import { openingBlock } from '../funds-block.ts';
import { extraRows, labelOf } from '../headings.ts';
import { FUND_ROWS, HEAD_FIELDS, TARGET_VALUE, words, type FormIntake } from '../intake.ts';
import { indicatorBlock } from '../indicator-rows.ts';
import type { Column, Entry, FormKind } from '../kind.ts';
import { readTable } from '../reading.ts';
import { printed, prose, rowHead, type Sheet, type SheetCell } from '../sheet.ts';
import { tracking, type Tracking } from './schema.ts';

const INITIAL = words('年初预算(?:数|金额|安排数?|批复数)?|年初(?:批复|安排)(?:预算)?数?');
const ADJUSTED = words(
  '(?:跟踪期|监控期|全年|年度|调整后|调整)?预算(?:数|金额|安排数?)?|(?:调整后|调整)预算(?:数|金额)?',
);
const EXECUTED = words(
  '(?!.*(?:预计|计划))(?:跟踪期|监控期|全年|预算|实际|截至.*|\\d+[-至~]\\d+月份?|半年度?)?(?:执行|支出)(?:数|金额)',
);
const RATE = words('(?:跟踪期|监控期|预算|资金|半年度?|\\d+[-至~]\\d+月份?)?执行率|(?:预算)?执行进度|支出进度');
const PLANNED = words('(?:跟踪期|监控期|阶段性?|半年度?|\\d+[-至~]\\d+月份?)(?:计划|目标|预期)(?:完成|指标)?值?');
const ACTUAL = words(
  '(?:跟踪期|监控期|半年度?|\\d+[-至~]\\d+月份?)?(?:实际)?(?:指标)?(?:完成|执行)(?:指标)?(?:值|情况)|实际值|(?:半年度|截至.*)指标(?:执行|完成)情况',
);
const REASON = words('(?:偏差)?原因(?:分析)?(?:[及和].*)?|偏差(?:原因)?(?:分析|说明)(?:[及和].*)?|偏差情况');

const FUNDS: Column[] = [
  { key: 'initial', label: '年初预算数', sort: 'amount', width: 16, also: INITIAL },
  { key: 'adjusted', label: '跟踪期预算数', sort: 'amount', width: 16, also: ADJUSTED },
  { key: 'executed', label: '跟踪期执行数', sort: 'amount', width: 16, also: EXECUTED },
  { key: 'rate', label: '执行率', sort: 'rate', width: 14, also: RATE },
];
const INDICATORS: Column[] = [
  { key: 'target', label: '年度指标值', sort: 'measure', width: 14, also: TARGET_VALUE },
  { key: 'planned', label: '跟踪期计划完成值', sort: 'measure', width: 14, also: PLANNED },
  { key: 'actual', label: '跟踪期实际完成值', sort: 'measure', width: 14, also: ACTUAL },
  { key: 'deviation', label: '偏差原因分析', sort: 'prose', width: 16, also: REASON },
];

const INTAKE: FormIntake = {
  titles: [/绩效.*(?:跟踪|监控|监测).*表/, /绩效(?:跟踪|监控|监测)表?$/],
  signs: /跟踪期|监控期|跟踪时段|跟踪总体判断|半年度.*执行/,
  fields: [
    ...HEAD_FIELDS,
    { path: 'period', label: '跟踪时段', also: words('(?:跟踪|监控)(?:时段|期间|时间|期|区间)') },
    { path: 'goal', label: '年度总体目标', also: words('(?:年度|项目)?(?:总体|绩效)+目标|年度目标') },
    { path: 'goal.expected', label: '预期目标', also: words('(?:年初设定|年度|年初)?(?:绩效|预期)?目标'), below: true },
    {
      path: 'goal.actual',
      label: '跟踪期实际完成情况',
      also: words('(?:跟踪期|监控期|半年度?)?(?:目标)?(?:实际)?(?:完成|执行)情况'),
      below: true,
    },
    { path: 'outlook', label: '绩效跟踪总体判断', also: words('(?:绩效)?(?:跟踪|监控)?总体判断') },
    {
      path: 'outlook.budget',
      label: '年度项目预算完成可能性',
      also: words('(?:年度)?(?:项目)?预算(?:执行)?完成(?:的)?可能性'),
    },
    {
      path: 'outlook.targets',
      label: '年度绩效目标完成可能性',
      also: words('(?:年度)?绩效目标(?:实现|完成)(?:的)?可能性'),
    },
    { path: 'corrective', label: '纠偏措施', also: words('(?:拟采取的)?纠偏(?:措施|建议)') },
  ],
  fundRows: FUND_ROWS,
  money: '预算执行情况',
  fundPairs: false,
  onlyGoal: 'goal.expected',
  period: 'period',
};

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
  intake: INTAKE,
  period: range,
  goals: ({ goal }): Entry[] => [
    { label: '预期目标', text: goal?.expected ?? '', path: 'goal.expected' },
    { label: '跟踪期实际完成情况', text: goal?.actual ?? '', path: 'goal.actual' },
  ],
  conclusion,
  read: (record) => readTable(record, 'planned'),
  sheet,
};
