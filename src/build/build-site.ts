import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as buildPages } from 'astro';
import type { Content } from '../core/library/library.ts';
import { beginRun, type StaffMaterial } from '../data/run.ts';
import { staffPages } from '../integrations/staff-pages.ts';
import { DATA_FOLDERS, startDataFiles } from './data-files.ts';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface BuildOptions {
  readonly content: Content;
  /** Folder of the site; what is there is replaced at the very end, when everything else has succeeded. */
  readonly out: string;
  /** `/` or `/column/`. */
  readonly base: string;
  /** Address of the portal, for canonical links. */
  readonly site: string | undefined;
  /** With drafts, and with the staff's pages, which are no part of a public build. */
  readonly preview: boolean;
  readonly staff?: StaffMaterial;
}

/** Puts a finished folder in the place of another by two renames, so that no reader meets a half-written site. */
function replaceFolder(finished: string, out: string): void {
  const former = `${finished}.former`;
  if (existsSync(out)) renameSync(out, former);
  renameSync(finished, out);
  rmSync(former, { recursive: true, force: true });
}

/** Moves what the second process has written to its place among the pages. */
function addFolders(from: string, site: string): void {
  for (const name of DATA_FOLDERS) {
    if (!existsSync(join(from, name))) continue;
    mkdirSync(dirname(join(site, name)), { recursive: true });
    renameSync(join(from, name), join(site, name));
  }
}

/**
 * A path inside the project that leads to a folder elsewhere, in which modules find the project's packages. Astro keeps the
 * code it runs on the way beside the output only where the output is inside the project; else it keeps it in a folder common
 * to all builds, from where files cannot be moved to another disk and where two builds meet.
 */
function linkWithinProject(folder: string): string {
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const links = join(PROJECT, '.cache', 'builds');
  mkdirSync(links, { recursive: true });
  const link = join(links, basename(folder));
  symlinkSync(folder, link, 'junction');
  return link;
}

/**
 * Builds the site of `content`: pages by Astro in this process, the search index and the files of data in another at the same time.
 * @throws whatever stops either; `out` is then as it was.
 */
export async function buildSite({ content, out, base, site, preview, staff }: BuildOptions): Promise<void> {
  const target = resolve(out);
  mkdirSync(dirname(target), { recursive: true });
  const staging = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  const within = linkWithinProject(staging);
  const data = startDataFiles(content, join(staging, 'data'));
  try {
    beginRun(content, { preview, base, ...(staff ? { staff } : {}) });
    await buildPages({
      root: PROJECT,
      outDir: join(within, 'site'),
      // two builds at once, of a preview and a release, must not find each other's records in a common store
      cacheDir: join(staging, 'astro'),
      base,
      ...(site ? { site } : {}),
      ...(preview ? { integrations: [staffPages()] } : {}),
      logLevel: 'warn',
    });
    await data.finished;
    addFolders(join(staging, 'data'), join(staging, 'site'));
    replaceFolder(join(staging, 'site'), target);
  } finally {
    data.stop();
    rmSync(within, { force: true });
    rmSync(staging, { recursive: true, force: true });
  }
}
