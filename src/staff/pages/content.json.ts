import { catalogue } from '../../data/site.ts';

/** The content as the self-check of the import page needs it; prose is left out. */
export const GET = (): Response => {
  const { site, units, projects, forms } = catalogue().content;
  return new Response(JSON.stringify({ site, units, projects, forms }));
};
