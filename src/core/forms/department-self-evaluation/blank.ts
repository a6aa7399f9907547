import { BLANK_YEAR, blankDepartmentFunds, blankForm, blankTasks } from '../blank.ts';
import { BLANK_EVALUATION, FUND_KEYS } from '../self-evaluation/blank.ts';
import type { DepartmentSelfEvaluation } from './schema.ts';

export const BLANK: DepartmentSelfEvaluation = {
  kind: 'department-self-evaluation',
  ...blankForm('部门整体支出绩效自评表'),
  department: '',
  labels: BLANK_YEAR,
  funds: blankDepartmentFunds(FUND_KEYS, {}),
  tasks: blankTasks(),
  ...BLANK_EVALUATION,
};
