import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import { PROJECT } from '../io/project.ts';
import { KeepCode } from './keep-code.ts';
import { staffPages } from './staff-pages.ts';

/*
 * Compiles the pages, as a process of its own: what the bundler holds in memory is gone with it. Argument: the job as JSON.
 */
export interface CompileJob {
  /** Folder to compile into: the code below `code`, what pages ask for below `site`. */
  readonly folder: string;
  /** With the staff's pages. */
  readonly preview: boolean;
}

const { folder, preview } = JSON.parse(process.argv[2]!) as CompileJob;
const [site, cache] = [join(folder, 'site'), join(folder, 'astro')];
const code = new KeepCode(join(folder, 'code'), site);
await build({
  root: PROJECT,
  outDir: site,
  cacheDir: cache,
  integrations: [code.integration, ...(preview ? [staffPages()] : [])],
  logLevel: 'warn',
});
rmSync(cache, { recursive: true, force: true });
code.check();
