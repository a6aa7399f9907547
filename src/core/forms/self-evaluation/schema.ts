import { z } from 'zod';
import { fund, indicator, ofProject, tableForm, text } from '../record.ts';

/** A row of money that is held against what was spent. */
export const evaluatedFund = z.strictObject({
  ...fund,
  initial: text.optional(),
  adjusted: text.optional(),
  executed: text.optional(),
  weight: text.optional(),
  rate: text.optional(),
  score: text.optional(),
});

/** An indicator with its result and the points given for it. */
export const evaluatedIndicator = z.strictObject({
  ...indicator,
  actual: text.optional(),
  weight: text.optional(),
  score: text.optional(),
  deviation: text.optional(),
});

/** What a self-evaluation states beside its money, of a project or of a whole department. */
export const evaluation = {
  goal: z.strictObject({ expected: text.optional(), actual: text.optional() }).optional(),
  indicators: z.array(evaluatedIndicator),
  total: z.strictObject({ weight: text.optional(), score: text.optional() }).optional(),
  grade: text.optional(),
};

/** 绩效自评表: what was planned, what came of it, and the points the unit gives itself. */
export const selfEvaluation = z.strictObject({
  kind: z.literal('self-evaluation'),
  ...tableForm,
  ...ofProject,
  funds: z.array(evaluatedFund),
  ...evaluation,
});
export type SelfEvaluation = z.infer<typeof selfEvaluation>;
