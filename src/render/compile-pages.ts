import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, renameSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MODULES, PAGES } from '../disk/caches.ts';
import { keepNewest } from '../disk/keep-newest.ts';
import { isWorkFolder, makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import { PROJECT } from '../io/project.ts';
import { sourceKey } from '../io/source-key.ts';
import type { CompileJob } from './compile-process.ts';
import type * as Entry from './entry.ts';
import { ENTRY } from './keep-code.ts';

const COMPILER = join(PROJECT, 'src/render/compile-process.ts');
const KEPT = 8;
/** Some states of all modules. */
const KEPT_MODULES = 5000;

export interface CompiledPages {
  /** Another for any other code. */
  readonly key: string;
  readonly folder: string;
  /** Folder of the styles, scripts and pictures that pages ask for, and of `public/`. */
  readonly assets: string;
}

/** @throws where they cannot be compiled: what the compiler printed says why */
async function compile(job: CompileJob): Promise<void> {
  const child = spawn(process.execPath, [COMPILER, JSON.stringify(job)], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [status] = (await once(child, 'exit')) as [number | null];
  if (status !== 0) throw new Error('网页的代码没有编译成（原因见上）');
}

/** Removes what was used longest ago: others may be at work on what is newer. */
function dropOld(): void {
  keepNewest(PAGES, KEPT, (name) => !isWorkFolder(name));
  for (const name of existsSync(MODULES) ? readdirSync(MODULES) : []) keepNewest(join(MODULES, name), KEPT_MODULES);
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
      await compile({ folder: work, preview });
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
