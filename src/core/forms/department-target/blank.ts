import { BLANK_YEAR, blankDepartmentFunds, blankForm, blankIndicators, blankTasks } from '../blank.ts';
import type { DepartmentTarget } from './schema.ts';

export const BLANK: DepartmentTarget = {
  kind: 'department-target',
  ...blankForm('部门整体支出绩效目标表'),
  department: '',
  labels: BLANK_YEAR,
  funds: blankDepartmentFunds(['amount'], { scope: 'annual' as const }),
  tasks: blankTasks(),
  goal: { annual: '' },
  indicators: blankIndicators(['target']),
};
