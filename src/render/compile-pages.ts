import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { PAGES } from '../disk/caches.ts';
import { isWorkFolder, makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import { PROJECT } from '../io/project.ts';
import type * as Entry from './entry.ts';
import { sourceKey } from '../io/source-key.ts';
import { staffPages } from './staff-pages.ts';

/** Astro looks for its entry by the beginning of this name. */
const ENTRY = 'prerender-entry.mjs';
const KEPT = 8;

export interface CompiledPages {
  /** Another for any other code. */
  readonly key: string;
  readonly folder: string;
  /** Folder of the styles, scripts and pictures that pages ask for, and of `public/`. */
  readonly assets: string;
}

/**
 * Has Astro compile all pages and render none: the code it would render them with is kept instead, with `entry.ts` as its
 * entry. `setPrerenderer` and `updateConfig` are Astro's public ways (https://docs.astro.build/en/reference/integrations-reference/).
 */
const keepCode = (code: string): AstroIntegration => ({
  name: 'keep-code',
  hooks: {
    'astro:build:setup': ({ target, updateConfig }) => {
      if (target !== 'server') return;
      const input = fileURLToPath(new URL('./entry.ts', import.meta.url));
      const output = { entryFileNames: ENTRY };
      updateConfig({ environments: { prerender: { build: { rolldownOptions: { input, output } } } } });
    },
    'astro:build:start': ({ setPrerenderer }) => {
      const refuse = (): never => {
        throw new Error('pages are not rendered while they are compiled');
      };
      setPrerenderer(() => ({
        name: 'keep-code',
        getStaticPaths: () => {
          cpSync(join(code, '../site/.prerender'), code, { recursive: true });
          return Promise.resolve([]);
        },
        render: refuse,
      }));
    },
  },
});

async function compile(folder: string, preview: boolean): Promise<void> {
  const { build } = await import('astro');
  await build({
    root: PROJECT,
    outDir: join(folder, 'site'),
    cacheDir: join(folder, 'astro'),
    integrations: [keepCode(join(folder, 'code')), ...(preview ? [staffPages()] : [])],
    logLevel: 'warn',
  });
  rmSync(join(folder, 'astro'), { recursive: true, force: true });
  if (!existsSync(join(folder, 'code', ENTRY)))
    throw new Error('Astro compiled the pages in another way than src/render/compile-pages.ts knows');
}

/** Removes all but what was used last: others may be at work on it. */
function dropOld(): void {
  const folders = readdirSync(PAGES)
    .filter((name) => !isWorkFolder(name))
    .map((name) => ({ path: join(PAGES, name), used: statSync(join(PAGES, name)).mtimeMs }));
  for (const { path } of folders.toSorted((a, b) => b.used - a.used).slice(KEPT))
    rmSync(path, { recursive: true, force: true });
}

/**
 * The pages' code for this state of the source, compiled where that was not done before. It depends neither on content nor on
 * base path or address.
 */
export async function compilePages(preview: boolean): Promise<CompiledPages> {
  const key = `${sourceKey()}-${preview ? 'preview' : 'public'}`;
  const folder = join(PAGES, key);
  if (!existsSync(folder)) {
    const work = makeWorkFolder(PAGES);
    try {
      await compile(work, preview);
      if (!existsSync(folder)) renameSync(work, folder);
      dropOld();
    } finally {
      removeWorkFolder(work);
    }
  }
  utimesSync(folder, new Date(), new Date());
  return { key, folder, assets: join(folder, 'site') };
}

/** The code in a folder of compiled pages. */
export const openPages = async (folder: string): Promise<typeof Entry> =>
  (await import(pathToFileURL(join(folder, 'code', ENTRY)).href)) as typeof Entry;
