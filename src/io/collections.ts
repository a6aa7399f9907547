import { z } from 'zod';
import { FORM_KINDS, type FormRecord } from '../core/forms/registry.ts';
import { project, unit } from '../core/library/entries.ts';
import { correction } from '../core/release/correction.ts';

const text = z.string().min(1);
/** A page of prose and what it must say of itself. */
const proseWith = (named: Record<string, z.ZodString>) =>
  z.looseObject({ ...named, body: z.string() }).catchall(z.union([z.string(), z.array(z.string())]));

/**
 * The schema of every folder of content, by its name: each file below it must fit. `src/content.config.ts` declares them to
 * Astro, the readers of this folder read through them.
 */
export const COLLECTIONS = {
  records: z.union(FORM_KINDS.map(({ schema }) => schema)) as z.ZodType<FormRecord>,
  units: unit,
  projects: project,
  corrections: correction,
  glossary: proseWith({ term: text }),
  handbook: proseWith({ title: text }),
  pages: proseWith({ title: text }),
};
export type CollectionName = keyof typeof COLLECTIONS;
export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as readonly CollectionName[];
