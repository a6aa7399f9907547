import { join } from 'node:path';
import { setImmediate as pause, setTimeout as sleep } from 'node:timers/promises';
import { fileOf, type OutputFile } from '../../core/outputs/output.ts';

/** Gives the file with what the content says, when it is made; undefined where the site has none of this path. */
export type FindFile = (path: string) => Promise<string | undefined>;

/** Told of a build that goes on while its site is looked at: files that nobody asks for come later. */
export interface Onlooker {
  /** Files can be asked for. */
  ready(find: FindFile): void;
  /** Ends the build where it is, if it has not begun to change the site. */
  readonly signal: AbortSignal;
}

/** Whether a file of the last build is as it should be (`true`), or there is none any more; undefined while neither is known. */
type Stands = (path: string) => boolean | undefined;

/** The files of the open data: those that name sizes and hashes of others stand behind them in the list. */
const isData = ({ path, sort }: OutputFile): boolean => path.startsWith('/data/') || sort === 'book';

/** What nobody waits for is not begun before: whoever saves twice in a row is not to wait for it. In milliseconds. */
const QUIET = 2000;

/** The files of a site while a build makes them: what somebody waits for is made before what nobody does. */
export class UnderWay {
  readonly #fresh: string;
  readonly #former: string;
  readonly #stands: Stands;
  readonly #onlooker: Onlooker;
  readonly #made = new Set<string>();
  readonly #left = new Map<string, OutputFile>();
  readonly #waiting = new Map<() => void, string>();
  #isQuiet = true;
  #wake: () => void = () => undefined;

  /** @param fresh folder of what is new @param former folder of the last build's site */
  constructor(fresh: string, former: string, stands: Stands, onlooker: Onlooker) {
    [this.#fresh, this.#former, this.#stands, this.#onlooker] = [fresh, former, stands, onlooker];
  }

  readonly find: FindFile = async (path) => {
    for (;;) {
      if (this.#made.has(path)) return join(this.#fresh, path);
      const stands = this.#left.has(path) ? undefined : this.#stands(path);
      if (stands !== undefined) return stands ? join(this.#former, path) : undefined;
      await new Promise<void>((resolve) => {
        this.#waiting.set(resolve, path);
        this.#wake();
      });
    }
  };

  /** Whoever waits is told that more is known, or made. */
  tell(): void {
    const waiting = [...this.#waiting.keys()];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }

  /** Outputs that are to be made. */
  add(outputs: readonly OutputFile[]): void {
    for (const output of outputs) this.#left.set(fileOf(output), output);
  }

  /** What is to be made, in the order in which it is; each is, before the next one is given. @throws where the build is ended */
  async *order(): AsyncGenerator<OutputFile> {
    for (;;) {
      // questions are heard between two outputs
      await pause();
      if (this.#waiting.size === 0) await this.#rest();
      this.#onlooker.signal.throwIfAborted();
      const output = this.#choose();
      if (!output) return;
      yield output;
      this.#left.delete(fileOf(output));
      this.#made.add(fileOf(output));
      this.tell();
    }
  }

  /** Waits until somebody asks for a file, or nobody has for a while. */
  async #rest(): Promise<void> {
    if (!this.#isQuiet) return;
    const { signal } = this.#onlooker;
    const asked = new Promise<void>((resolve) => (this.#wake = resolve));
    const over = sleep(QUIET, undefined, { signal }).then(() => void (this.#isQuiet = false));
    await Promise.race([asked, over]);
  }

  #choose(): OutputFile | undefined {
    const wanted = [...this.#waiting.values()].map((path) => this.#left.get(path)).find((output) => output);
    if (!wanted) return this.#left.values().next().value;
    return isData(wanted) ? [...this.#left.values()].find(isData) : wanted;
  }
}
