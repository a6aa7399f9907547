import { z } from 'zod';
import { FORM_KINDS } from '../forms/registry.ts';

const slug = z.string().min(1);

/** Forms that a unit has to publish for a year. */
const expectedForms = z.strictObject({
  unit: slug,
  year: z.string().regex(/^\d{4}$/),
  forms: z.array(z.enum(FORM_KINDS.map(({ id }) => id))).min(1),
  /** Slugs of the unit's projects, or `_department`; where left out, every project that has a form of the year. */
  projects: z.array(slug).min(1).optional(),
  /** Last day of publication; where left out, the site's deadlines hold. */
  due: z.iso.date().optional(),
});
export type ExpectedForms = z.infer<typeof expectedForms>;

/** `content/expected.yaml`, which need not exist: what has to be published, for the staff's board in the preview. */
export const expectedList = z.strictObject({ expected: z.array(expectedForms) });
