import type { AstroIntegration } from 'astro';

/** The staff's pages, by the route they stand at; their files are outside `src/pages`, so that no public build sees them. */
const ROUTES: Readonly<Record<string, string>> = {
  '/staff/': 'index.astro',
  '/staff/changes/': 'changes.astro',
  '/staff/findings/': 'findings.astro',
  '/staff/findings/[unit]/': 'unit-findings.astro',
  '/staff/privacy/': 'privacy.astro',
  '/staff/completeness/': 'completeness.astro',
  '/staff/completeness/[...at]/': 'further-completeness.astro',
  '/staff/waivers/': 'waivers.astro',
  '/staff/import/': 'import.astro',
  '/staff/handbook/': 'handbook.astro',
  '/staff/handbook/[chapter]/': 'chapter.astro',
};

/** Adds the staff's pages to a build; given to previews only. */
export const staffPages = (): AstroIntegration => ({
  name: 'staff-pages',
  hooks: {
    'astro:config:setup': ({ injectRoute, updateConfig }) => {
      // the readers of PDF and workbooks are large, come from this machine and are loaded with the first file only
      updateConfig({ vite: { build: { chunkSizeWarningLimit: 4000 } } });
      for (const [pattern, file] of Object.entries(ROUTES))
        injectRoute({ pattern, entrypoint: new URL(`../staff/pages/${file}`, import.meta.url) });
    },
  },
});
