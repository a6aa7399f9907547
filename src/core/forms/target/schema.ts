import { z } from 'zod';
import { indicator, tableForm, text } from '../record.ts';

/** 绩效目标填报表 (申报表): what a project is to achieve, and for how much. */
export const target = z.strictObject({
  kind: z.literal('target'),
  ...tableForm,
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
  goal: z
    .strictObject({ project: text.optional(), projectPeriod: text.optional(), annual: text.optional() })
    .optional(),
  indicators: z.array(z.strictObject(indicator)),
});
export type Target = z.infer<typeof target>;
