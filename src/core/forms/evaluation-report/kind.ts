import { parsePoints } from '../../figures/number.ts';
import { openingBlock } from '../funds-block.ts';
import { fiscalYear, pairRow, yearLine } from '../headings.ts';
import { indicatorBlock } from '../indicator-rows.ts';
import type { FormIntake } from '../intake.ts';
import type { Entry, FormKind } from '../kind.ts';
import { readTable, type Reading } from '../reading.ts';
import { FUNDS, GOALS, INDICATORS } from '../self-evaluation/kind.ts';
import { shares, type Sheet, type SheetBlock, type SheetCell } from '../sheet.ts';
import { evaluationReport, type EvaluationReport } from './schema.ts';

const INTAKE: FormIntake = {
  titles: [/(?:绩效)?(?:自评(?:价)?|自我评价|绩效评价)(?:工作)?(?:总结)?报告$/],
  signs: /^$/,
  fields: [],
  fundRows: [],
  money: '',
  fundPairs: false,
  onlyGoal: '',
};

const SCORE = '评价得分';
const GRADE = '评价等级';

/** Score and grade as the report states them, over a grid of `span` columns. */
const closingRows = ({ score, grade }: EvaluationReport, span: number): SheetCell[][] =>
  pairRow(
    [
      { label: SCORE, text: score, path: 'score' },
      { label: GRADE, text: grade, path: 'grade' },
    ],
    span,
  );

function indicatorBlocks(record: EvaluationReport): SheetBlock[] {
  const { indicators = [] } = record;
  if (indicators.length) return [indicatorBlock({ indicators }, INDICATORS, ({ span }) => closingRows(record, span))];
  const widths = shares(15, 35, 15, 35);
  const body = closingRows(record, widths.length);
  return body.length ? [{ caption: '评价结论', widths, body }] : [];
}

/** The figures that the report states, laid out as those of a self-evaluation; nothing where it states none. */
function sheet(record: EvaluationReport): Sheet | undefined {
  const { funds = [], currency = '元', project, department, implementer } = record;
  const results = indicatorBlocks(record);
  if (funds.length === 0 && results.length === 0) return undefined;
  const names = { project, department, implementer };
  return {
    title: record.title,
    subtitle: yearLine({ year: record.year }),
    blocks: [openingBlock({ ...names, currency, funds }, FUNDS, { money: '资金', ...GOALS }), ...results],
  };
}

function read(record: EvaluationReport): Reading {
  const { currency = '元', funds = [], indicators = [] } = record;
  return {
    ...readTable({ currency, funds, indicators, grade: record.grade }, 'target'),
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
