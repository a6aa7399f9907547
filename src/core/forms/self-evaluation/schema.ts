import { z } from 'zod';
import { fund, indicator, tableForm, text } from '../record.ts';

/** 绩效自评表: what was planned, what came of it, and the points the unit gives itself. */
export const selfEvaluation = z.strictObject({
  kind: z.literal('self-evaluation'),
  ...tableForm,
  funds: z.array(
    z.strictObject({
      ...fund,
      initial: text.optional(),
      adjusted: text.optional(),
      executed: text.optional(),
      weight: text.optional(),
      rate: text.optional(),
      score: text.optional(),
    }),
  ),
  goal: z.strictObject({ expected: text.optional(), actual: text.optional() }).optional(),
  indicators: z.array(
    z.strictObject({
      ...indicator,
      actual: text.optional(),
      weight: text.optional(),
      score: text.optional(),
      deviation: text.optional(),
    }),
  ),
  total: z.strictObject({ weight: text.optional(), score: text.optional() }).optional(),
  grade: text.optional(),
});
export type SelfEvaluation = z.infer<typeof selfEvaluation>;
