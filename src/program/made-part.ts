import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, renameSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MADE, MODULES } from '../disk/caches.ts';
import { keepNewest } from '../disk/keep-newest.ts';
import { isWorkFolder, makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import { COMMANDS, IS_COMPILED, IS_PACKAGE, PROJECT } from './project.ts';
import { sourceDigest, sourceKey } from './source-key.ts';

/**
 * What is compiled of the source, each into a folder of its own, by what `src/compile` does: the commands with the processes that
 * they start, pages for everybody, the same with the staff's, and the programs of the desk.
 */
export const PARTS = ['commands', 'pages', 'preview-pages', 'desk'] as const;
export type Part = (typeof PARTS)[number];

/** What a compiling process is told: argument of `src/compile/compile-process.ts`, as JSON. */
export interface CompileJob {
  readonly part: Part;
  /** Folder to compile into; it is there and empty. */
  readonly folder: string;
  /** Digest of the source that is to be compiled. */
  readonly source: string;
}

export interface MadePart {
  /** Another for any other code. */
  readonly key: string;
  readonly folder: string;
}

const COMPILER = join(PROJECT, 'src/compile/compile-process.ts');
/** Some states of the source with all their parts. */
const KEPT = 12;
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

/** What was used last is kept longest. */
function noteUse(state: string): void {
  try {
    utimesSync(state, new Date(), new Date());
  } catch {
    // the repository is one that nobody writes to
  }
}

/** Two may have compiled the same at once: the first counts. */
function putThere(work: string, place: string): void {
  try {
    renameSync(work, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}

async function makePart(part: Part, state: string): Promise<void> {
  const work = makeWorkFolder(MADE);
  try {
    await compilePart({ part, folder: work, source: sourceDigest() });
    mkdirSync(state, { recursive: true });
    putThere(work, join(state, part));
    dropOld();
  } finally {
    removeWorkFolder(work);
  }
}

/**
 * A part of the program that is compiled: as the package brings it, or, in the repository, compiled where this state of the source
 * was not compiled before. It depends neither on content nor on base path or address.
 */
export async function madePart(part: Part): Promise<MadePart> {
  const state = IS_COMPILED ? dirname(COMMANDS) : join(MADE, sourceKey());
  if (!existsSync(join(state, part))) await makePart(part, state);
  if (!IS_PACKAGE) noteUse(state);
  return { key: `${sourceKey()}-${part}`, folder: join(state, part) };
}
