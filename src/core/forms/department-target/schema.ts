import { z } from 'zod';
import { breakdown, departmentSource, indicator, ofDepartment, tableForm, text } from '../record.ts';
import { goal } from '../target/schema.ts';
import { tasks } from '../tasks.ts';

/** 部门整体支出绩效目标表: what a whole department is to achieve in a year, by which tasks and for how much. */
export const departmentTarget = z.strictObject({
  kind: z.literal('department-target'),
  ...ofDepartment,
  ...tableForm,
  funds: z.array(
    z.strictObject({
      scope: z.enum(['project', 'annual']).optional(),
      source: departmentSource,
      breakdown: breakdown.optional(),
      label: text,
      amount: text.optional(),
    }),
  ),
  tasks,
  goal,
  indicators: z.array(z.strictObject(indicator)),
});
export type DepartmentTarget = z.infer<typeof departmentTarget>;
