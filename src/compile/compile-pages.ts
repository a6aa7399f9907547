import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import { PROJECT } from '../program/project.ts';
import { KeepCode } from './keep-code.ts';
import { staffPages } from './staff-pages.ts';
import { notePackages, writeUsed } from './used-packages.ts';

/**
 * Compiles the pages: the code below `code`, what pages ask for below `site`.
 * @param preview with the staff's pages
 */
export async function compilePages(folder: string, preview: boolean): Promise<void> {
  const [site, cache] = [join(folder, 'site'), join(folder, 'astro')];
  const places = new Set<string>();
  const code = new KeepCode(join(folder, 'code'), site);
  await build({
    root: PROJECT,
    outDir: site,
    cacheDir: cache,
    integrations: [code.integration, ...(preview ? [staffPages()] : [])],
    logLevel: 'warn',
    vite: { plugins: [notePackages(places)] },
  });
  rmSync(cache, { recursive: true, force: true });
  code.check();
  writeUsed(folder, places);
}
