import { z } from 'zod';
import { text } from '../forms/record.ts';

/** `content/units/<slug>.yaml` */
export const unit = z.strictObject({
  name: text.min(1),
  aliases: z.array(text).optional(),
  parent: text.optional(),
  district: text.optional(),
  contact: text.optional(),
  /** 发布机构 of its forms, where a form does not name one. */
  publisher: text.min(1).optional(),
});
export type Unit = z.infer<typeof unit>;

/** `content/projects/<unit>/<slug>.yaml`; `parent` and `predecessor` are slugs in the same unit. */
export const project = z.strictObject({
  name: text.min(1),
  aliases: z.array(text).optional(),
  parent: text.optional(),
  predecessor: text.optional(),
  indicatorAliases: z.record(text, z.array(text)).optional(),
});
export type Project = z.infer<typeof project>;
