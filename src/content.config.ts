import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { COLLECTIONS } from './io/collections.ts';

/**
 * The gate of content: each folder with its schema, from which `astro sync` and `astro check` have their types. Entries are
 * read through the same declarations by `src/io/load-content.ts`, which knows lines, doubles and relations; none enters
 * Astro's store, so that compiled pages rest on no content.
 */
const files = (name: string): Loader => ({
  name: `mingzhang-${name}`,
  load: ({ store }) => Promise.resolve(store.clear()),
});

export const collections = {
  records: defineCollection({ loader: files('records'), schema: COLLECTIONS.records }),
  units: defineCollection({ loader: files('units'), schema: COLLECTIONS.units }),
  projects: defineCollection({ loader: files('projects'), schema: COLLECTIONS.projects }),
  corrections: defineCollection({ loader: files('corrections'), schema: COLLECTIONS.corrections }),
  glossary: defineCollection({ loader: files('glossary'), schema: COLLECTIONS.glossary }),
  handbook: defineCollection({ loader: files('handbook'), schema: COLLECTIONS.handbook }),
  pages: defineCollection({ loader: files('pages'), schema: COLLECTIONS.pages }),
};
