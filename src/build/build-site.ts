import { renameSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import { SiteBuild, type BuildOptions } from './site-build.ts';

export type { BuildOptions };

/**
 * Builds the whole site of `content`.
 * @param out a folder that is not there yet
 * @throws whatever stops it; `out` is not there then
 */
export async function buildSite(options: BuildOptions & { readonly out: string }): Promise<void> {
  const target = resolve(options.out);
  const work = makeWorkFolder(dirname(target), '.');
  try {
    const folder = join(work, 'site');
    const build = await SiteBuild.open(options, folder, undefined);
    await build.make();
    renameSync(folder, target);
  } finally {
    removeWorkFolder(work);
  }
}
