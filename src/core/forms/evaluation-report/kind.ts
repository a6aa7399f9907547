import { parsePoints } from '../../figures/number.ts';
import { openingBlock } from '../funds-block.ts';
import { extraRows, fiscalYear, labelOf, pairRow, yearLine } from '../headings.ts';
import { indicatorBlock } from '../indicator-rows.ts';
import { HEAD_FIELDS, type FormIntake } from '../intake.ts';
import type { Entry, FormKind } from '../kind.ts';
import { readTable, type Reading } from '../reading.ts';
import { FUNDS, GOALS, INDICATORS, INTAKE as FORM_INTAKE } from '../self-evaluation/kind.ts';
import { shares, type Sheet, type SheetBlock, type SheetCell } from '../sheet.ts';
import { REPORT_TITLES } from '../title-words.ts';
import { evaluationReport, type EvaluationReport } from './schema.ts';

const MONEY = '资金';

const INTAKE: FormIntake = {
  titles: REPORT_TITLES,
  signs: /^$/,
  fields: [...HEAD_FIELDS, ...FORM_INTAKE.fields.filter(({ path }) => path === 'total' || path === 'grade')],
  fundRows: FORM_INTAKE.fundRows,
  money: MONEY,
  fundPairs: false,
  onlyGoal: '',
  totals: { weight: 'total.weight', score: 'score' },
  prose: {
    section:
      /^\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}(?:部分|章))/,
    least: 2,
  },
};

const FULL_SCORE = '满分';
const SCORE = '评价得分';
const GRADE = '评价等级';

/** Score and grade as the report states them, over a grid of `span` columns. */
const closingRows = ({ total, score, grade, labels, extra }: EvaluationReport, span: number): SheetCell[][] => [
  ...pairRow(
    [
      { label: FULL_SCORE, text: total?.weight, path: 'total.weight' },
      { label: labelOf(labels, 'total', SCORE), text: score, path: 'score' },
      { label: labelOf(labels, 'grade', GRADE), text: grade, path: 'grade' },
    ],
    span,
  ),
  ...extraRows(extra, span),
];

function indicatorBlocks(record: EvaluationReport): SheetBlock[] {
  const { indicators = [], labels } = record;
  if (indicators.length)
    return [indicatorBlock({ indicators, labels }, INDICATORS, ({ span }) => closingRows(record, span))];
  const widths = shares(15, 35, 15, 35);
  const body = closingRows(record, widths.length);
  return body.length ? [{ caption: '评价结论', widths, body }] : [];
}

/** The figures that the report states, laid out as those of a self-evaluation; nothing where it states none. */
function sheet(record: EvaluationReport): Sheet | undefined {
  const { funds = [], currency = '元', project, department, implementer } = record;
  const results = indicatorBlocks(record);
  if (funds.length === 0 && results.length === 0) return undefined;
  const names = { project, department, implementer, labels: record.labels };
  return {
    title: record.title,
    subtitle: yearLine({ year: record.year }),
    blocks: [openingBlock({ ...names, currency, funds }, FUNDS, { money: MONEY, ...GOALS }), ...results],
  };
}

function read(record: EvaluationReport): Reading {
  const { currency = '元', funds = [], indicators = [] } = record;
  return {
    ...readTable({ currency, funds, indicators, grade: record.grade }, 'target'),
    fullScore: parsePoints(record.total?.weight),
    score: parsePoints(record.score),
    scoreAt: 'score',
  };
}

export const EVALUATION_REPORT: FormKind<EvaluationReport> = {
  id: 'evaluation-report',
  order: 7,
  name: '绩效评价报告',
  short: '报告',
  purpose: '年度结束后，用文字说明钱怎么用的、事办得怎样、有什么问题、怎么改。',
  stage: 'final',
  subjects: ['project', 'department'],
  isRegular: false,
  schema: evaluationReport,
  fundColumns: FUNDS,
  indicatorColumns: INDICATORS,
  expectation: 'target',
  intake: INTAKE,
  period: fiscalYear,
  goals: () => [],
  conclusion: ({ score, grade }): Entry[] => [
    ...(score === undefined ? [] : [{ label: SCORE, text: score, path: 'score' }]),
    ...(grade === undefined ? [] : [{ label: GRADE, text: grade, path: 'grade' }]),
  ],
  read,
  sheet,
  body: (record) => record.body,
};
