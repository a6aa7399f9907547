import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { codeFile } from '../program/code-file.ts';
import type { PreviewBuilt, PreviewJob } from './preview-build.ts';
import type { PreviewState } from './preview-state.ts';

const BUILD = codeFile('preview-build');
/** Of what a failed build printed, this much is kept: the cause is at the end. */
const MOST_OUTPUT = 4000;

/** What is told of the preview whenever it changes. */
export type Listener = (state: PreviewState) => void;

/**
 * Brings a preview up to date whenever it is asked to: what is served stays as it is until everything that has changed is
 * made, and is kept where that fails. The process that makes it stays for the next time; where it ends, another is started.
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
  #builder: ChildProcess | undefined;
  #output = '';
  #isBusy = false;
  /** The content has changed while a try was under way: the next one follows it at once. */
  #isOutdated = false;
  /** The builder ended by itself in the last try. */
  #hasCrashed = false;

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

  /** Starts a new try, after the one that is under way. */
  start(): void {
    if (this.#isBusy) {
      this.#isOutdated = true;
      return;
    }
    [this.#isBusy, this.#output] = [true, ''];
    this.#builder ??= this.#startBuilder();
    const job: PreviewJob = { ...this.#job(), out: this.#site, memory: join(this.#folder, 'sources.json') };
    // one that has just ended is told of by its end
    this.#builder.send(job, () => undefined);
    this.#tell({ state: 'building', attempt: this.state.attempt + 1 });
  }

  /** Number of the process that makes the site; undefined before the first try. */
  get pid(): number | undefined {
    return this.#builder?.pid;
  }

  stop(): void {
    const builder = this.#builder;
    this.#builder = undefined;
    builder?.kill();
  }

  get #site(): string {
    return join(this.#folder, 'site');
  }

  #startBuilder(): ChildProcess {
    const builder = fork(BUILD, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const keep = (text: Buffer): void => void (this.#output = (this.#output + text.toString()).slice(-MOST_OUTPUT));
    builder.stdout!.on('data', keep);
    builder.stderr!.on('data', keep);
    builder.on('error', (error) => keep(Buffer.from(error.message)));
    builder.on('message', (message) => this.#end(message as PreviewBuilt));
    builder.on('close', () => {
      if (this.#builder !== builder) return;
      this.#builder = undefined;
      if (this.#isBusy) this.#recover();
    });
    return builder;
  }

  #end({ end, report, failure = '' }: PreviewBuilt): void {
    this.#hasCrashed = false;
    if (end === 'made')
      this.#finish({
        ...{ state: 'ready', served: this.state.attempt, folder: this.#site, report, failure: undefined },
      });
    else this.#finish({ state: 'broken', report, failure: end === 'refused' ? undefined : this.#explain(failure) });
  }

  /** The builder has ended by itself in a try: that is said, and another one tries once more. */
  #recover(): void {
    const isAgain = this.#hasCrashed;
    this.#hasCrashed = true;
    this.#isOutdated ||= !isAgain;
    const next = isAgain ? '下次保存时再试。' : '已经重新启动，再做一次。';
    this.#finish({ state: 'broken', failure: this.#explain(`做网页的进程意外停止了；${next}`) });
  }

  #explain(failure: string): string {
    return stripVTControlCharacters(`${this.#output}${failure}`);
  }

  #finish(change: Partial<PreviewState>): void {
    const isOutdated = this.#isOutdated;
    [this.#isBusy, this.#isOutdated] = [false, false];
    this.#tell(change);
    if (isOutdated) this.start();
  }

  #tell(change: Partial<PreviewState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener(this.state);
  }
}
