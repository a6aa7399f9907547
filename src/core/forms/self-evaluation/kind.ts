import { openingBlock } from '../funds-block.ts';
import { extraRows, fiscalYear, labelOf, yearLine } from '../headings.ts';
import {
  GOAL_REACHED,
  INITIAL,
  OWN_YEAR,
  REASON,
  SCORE,
  SPENDING_RATE,
  TARGET_VALUE,
  WEIGHT,
} from '../column-words.ts';
import { FUND_ROWS, HEAD_FIELDS, words, type FormIntake } from '../intake.ts';
import { indicatorBlock, type IndicatorGrid } from '../indicator-rows.ts';
import type { Column, Entry, FormKind } from '../kind.ts';
import { readTable } from '../reading.ts';
import { empty, figure, printed, rowHead, type Sheet, type SheetCell } from '../sheet.ts';
import { selfEvaluation, type SelfEvaluation } from './schema.ts';
import { BLANK } from './blank.ts';

const ADJUSTED = words(
  '(?:全年|年度|年|调整后|调整|追加后|最终|实际|[本当]年度?|项目)*预算(?:调整)?(?:数|金额|额|安排数?|资金)?|调整后(?:数|金额)?',
);
const EXECUTED = words(
  `${OWN_YEAR}(?:(?!.*(?:预计|计划)).{0,6}(?:执行|支出|支付|使用)(?:数|金额|额|资金)|(?:全年|年度|[本当]年度?|实际|累计|已)+(?:执行|支出|支付|使用)|决算(?:数|金额|额)|实际完成(?:数|金额)|(?:实际|累计|已)投入(?:资金)?(?:数|金额|额)?)`,
);
const ACTUAL = words(
  `${OWN_YEAR}(?:(?!.*(?:预计|预期|计划|是否|能否|可能|未|偏差|原因|标准)).{0,8}(?:完成|实现|达成)(?:指标)?(?:数?值|情况|结果)?|.{0,4}实际(?:指标|目标)?值|业绩值)`,
);

export const FUNDS: Column[] = [
  { key: 'initial', label: '年初预算数', sort: 'amount', width: 14, also: INITIAL },
  { key: 'adjusted', label: '全年预算数', sort: 'amount', width: 14, also: ADJUSTED },
  { key: 'executed', label: '全年执行数', sort: 'amount', width: 14, also: EXECUTED },
  { key: 'weight', label: '分值', sort: 'points', width: 8, also: WEIGHT },
  { key: 'rate', label: '执行率', sort: 'rate', width: 10, also: SPENDING_RATE },
  { key: 'score', label: '得分', sort: 'points', width: 8, also: SCORE },
];
export const INDICATORS: Column[] = [
  { key: 'target', label: '年度指标值', sort: 'measure', width: 12, also: TARGET_VALUE },
  { key: 'actual', label: '实际完成值', sort: 'measure', width: 12, also: ACTUAL },
  { key: 'weight', label: '分值', sort: 'points', width: 7, also: WEIGHT },
  { key: 'score', label: '得分', sort: 'points', width: 7, also: SCORE },
  { key: 'deviation', label: '偏差原因分析及改进措施', sort: 'prose', width: 20, also: REASON },
];

/** What the importer looks for; the form of a whole department shares its fields. */
export const INTAKE: FormIntake = {
  titles: [/自评(?:价)?(?:情况)?(?:结果)?(?:报告)?表/, /绩效(?:自我)?评价(?:情况)?表/, /绩效目标(?:实际)?完成情况表/],
  signs: /自评|得分|实际完成值/,
  fields: [
    ...HEAD_FIELDS,
    {
      path: 'goal',
      label: '年度总体目标',
      also: words(
        '(?:项目|专项|政策)?(?:年度|[本当]年度?|全年|总体|总|绩效|整体)+目标|(?:年度|[本当]年度?|全年)?(?:总体|绩效)+目标完成情况',
      ),
    },
    {
      path: 'goal.expected',
      label: '预期目标',
      also: words(
        '(?:年初|项目|年度)?(?:设定|预期|年度)(?:绩效|总体|的)*目标|年初(?:绩效|总体)?目标|目标内容|预期(?:绩效|总体)?目标',
      ),
      below: true,
    },
    {
      path: 'goal.actual',
      label: '实际完成情况',
      also: words(GOAL_REACHED),
      below: true,
    },
    {
      path: 'total',
      label: '总分',
      also: words(
        '(?:自评|评价|绩效|得分|分值|项目|综合|总|自我)*(?:总分|总得分|合计|总计|总评分)(?:值|合计|得分)?|(?:总?自评|合计|综合|项目|最终|评价)+得分(?:合计)?|(?:自评|自我评价|综合评价|评价)分(?:数|值)',
      ),
    },
    {
      path: 'grade',
      label: '评分等级',
      also: words(
        '(?:自评价?|评价|评定|绩效|综合|结论|结果)*(?:等级|等次|评级|(?<=评价?|绩效)级别|(?<=评价?|绩效)档次)',
      ),
    },
  ],
  fundRows: FUND_ROWS,
  money: '项目资金',
  fundPairs: false,
  onlyGoal: 'goal.expected',
  totals: { weight: 'total.weight', score: 'total.score' },
};

const POINTS = ['weight', 'score'] as const;

/** What stands below the indicators. */
type Closing = Pick<SelfEvaluation, 'total' | 'grade' | 'labels' | 'extra'>;

/** The points of the total that the form prints; their columns are shown even where no indicator has points. */
export const totalKeys = ({ total }: Closing) => POINTS.filter((key) => total?.[key] !== undefined);

/** 总分 with its points under 分值 and 得分. */
function totalRow(record: Closing, { span, columns }: IndicatorGrid): SheetCell[][] {
  const printedKeys = totalKeys(record);
  if (printedKeys.length === 0) return [];
  const place = (key: string): number => columns.findIndex((column) => column.key === key);
  const shown = POINTS.filter((key) => place(key) >= 0);
  const before = span - columns.length + place(shown[0]!);
  const after = span - before - shown.length;
  return [
    [
      rowHead(labelOf(record.labels, 'total', '总分'), { cols: before }),
      ...shown.map((key) => (printedKeys.includes(key) ? figure(record.total?.[key], `total.${key}`) : empty())),
      ...(after > 0 ? [empty({ cols: after })] : []),
    ],
  ];
}

export function closingRows(record: Closing, grid: IndicatorGrid): SheetCell[][] {
  const { grade, extra, labels } = record;
  const gradeHead = rowHead(labelOf(labels, 'grade', '评分等级'));
  return [
    ...totalRow(record, grid),
    ...(grade === undefined ? [] : [[gradeHead, printed(grade, 'grade', { cols: grid.span - 1 })]]),
    ...extraRows(extra, grid.span),
  ];
}

/** The official words for the goals. */
export const GOALS = { expected: '预期目标', actual: '实际完成情况' };

function sheet(record: SelfEvaluation): Sheet {
  const wording = { money: '项目资金', ...GOALS };
  return {
    title: record.title,
    subtitle: yearLine(record),
    blocks: [
      openingBlock(record, FUNDS, wording),
      indicatorBlock(record, INDICATORS, (grid) => closingRows(record, grid), totalKeys(record)),
    ],
  };
}

export const goals = ({ goal }: Pick<SelfEvaluation, 'goal'>): Entry[] => [
  { label: GOALS.expected, text: goal?.expected ?? '', path: 'goal.expected' },
  { label: GOALS.actual, text: goal?.actual ?? '', path: 'goal.actual' },
];

export const conclusion = ({ total, grade }: Closing): Entry[] => [
  { label: '总分', text: total?.score ?? '', path: 'total.score' },
  ...(grade === undefined ? [] : [{ label: '评分等级', text: grade, path: 'grade' }]),
];

export const SELF_EVALUATION: FormKind<SelfEvaluation> = {
  id: 'self-evaluation',
  order: 4,
  name: '绩效自评表',
  short: '自评',
  purpose: '年度结束后，单位对照目标报告实际完成情况，并给自己打分。',
  stage: 'final',
  subjects: ['project'],
  isRegular: true,
  schema: selfEvaluation,
  fundColumns: FUNDS,
  indicatorColumns: INDICATORS,
  expectation: 'target',
  intake: INTAKE,
  period: fiscalYear,
  goals,
  conclusion,
  read: (record) => readTable(record, 'target'),
  sheet,
  blank: BLANK,
};
