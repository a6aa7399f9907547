import { explainReason, OUTCOME_WORDS, REASON_IDS } from '../explain/attainment.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import type { IndicatorRow } from '../forms/record.ts';
import { json, measure, number, points, printed, word } from './columns.ts';
import { declare } from './table.ts';
import { rowColumns, spellExtra, type RowOf, type ToldForm } from './told-form.ts';

type Row = RowOf<IndicatorRow, IndicatorLine>;

/** Decimals of a quotient, which may have no end; the only column that is rounded. */
const PLACES = 6;

const SAID = {
  within: '数或日期合乎目标',
  beyond: '比目标更多',
  short: '不合目标，或表中自己写未完成',
  'same-words': '与目标用词相同',
};
const REASON_WORDS = Object.fromEntries(
  REASON_IDS.map((reason) => [reason, explainReason(reason) || SAID[reason as keyof typeof SAID]]),
);

export const INDICATORS = declare<ToldForm, Row>({
  id: 'indicators',
  title: '指标',
  meaning: '每张表的绩效指标，一行一条：目标、结果、分值，以及结果与目标对照的结论。',
  key: ['record', 'path'],
  references: [{ columns: ['record'], table: 'records' }],
  rows: (told) =>
    told.reading.indicators.map((line) => ({ of: told, index: Number(line.path.split('.')[1]), row: line.row, line })),
  columns: [
    ...rowColumns<Row>('indicators'),
    printed('level1', '一级指标', '照原表；合并的格每行都写', ({ row }) => row.level1),
    printed('level2', '二级指标', '照原表；合并的格每行都写', ({ row }) => row.level2),
    printed('name', '三级指标', '照原表，一字不改', ({ row }) => row.name),
    ...measure<Row>({
      ...{ name: 'target', title: '年度指标值' },
      text: ({ row }) => row.target,
      value: ({ line }) => line.target,
    }),
    ...measure<Row>({
      ...{ name: 'planned', title: '跟踪期计划完成值' },
      text: ({ row }) => row.planned,
      value: ({ line }) => line.planned,
    }),
    ...measure<Row>({
      ...{ name: 'actual', title: '实际完成值' },
      text: ({ row }) => row.actual,
      value: ({ line }) => line.actual,
    }),
    word(
      'outcome',
      '结论',
      '只拿表上填的结果和目标对照；表不报结果的为空',
      OUTCOME_WORDS,
      ({ line }) => line.attainment?.outcome,
    ),
    word('reason', '结论的理由', '为什么是这个结论', REASON_WORDS, ({ line }) => line.attainment?.reason),
    number(
      'percent_of_target',
      '结果为目标的（%）',
      '结果除以目标，四舍五入到六位小数；两者都是同一单位的数才有',
      ({ line }) => line.attainment?.percent?.toDecimalPlaces(PLACES).toFixed(),
      { unit: '%' },
    ),
    ...points<Row>({ name: 'weight', title: '分值', text: ({ row }) => row.weight, value: ({ line }) => line.weight }),
    ...points<Row>({ name: 'score', title: '得分', text: ({ row }) => row.score, value: ({ line }) => line.score }),
    printed('deviation', '偏差原因', '偏差原因分析及改进措施，照原表', ({ row }) => row.deviation),
    json('extra', '其他列', '原表另有的列和所填的字，JSON，按原表顺序', ({ row }) => spellExtra(row.extra)),
  ],
});
