import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isRunning } from '../../disk/processes.ts';
import { decodeUtf8 } from '../decode.ts';
import { DISK, type Disk } from './disk.ts';
import { clearWorkplace, hashOf, JOURNAL, removeFolders, undoSteps, type Journal, type Step } from './journal.ts';
import { fileOf, type Target } from './known-content.ts';
import type { PlannedFile } from './plan-files.ts';

/** Beside what it writes to, so that a rename is enough; its name is hidden from the loader. One run at a time has it. */
const WORKPLACE = '.importing';

/** Nothing was written: the folder is as it was before. The message is for a clerk. */
export class NotWritten extends Error {}

/** Folders that have to be made for a file, the outer ones first. */
function missingFolders(folder: string): string[] {
  return existsSync(folder) ? [] : [...missingFolders(dirname(folder)), folder];
}

/** Names of a form never reach a path but as slugs; that nothing leaves the folder is checked all the same. */
function assertInside(root: string, file: string): void {
  const path = relative(root, file);
  if (path === '' || path === '..' || path.startsWith(`..${sep}`)) throw new Error(`A file outside ${root}: ${file}`);
}

const isUnchanged = (file: string, before: string | undefined): boolean =>
  before === undefined ? !existsSync(file) : existsSync(file) && decodeUtf8(readFileSync(file)) === before;

class Commit {
  readonly #files: readonly PlannedFile[];
  readonly #target: Target;
  readonly #disk: Disk;
  readonly #root: string;
  readonly #workplace: string;
  /** Where all is prepared before the workplace is taken. */
  readonly #own: string;
  #isTaken = false;

  constructor(files: readonly PlannedFile[], target: Target, disk: Disk) {
    this.#files = files;
    this.#target = target;
    this.#disk = disk;
    this.#root = rootOf(target);
    this.#workplace = join(this.#root, WORKPLACE);
    this.#own = `${this.#workplace}-${process.pid}`;
  }

  /** Writes the new files and the journal beside the content. */
  prepare(): Journal {
    const folders = new Set(this.#files.flatMap(({ path }) => missingFolders(dirname(fileOf(this.#target, path)))));
    mkdirSync(this.#own, { recursive: true });
    const steps = this.#files.map((planned, i) => this.#prepareStep(planned, i));
    const journal: Journal = { process: process.pid, steps, folders: [...folders] };
    this.#disk.write(join(this.#own, JOURNAL), JSON.stringify(journal));
    return journal;
  }

  #prepareStep({ path, text, before }: PlannedFile, i: number): Step {
    const file = fileOf(this.#target, path);
    assertInside(this.#root, file);
    const name = (version: string): string => `${i}.${version}`;
    this.#disk.write(join(this.#own, name('new')), text);
    if (before !== undefined) {
      copyFileSync(file, join(this.#own, name('old')));
      chmodSync(join(this.#own, name('new')), statSync(file).mode);
    }
    return {
      file,
      fresh: join(this.#workplace, name('new')),
      former: before === undefined ? undefined : join(this.#workplace, name('old')),
      sha256: hashOf(text),
    };
  }

  /** Renames everything into its place. @throws NotWritten with everything put back */
  run({ steps, folders }: Journal): void {
    try {
      this.#disk.rename(this.#own, this.#workplace);
    } catch (error) {
      throw new NotWritten(`没有能开始写（${(error as Error).message}）；如果另一个命令正在写，等它结束再试。`, {
        cause: error,
      });
    }
    this.#isTaken = true;
    const changed = this.#files.find(({ path, before }) => !isUnchanged(fileOf(this.#target, path), before));
    try {
      if (changed) throw new NotWritten(`${changed.path} 在这期间被改动了，再运行一次。`);
      for (const folder of folders) mkdirSync(folder, { recursive: true });
      for (const { file, fresh } of steps) this.#disk.rename(fresh, file);
    } catch (error) {
      undoSteps(steps);
      throw error;
    }
  }

  /** Takes away everything that was beside the content. */
  clear(): void {
    rmSync(this.#own, { recursive: true, force: true });
    // until then it is another run's
    if (this.#isTaken) rmSync(this.#workplace, { recursive: true, force: true });
  }
}

const rootOf = ({ isContent, folder, records }: Target): string => (isContent ? folder : records);

/** Removes what runs that were killed had prepared and not begun to write. */
function clearPrepared(root: string): void {
  for (const name of existsSync(root) ? readdirSync(root) : []) {
    const pid = name.startsWith(`${WORKPLACE}-`) ? Number(name.slice(WORKPLACE.length + 1)) : NaN;
    if (Number.isInteger(pid) && !isRunning(pid)) rmSync(join(root, name), { recursive: true, force: true });
  }
}

/** Undoes what a killed run left half done. @throws NotWritten where another run is at work */
export function undoUnfinished(target: Target): void {
  clearPrepared(rootOf(target));
  const workplace = join(rootOf(target), WORKPLACE);
  if (clearWorkplace(workplace))
    throw new NotWritten(`另一个命令正在写这个文件夹，等它结束再试；确实没有在运行的，删去 ${workplace} 再试。`);
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ctrl+C waits for the end: what takes milliseconds is not worth being undone by the next run. */
function withoutInterruption(work: () => void): void {
  const wait = (): void => undefined;
  for (const signal of SIGNALS) process.on(signal, wait);
  try {
    work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, wait);
  }
}

/**
 * Writes files all together or not at all, in their order: new content is written beside, then renamed into place.
 * @throws NotWritten where anything fails; everything is as before then
 */
export function commitFiles(files: readonly PlannedFile[], target: Target, disk: Disk = DISK): void {
  if (files.length === 0) return;
  const commit = new Commit(files, target, disk);
  const made = missingFolders(rootOf(target));
  withoutInterruption(() => {
    let folders: readonly string[] = [];
    try {
      const journal = commit.prepare();
      folders = journal.folders;
      commit.run(journal);
      folders = [];
      commit.clear();
    } catch (error) {
      commit.clear();
      removeFolders([...new Set([...made, ...folders])]);
      if (error instanceof NotWritten) throw error;
      throw new NotWritten(`没有写成（${(error as Error).message}），所有文件都和原来一样。`, { cause: error });
    }
  });
}
