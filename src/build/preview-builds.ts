import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { PreviewJob } from './preview-build.ts';
import type { BuildReport, PreviewState } from './preview-state.ts';

const BUILD = fileURLToPath(new URL('./preview-build.ts', import.meta.url));
/** Of what a failed build printed, this much is kept: the cause is at the end. */
const MOST_OUTPUT = 4000;

/** What is told of the preview whenever it changes. */
export type Listener = (state: PreviewState) => void;

/**
 * Brings a preview up to date whenever it is asked to: what is served stays as it is until everything that has changed is
 * made, and is kept where that fails.
 */
export class PreviewBuilds {
  state: PreviewState = {
    state: 'building',
    attempt: 0,
    served: 0,
    folder: undefined,
    report: undefined,
    failure: undefined,
  };
  readonly #job: () => Omit<PreviewJob, 'out' | 'memory'>;
  readonly #folder: string;
  readonly #listeners = new Set<Listener>();
  #child: ChildProcess | undefined;
  /** The content has changed while a try was under way: it is stopped, and the next one waits for its end. */
  #isOutdated = false;

  /** @param job asked for before each try */
  constructor(job: () => Omit<PreviewJob, 'out' | 'memory'>, folder: string) {
    this.#job = job;
    this.#folder = folder;
  }

  /** Gives the means to stop listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Starts a new try; one that is under way is out of date and is stopped. */
  start(): void {
    if (this.#child) {
      this.#isOutdated = true;
      this.#child.kill();
      return;
    }
    const attempt = this.state.attempt + 1;
    const out = join(this.#folder, 'site');
    const job: PreviewJob = { ...this.#job(), out, memory: join(this.#folder, 'sources.json') };
    const child = fork(BUILD, [JSON.stringify(job)], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.#child = child;
    let report: BuildReport | undefined;
    let output = '';
    const keep = (text: Buffer): void => void (output = (output + text.toString()).slice(-MOST_OUTPUT));
    child.stdout!.on('data', keep);
    child.stderr!.on('data', keep);
    child.on('message', (message) => void (report = message as BuildReport));
    child.on('error', (error) => keep(Buffer.from(error.message)));
    child.on('close', (code) => {
      if (this.#child !== child) return;
      this.#child = undefined;
      const isOutdated = this.#isOutdated;
      this.#isOutdated = false;
      if (isOutdated) this.start();
      else if (code === 0) this.#tell({ state: 'ready', served: attempt, folder: out, report, failure: undefined });
      else
        this.#tell({
          state: 'broken',
          report,
          failure: report && code === 1 ? undefined : stripVTControlCharacters(output),
        });
    });
    this.#tell({ state: 'building', attempt });
  }

  stop(): void {
    const child = this.#child;
    this.#child = undefined;
    child?.kill();
  }

  #tell(change: Partial<PreviewState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener(this.state);
  }
}
