import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import type { Catalogue } from './core/library/catalogue.ts';
import { catalogueIfAny } from './data/run.ts';

/**
 * Collections hold what routes need. The full records stay in the run's catalogue: Astro would serialise and bundle every
 * entry's data (53 MB at 10,000 records).
 */
function listing<T extends { id: string }>(name: string, list: (catalogue: Catalogue) => T[]): Loader {
  return {
    name: `mingzhang-${name}`,
    load: async ({ store }) => {
      store.clear();
      const catalogue = catalogueIfAny();
      for (const { id, ...data } of catalogue ? list(catalogue) : []) store.set({ id, data });
    },
  };
}

export const collections = {
  forms: defineCollection({
    // project by project: pages of one project rest on the same forms
    loader: listing('forms', ({ projects }) =>
      projects
        .flatMap(({ forms }) => forms)
        .map(({ id, year, unit, project, kind }) => ({ id, year, unit, project, kind })),
    ),
    schema: z.object({ year: z.string(), unit: z.string(), project: z.string(), kind: z.string() }),
  }),
  projects: defineCollection({
    loader: listing('projects', ({ projects }) =>
      projects.map(({ unit, slug }) => ({ id: `${unit}/${slug}`, unit, slug })),
    ),
    schema: z.object({ unit: z.string(), slug: z.string() }),
  }),
  units: defineCollection({
    loader: listing('units', ({ units }) => units.map(({ slug, unit }) => ({ id: slug, name: unit.name }))),
    schema: z.object({ name: z.string() }),
  }),
};
