import { syncDisk, syncFile, syncFolder, writeDurably, writeNew } from './durable.ts';
import type { Step } from './step.ts';

/** From here on it takes less to wait for the whole disk once than for each file. */
const MANY = 64;

/** New files that have to be on the disk before anything leads to them: few are waited for one by one, many together. */
export class DurableWrites {
  readonly #step: Step;
  readonly #isMany: boolean;
  readonly #waiting: string[] = [];

  /** @param count how many files there will be */
  constructor(step: Step, count: number) {
    [this.#step, this.#isMany] = [step, count > MANY];
  }

  /** Writes a new file. @throws where there is a file already, or on a full disk */
  write(path: string, bytes: Uint8Array): void {
    if (!this.#isMany) return writeDurably(path, bytes, this.#step);
    writeNew(path, bytes, this.#step);
    this.#waiting.push(path);
  }

  /**
   * Waits until the disk has the files, and the names in the folders they stand in.
   * @param folders `at` and those below it
   */
  sync(at: string, folders: readonly string[]): void {
    this.#step('sync-folder', at);
    if (syncDisk(at)) return;
    for (const path of this.#waiting) syncFile(path, this.#step);
    for (const folder of folders) syncFolder(folder, this.#step);
  }
}
