import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, renameSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { MADE, MODULES } from '../disk/caches.ts';
import { keepNewest } from '../disk/keep-newest.ts';
import { isWorkFolder, makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import { COMPILED, IS_COMPILED, PROJECT } from './project.ts';
import { sourceKey } from './source-key.ts';

/**
 * What is compiled of the source, each into a folder of its own, by what `src/compile` does: pages for everybody, the same with
 * the staff's, and the programs of the desk.
 */
export const PARTS = ['pages', 'preview-pages', 'desk'] as const;
export type Part = (typeof PARTS)[number];

/** What a compiling process is told: argument of `src/compile/compile-process.ts`, as JSON. */
export interface CompileJob {
  readonly part: Part;
  /** Folder to compile into; it is there and empty. */
  readonly folder: string;
}

export interface MadePart {
  /** Another for any other code. */
  readonly key: string;
  readonly folder: string;
}

const COMPILER = join(PROJECT, 'src/compile/compile-process.ts');
/** Some states of the source with all their parts. */
const KEPT = 20;
/** Some states of all modules. */
const KEPT_MODULES = 5000;

/** Compiles in a process of its own: what bundlers hold in memory is gone with it. @throws where that fails; what was printed says why */
export async function compilePart(job: CompileJob): Promise<void> {
  // Astro looks for what it has made from the folder that it is run in
  const child = spawn(process.execPath, [COMPILER, JSON.stringify(job)], {
    cwd: PROJECT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [status] = (await once(child, 'exit')) as [number | null];
  if (status !== 0) throw new Error('程序的代码没有编译成（原因见上）');
}

/** Removes what was used longest ago: others may be at work on what is newer. */
function dropOld(): void {
  keepNewest(MADE, KEPT, (name) => !isWorkFolder(name));
  for (const name of existsSync(MODULES) ? readdirSync(MODULES) : []) keepNewest(join(MODULES, name), KEPT_MODULES);
}

/**
 * A part of the program that is compiled: as the package brings it, or, in the repository, compiled where this state of the source
 * was not compiled before. It depends neither on content nor on base path or address.
 */
export async function madePart(part: Part): Promise<MadePart> {
  const key = `${sourceKey()}-${part}`;
  if (IS_COMPILED) return { key, folder: join(COMPILED, part) };
  const folder = join(MADE, key);
  if (!existsSync(folder)) {
    const work = makeWorkFolder(MADE);
    try {
      await compilePart({ part, folder: work });
      if (!existsSync(folder)) renameSync(work, folder);
      dropOld();
    } finally {
      removeWorkFolder(work);
    }
  }
  utimesSync(folder, new Date(), new Date());
  return { key, folder };
}
