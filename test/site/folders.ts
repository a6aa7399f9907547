import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const inCache = (name: string): string => fileURLToPath(new URL(`../../.cache/test/${name}`, import.meta.url));

/** The real content, at the root of a site. */
export const SEEDS_SITE = inCache('seeds-site');
/** Sample content of several years, drafts and hostile text, below a path. */
export const SAMPLE_CONTENT = inCache('sample-content');
export const SAMPLE_SITE = inCache('sample-site');
export const SAMPLE_PREVIEW = inCache('sample-preview');
/** The sample portal of the repository: three units, four years. */
export const PORTAL_SITE = inCache('portal-site');
/** The sample portal as if its lists were too long for a page. */
export const LONG_SITE = inCache('long-site');
export const SAMPLE_BASE = '/xxgk/jixiao/';
