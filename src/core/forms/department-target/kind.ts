import { BREAKDOWN_HEADS, DEPARTMENT_ROWS, departmentFields, type FormIntake } from '../intake.ts';
import { extraRows, fiscalYear, yearLine } from '../headings.ts';
import { indicatorBlock } from '../indicator-rows.ts';
import type { Entry, FormKind } from '../kind.ts';
import { readTable } from '../reading.ts';
import type { Sheet } from '../sheet.ts';
import { FUNDS, INDICATORS, INTAKE as PROJECT_INTAKE } from '../target/kind.ts';
import { TASK_COLUMNS, taskBlock } from '../tasks.ts';
import { goalBlock, openingBlock } from './opening-block.ts';
import { departmentTarget, type DepartmentTarget } from './schema.ts';
import { BLANK } from './blank.ts';

const INTAKE: FormIntake = {
  ...PROJECT_INTAKE,
  titles: [/^(?!.*(?:自评|评价|监控|跟踪|完成情况)).*整体(?:支出)?.*绩效目标.*表/],
  signs: /年度主要任务/,
  fields: departmentFields(PROJECT_INTAKE.fields),
  fundRows: DEPARTMENT_ROWS,
  breakdowns: BREAKDOWN_HEADS,
  money: '年度预算',
};

function sheet(record: DepartmentTarget): Sheet {
  return {
    title: record.title,
    subtitle: yearLine(record),
    blocks: [
      openingBlock(record),
      ...taskBlock(record),
      ...goalBlock(record),
      indicatorBlock(record, INDICATORS, ({ span }) => extraRows(record.extra, span)),
    ],
  };
}

export const DEPARTMENT_TARGET: FormKind<DepartmentTarget> = {
  id: 'department-target',
  order: 5,
  name: '部门整体支出绩效目标表',
  short: '目标',
  purpose: '年度开始前，整个部门说明全年有多少钱、办哪些大事、要做到什么程度。',
  stage: 'plan',
  subjects: ['department'],
  isRegular: false,
  schema: departmentTarget,
  fundColumns: FUNDS,
  indicatorColumns: INDICATORS,
  taskColumns: TASK_COLUMNS,
  expectation: undefined,
  intake: INTAKE,
  period: fiscalYear,
  goals: ({ goal }): Entry[] => [
    { label: '中长期目标', text: goal?.project ?? '', path: 'goal.project' },
    { label: '年度总体目标', text: goal?.annual ?? '', path: 'goal.annual' },
  ],
  conclusion: () => [],
  read: (record) => readTable(record, undefined),
  sheet,
  blank: BLANK,
};
