import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRunning } from '../../disk/processes.ts';

/** One file of a commit: where it goes, and where its new and its old content stand until all is done. */
export interface Step {
  readonly file: string;
  readonly fresh: string;
  /** Undefined where nothing stood there before. */
  readonly former: string | undefined;
  /** Of the new content: what was changed by hand since is not taken back. */
  readonly sha256: string;
}

/** What a commit is about to do, written down before it begins: a run that was killed is undone by the next. */
export interface Journal {
  readonly process: number;
  readonly steps: readonly Step[];
  /** Folders that the commit makes, the outer ones first. */
  readonly folders: readonly string[];
}

export const JOURNAL = 'journal.json';

export const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Puts back what stood there. Each step may have been done or not: the file tells. */
export function undoSteps(steps: readonly Step[]): void {
  for (const { file, former, sha256 } of [...steps].reverse()) {
    if (!existsSync(file) || hashOf(readFileSync(file)) !== sha256) continue;
    if (former === undefined) rmSync(file);
    else if (existsSync(former)) renameSync(former, file);
  }
}

/** Takes away folders that are empty; one that somebody put something into stays. */
export function removeFolders(folders: readonly string[]): void {
  for (const folder of [...folders].reverse()) {
    try {
      rmdirSync(folder);
    } catch {
      continue;
    }
  }
}

/** Folders of runs that were killed before they began to write: `<name>-<process>`. */
function clearPrepared(workplace: string): void {
  const prefix = `${basename(workplace)}-`;
  for (const name of existsSync(dirname(workplace)) ? readdirSync(dirname(workplace)) : []) {
    const id = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    // the number of a process is no figure of a form
    if (/^\d+$/.test(id) && !isRunning(Number(id)))
      rmSync(join(dirname(workplace), name), { recursive: true, force: true });
  }
}

/**
 * Undoes what a run left that was killed while it wrote.
 * @param workplace the folder of such a run
 * @returns whether the folder is another run's that is still at work
 */
export function clearWorkplace(workplace: string): boolean {
  clearPrepared(workplace);
  if (!existsSync(workplace)) return false;
  const { process: id, steps, folders } = JSON.parse(readFileSync(join(workplace, JOURNAL), 'utf8')) as Journal;
  if (id !== process.pid && isRunning(id)) return true;
  undoSteps(steps);
  rmSync(workplace, { recursive: true, force: true });
  removeFolders(folders);
  return false;
}
