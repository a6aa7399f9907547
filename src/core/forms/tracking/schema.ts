import { z } from 'zod';
import { fund, indicator, ofProject, tableForm, text } from '../record.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** 绩效跟踪表: how far a project has come by the middle of its year. */
export const tracking = z.strictObject({
  kind: z.literal('tracking'),
  ...tableForm,
  ...ofProject,
  period: z.strictObject({ from: month, to: month, label: text.optional() }),
  funds: z.array(
    z.strictObject({
      ...fund,
      initial: text.optional(),
      adjusted: text.optional(),
      executed: text.optional(),
      rate: text.optional(),
    }),
  ),
  goal: z.strictObject({ expected: text.optional(), actual: text.optional() }).optional(),
  indicators: z.array(
    z.strictObject({
      ...indicator,
      planned: text.optional(),
      actual: text.optional(),
      deviation: text.optional(),
    }),
  ),
  outlook: z.strictObject({ budget: text.optional(), targets: text.optional() }).optional(),
  corrective: text.optional(),
});
export type Tracking = z.infer<typeof tracking>;
