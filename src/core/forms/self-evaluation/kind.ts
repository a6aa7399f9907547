import { openingBlock } from '../funds-block.ts';
import { extraRows, fiscalYear, labelOf, yearLine } from '../headings.ts';
import { indicatorBlock, type IndicatorGrid } from '../indicator-rows.ts';
import type { Column, Entry, FormKind } from '../kind.ts';
import { readTable } from '../reading.ts';
import { empty, figure, printed, rowHead, type Sheet, type SheetCell } from '../sheet.ts';
import { selfEvaluation, type SelfEvaluation } from './schema.ts';

const FUNDS: Column[] = [
  { key: 'initial', label: '年初预算数', sort: 'amount', width: 14 },
  { key: 'adjusted', label: '全年预算数', sort: 'amount', width: 14 },
  { key: 'executed', label: '全年执行数', sort: 'amount', width: 14 },
  { key: 'weight', label: '分值', sort: 'points', width: 8 },
  { key: 'rate', label: '执行率', sort: 'rate', width: 10 },
  { key: 'score', label: '得分', sort: 'points', width: 8 },
];
const INDICATORS: Column[] = [
  { key: 'target', label: '年度指标值', sort: 'measure', width: 12 },
  { key: 'actual', label: '实际完成值', sort: 'measure', width: 12 },
  { key: 'weight', label: '分值', sort: 'points', width: 7 },
  { key: 'score', label: '得分', sort: 'points', width: 7 },
  { key: 'deviation', label: '偏差原因分析及改进措施', sort: 'prose', width: 20 },
];

const POINTS = ['weight', 'score'] as const;

/** The points of the total that the form prints; their columns are shown even where no indicator has points. */
const totalKeys = ({ total }: SelfEvaluation) => POINTS.filter((key) => total?.[key] !== undefined);

/** 总分 with its points under 分值 and 得分. */
function totalRow(record: SelfEvaluation, { span, columns }: IndicatorGrid): SheetCell[][] {
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

function closingRows(record: SelfEvaluation, grid: IndicatorGrid): SheetCell[][] {
  const { grade, extra, labels } = record;
  const gradeHead = rowHead(labelOf(labels, 'grade', '评分等级'));
  return [
    ...totalRow(record, grid),
    ...(grade === undefined ? [] : [[gradeHead, printed(grade, 'grade', { cols: grid.span - 1 })]]),
    ...extraRows(extra, grid.span),
  ];
}

function sheet(record: SelfEvaluation): Sheet {
  const wording = { money: '项目资金', expected: '预期目标', actual: '实际完成情况' };
  return {
    title: record.title,
    subtitle: yearLine(record),
    blocks: [
      openingBlock(record, FUNDS, wording),
      indicatorBlock(record, INDICATORS, (grid) => closingRows(record, grid), totalKeys(record)),
    ],
  };
}

export const SELF_EVALUATION: FormKind<SelfEvaluation> = {
  id: 'self-evaluation',
  order: 4,
  name: '绩效自评表',
  short: '自评',
  purpose: '年度结束后，单位对照目标报告实际完成情况，并给自己打分。',
  stage: 'final',
  schema: selfEvaluation,
  fundColumns: FUNDS,
  indicatorColumns: INDICATORS,
  expectation: 'target',
  period: fiscalYear,
  goals: ({ goal }): Entry[] => [
    { label: '预期目标', text: goal?.expected ?? '', path: 'goal.expected' },
    { label: '实际完成情况', text: goal?.actual ?? '', path: 'goal.actual' },
  ],
  conclusion: ({ total, grade }): Entry[] => [
    { label: '总分', text: total?.score ?? '', path: 'total.score' },
    ...(grade === undefined ? [] : [{ label: '评分等级', text: grade, path: 'grade' }]),
  ],
  read: (record) => readTable(record, 'target'),
  sheet,
};
