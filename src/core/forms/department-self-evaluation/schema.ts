import { z } from 'zod';
import { breakdown, departmentSource, ofDepartment, tableForm } from '../record.ts';
import { evaluatedFund, evaluation } from '../self-evaluation/schema.ts';
import { tasks } from '../tasks.ts';

/** 部门整体支出绩效自评表: what became of a whole department's money, tasks and targets, and the points it gives itself. */
export const departmentSelfEvaluation = z.strictObject({
  kind: z.literal('department-self-evaluation'),
  ...ofDepartment,
  ...tableForm,
  funds: z.array(evaluatedFund.extend({ source: departmentSource, breakdown: breakdown.optional() })),
  tasks,
  ...evaluation,
});
export type DepartmentSelfEvaluation = z.infer<typeof departmentSelfEvaluation>;
