import { z } from 'zod';
import { common, currency, extra, text } from '../record.ts';
import { evaluatedFund, evaluatedIndicator } from '../self-evaluation/schema.ts';

/**
 * The front matter of a 项目支出绩效自评报告 or 绩效评价报告, about a project or, without `project`, a whole department; what the
 * report states of score and money, and its table of indicators. `body` is its Markdown, added by the reader of the file.
 */
export const evaluationReport = z.strictObject({
  kind: z.literal('evaluation-report'),
  ...common,
  project: text.optional(),
  department: text.optional(),
  implementer: text.optional(),
  currency: currency.optional(),
  score: text.optional(),
  grade: text.optional(),
  funds: z.array(evaluatedFund).optional(),
  indicators: z.array(evaluatedIndicator).optional(),
  /** The points that could be got. */
  total: z.strictObject({ weight: text.optional() }).optional(),
  labels: z.record(text, text).optional(),
  extra: extra.optional(),
  body: text,
});
export type EvaluationReport = z.infer<typeof evaluationReport>;
