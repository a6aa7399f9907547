import { join } from 'node:path';
import { PROJECT } from '../io/project.ts';

/** Where commands keep what they are at work on; anything in it may be removed when no command runs. */
export const CACHES = {
  import: join(PROJECT, '.cache/import'),
  preview: join(PROJECT, '.cache/preview'),
  release: join(PROJECT, '.cache/release'),
  start: join(PROJECT, '.cache/start'),
} as const;

/** Compiled pages, which stay; beside them work what compiles them. */
export const PAGES = join(PROJECT, '.cache/pages');

/** What was read of files of content, for the next command. */
export const READINGS = join(PROJECT, '.cache/readings');

/** Compiled modules; scripts/require-node.js has Node keep them there. */
export const MODULES = join(PROJECT, '.cache/modules');

/** The sites that releases were made of, for the next release to the same place. */
export const SITES = join(PROJECT, '.cache/sites');
