import { z } from 'zod';
import { common, ofProject, text } from '../record.ts';

/** The front matter of a 项目经费情况说明; `body` is its Markdown, added by the reader of the file. */
export const narrative = z.strictObject({
  kind: z.literal('narrative'),
  ...common,
  ...ofProject,
  body: text,
});
export type Narrative = z.infer<typeof narrative>;
