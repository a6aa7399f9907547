import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { codeFile } from '../../program/code-file.ts';
import type { PreviewAnswer, PreviewJob, PreviewQuestion, PreviewTold } from './preview-build.ts';
import type { PreviewState } from './preview-state.ts';

const BUILD = codeFile('preview-build');
/** Of what a failed build printed, this much is kept: the cause is at the end. */
const MOST_OUTPUT = 4000;

/** What is told of the preview whenever it changes. */
export type Listener = (state: PreviewState) => void;

/** A file to serve, of a build that is under way; `none` where its site has no such file, `settled` where no build is under way. */
type Found = { readonly file: string } | 'none' | 'settled';

/**
 * Brings a preview up to date whenever it is asked to. Where little has changed, the new site is served at once: a file that
 * is not made yet is made when it is asked for. Else what is served stays as it is until everything is made. It is kept where
 * that fails. The process that makes it stays for the next time; where it ends, another is started.
 */
export class PreviewBuilds {
  state: PreviewState = {
    state: 'building',
    attempt: 0,
    served: 0,
    isUnderWay: false,
    folder: undefined,
    report: undefined,
    failure: undefined,
  };
  readonly #job: () => Omit<PreviewJob, 'attempt' | 'out' | 'memory'>;
  readonly #folder: string;
  /** The try whose site is in its place. */
  #placed = 0;
  /** Who waits for files. */
  readonly #waiting = new Map<string, ((found: Found) => void)[]>();
  readonly #listeners = new Set<Listener>();
  #builder: ChildProcess | undefined;
  #output = '';
  #isBusy = false;
  /** The content has changed while a try was under way: the next one follows it at once. */
  #isOutdated = false;
  /** The builder ended by itself in the last try. */
  #hasCrashed = false;

  /** @param job asked for before each try */
  constructor(job: () => Omit<PreviewJob, 'attempt' | 'out' | 'memory'>, folder: string) {
    this.#job = job;
    this.#folder = folder;
  }

  /** Gives the means to stop listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The file of a path of the site, once it is as the content says. */
  find(path: string): Promise<Found> {
    if (!this.state.isUnderWay || !this.#builder) return Promise.resolve('settled');
    const { promise, resolve } = Promise.withResolvers<Found>();
    const others = this.#waiting.get(path);
    if (others) others.push(resolve);
    else {
      this.#waiting.set(path, [resolve]);
      this.#builder.send({ wanted: path } satisfies PreviewQuestion, () => undefined);
    }
    return promise;
  }

  /** Starts a new try, as soon as it is known what the one before it has to make. */
  start(): void {
    if (this.#isBusy) {
      this.#isOutdated = true;
      return;
    }
    [this.#isBusy, this.#output] = [true, ''];
    this.#builder ??= this.#startBuilder();
    const attempt = this.state.attempt + 1;
    const job: PreviewJob = { ...this.#job(), attempt, out: this.#site, memory: join(this.#folder, 'sources.json') };
    // one that has just ended is told of by its end
    this.#builder.send(job, () => undefined);
    this.#tell({ state: 'building', attempt });
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
    builder.on('message', (message: PreviewTold | PreviewAnswer) =>
      'wanted' in message ? this.#answer(message) : this.#hear(message),
    );
    builder.on('close', () => {
      if (this.#builder !== builder) return;
      this.#builder = undefined;
      if (this.#isBusy || this.state.isUnderWay) this.#recover();
    });
    return builder;
  }

  #answer({ wanted, file }: PreviewAnswer): void {
    const waiting = this.#waiting.get(wanted) ?? [];
    this.#waiting.delete(wanted);
    for (const resolve of waiting) resolve(file === undefined ? 'none' : { file });
  }

  /** All that is served lies in its place: whoever waits is told to look there. */
  #settle(): Pick<PreviewState, 'served' | 'isUnderWay'> {
    const waiting = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    // after the state that is told of here
    queueMicrotask(() => waiting.forEach((resolve) => resolve('settled')));
    return { served: this.#placed, isUnderWay: false };
  }

  #hear({ attempt, is, report, failure = '' }: PreviewTold): void {
    this.#hasCrashed = false;
    const good = { state: 'ready', folder: this.#site, report, failure: undefined } as const;
    if (is === 'made') this.#placed = attempt;
    // the end of one that a newer try has followed
    if (attempt !== this.state.attempt) this.#tell(this.#settle());
    else if (is === 'ready') this.#finish({ ...good, served: attempt, isUnderWay: true });
    else if (is === 'made') this.#finish({ ...good, ...this.#settle() });
    else if (is === 'refused') this.#finish({ state: 'broken', report, failure: undefined });
    else this.#finish({ ...this.#settle(), state: 'broken', report, failure: this.#explain(failure) });
  }

  /** The builder has ended by itself in a try: that is said, and another one tries once more. */
  #recover(): void {
    const isAgain = this.#hasCrashed;
    this.#hasCrashed = true;
    this.#isOutdated ||= !isAgain;
    const next = isAgain ? '下次保存时再试。' : '已经重新启动，再做一次。';
    const settled = this.#settle();
    this.#finish({ ...settled, state: 'broken', failure: this.#explain(`做网页的进程意外停止了；${next}`) });
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
