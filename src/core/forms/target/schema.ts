import { z } from 'zod';
import { indicator, ofProject, tableForm, text } from '../record.ts';

export const goal = z
  .strictObject({ project: text.optional(), projectPeriod: text.optional(), annual: text.optional() })
  .optional();

/** 绩效目标填报表 (申报表): what a project is to achieve, and for how much. */
export const target = z.strictObject({
  kind: z.literal('target'),
  ...tableForm,
  ...ofProject,
  category: text.optional(),
  start: text.optional(),
  end: text.optional(),
  funds: z.array(
    z.strictObject({
      scope: z.enum(['project', 'annual']),
      source: z.enum(['total', 'fiscal', 'appropriation', 'carryover', 'other', 'extra']),
      label: text,
      amount: text.optional(),
    }),
  ),
  goal,
  indicators: z.array(z.strictObject(indicator)),
});
export type Target = z.infer<typeof target>;
