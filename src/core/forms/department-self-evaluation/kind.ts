import { goalBlock, openingBlock } from '../funds-block.ts';
import { fiscalYear, yearLine } from '../headings.ts';
import { indicatorBlock } from '../indicator-rows.ts';
import { BREAKDOWN_HEADS, DEPARTMENT_ROWS, departmentFields, type FormIntake } from '../intake.ts';
import type { FormKind } from '../kind.ts';
import { readTable } from '../reading.ts';
import {
  closingRows,
  conclusion,
  FUNDS,
  goals,
  GOALS,
  INDICATORS,
  INTAKE as PROJECT_INTAKE,
  totalKeys,
} from '../self-evaluation/kind.ts';
import type { Sheet } from '../sheet.ts';
import { TASK_COLUMNS, taskBlock } from '../tasks.ts';
import { departmentSelfEvaluation, type DepartmentSelfEvaluation } from './schema.ts';
import { BLANK } from './blank.ts';

const MONEY = '年度预算';

const INTAKE: FormIntake = {
  ...PROJECT_INTAKE,
  titles: [/整体(?:支出)?.*(?:自评(?:价)?|自我评价|绩效评价)(?:情况)?(?:结果)?表/],
  signs: /^$/,
  fields: departmentFields(PROJECT_INTAKE.fields),
  fundRows: DEPARTMENT_ROWS,
  breakdowns: BREAKDOWN_HEADS,
  money: MONEY,
};

function sheet(record: DepartmentSelfEvaluation): Sheet {
  const wording = { money: MONEY, ...GOALS };
  return {
    title: record.title,
    subtitle: yearLine(record),
    blocks: [
      openingBlock({ ...record, goal: undefined }, FUNDS, wording),
      ...taskBlock(record),
      ...goalBlock(record, wording),
      indicatorBlock(record, INDICATORS, (grid) => closingRows(record, grid), totalKeys(record)),
    ],
  };
}

export const DEPARTMENT_SELF_EVALUATION: FormKind<DepartmentSelfEvaluation> = {
  id: 'department-self-evaluation',
  order: 6,
  name: '部门整体支出绩效自评表',
  short: '自评',
  purpose: '年度结束后，整个部门报告全年的钱用了多少、大事办成没有，并给自己打分。',
  stage: 'final',
  subjects: ['department'],
  isRegular: false,
  schema: departmentSelfEvaluation,
  fundColumns: FUNDS,
  indicatorColumns: INDICATORS,
  taskColumns: TASK_COLUMNS,
  expectation: 'target',
  intake: INTAKE,
  period: fiscalYear,
  goals,
  conclusion,
  read: (record) => readTable(record, 'target'),
  sheet,
  blank: BLANK,
};
