import { openingBlock } from '../funds-block.ts';
import { extraRows, labelOf } from '../headings.ts';
import { GOAL_REACHED, INITIAL, OWN_YEAR, REASON, SPENDING_RATE, TARGET_VALUE } from '../column-words.ts';
import { FUND_ROWS, HEAD_FIELDS, words, type FormIntake } from '../intake.ts';
import { indicatorBlock } from '../indicator-rows.ts';
import type { Column, Entry, FormKind } from '../kind.ts';
import { readTable } from '../reading.ts';
import { printed, prose, rowHead, type Sheet, type SheetCell } from '../sheet.ts';
import { tracking, type Tracking } from './schema.ts';
import { BLANK } from './blank.ts';

/** The part of the year that a heading speaks of. */
const SPAN =
  '(?:跟踪期|监控期|监控时点|阶段性?|上?半年度?|截[至止]?到?(?:目前|当前|.{2,8})|\\d+月?[-至到~—–]\\d+月份?|目前|当前|本期|本阶段|本季度?|(?:前|第)?[一二三四]个?季度)';
const ADJUSTED = words(
  `(?:${SPAN}|全年|年度|调整后|调整|[本当]年度?)*预算(?:调整)?(?:数|金额|额|安排数?)?|调整后(?:数|金额)?`,
);
const EXECUTED = words(
  `(?!.*(?:预计|计划))(?:${SPAN}|全年|预算|实际|累计|已)*(?:执行|支出)(?:数|金额|额)|(?:${SPAN}|实际|累计|已)+(?:执行|支出)`,
);
const TARGET = words(`(?!计划完成)(?:${TARGET_VALUE.source.slice(1, -1)})`);
const PLANNED = words(
  `${SPAN}(?:计划|预期|目标)(?:完成)?(?:指标|目标)?值?|${SPAN}(?:指标)值|计划完成(?:指标)?值|阶段性?目标`,
);
const ACTUAL = words(
  `${OWN_YEAR}(?:(?!.*(?:预计|预期|计划|可能|是否|能否|未|偏差|原因))(?:${SPAN}.{0,4}|.{0,4})(?:完成|执行|实现)(?:指标)?(?:值|情况)|(?:${SPAN}|监控)?实际值|监控值)`,
);

const FUNDS: Column[] = [
  { key: 'initial', label: '年初预算数', sort: 'amount', width: 16, also: INITIAL },
  { key: 'adjusted', label: '跟踪期预算数', sort: 'amount', width: 16, also: ADJUSTED },
  { key: 'executed', label: '跟踪期执行数', sort: 'amount', width: 16, also: EXECUTED },
  { key: 'rate', label: '执行率', sort: 'rate', width: 14, also: SPENDING_RATE },
];
const INDICATORS: Column[] = [
  { key: 'target', label: '年度指标值', sort: 'measure', width: 14, also: TARGET },
  { key: 'planned', label: '跟踪期计划完成值', sort: 'measure', width: 14, also: PLANNED },
  { key: 'actual', label: '跟踪期实际完成值', sort: 'measure', width: 14, also: ACTUAL },
  { key: 'deviation', label: '偏差原因分析', sort: 'prose', width: 16, also: REASON },
];

const INTAKE: FormIntake = {
  titles: [/绩效.*(?:跟踪|监控|监测).*表/, /绩效(?:跟踪|监控|监测)表?$/],
  signs: /跟踪期|监控期|跟踪时段|跟踪总体判断|半年度.*执行/,
  fields: [
    ...HEAD_FIELDS,
    {
      path: 'period',
      label: '跟踪时段',
      also: words(
        '(?:绩效)?(?:跟踪|监控)(?:时段|期间|时间|时点|期|区间|周期)|(?:跟踪|监控)(?:期)?截[止至](?:日期|时间)',
      ),
    },
    {
      path: 'goal',
      label: '年度总体目标',
      also: words('(?:年度|[本当]年度?|全年|项目|专项)*(?:总体|绩效)+目标|[本当]?年度目标'),
    },
    { path: 'goal.expected', label: '预期目标', also: words('(?:年初设定|年度|年初)?(?:绩效|预期)?目标'), below: true },
    {
      path: 'goal.actual',
      label: '跟踪期实际完成情况',
      also: words(`${SPAN}?(?:${GOAL_REACHED}|(?:实际)?执行情况)`),
      below: true,
    },
    {
      path: 'outlook',
      label: '绩效跟踪总体判断',
      also: words('(?:绩效)?(?:跟踪|监控)?(?:总体|综合)?判断|(?:跟踪|监控)结论'),
    },
    {
      path: 'outlook.budget',
      label: '年度项目预算完成可能性',
      also: words('(?:年度|全年|项目)*预算(?:执行)?(?:完成)?(?:的)?可能性'),
    },
    {
      path: 'outlook.targets',
      label: '年度绩效目标完成可能性',
      also: words('(?:年度|全年|绩效|总体)*目标(?:实现|完成)(?:的)?可能性|(?:完成|实现)(?:绩效)?目标(?:的)?可能性'),
    },
    {
      path: 'corrective',
      label: '纠偏措施',
      also: words('(?:拟|拟?采取的?)?纠偏(?:整改)?(?:措施|建议)|纠正偏差措施'),
    },
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
  subjects: ['project'],
  isRegular: true,
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
  blank: BLANK,
};
