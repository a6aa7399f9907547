import { spawn } from 'node:child_process';
import { codeFile } from '../program/code-file.ts';

const COMMAND = codeFile('mingzhang');
/** Of what it says this much is kept. */
const MOST_OUTPUT = 100_000;

/** A release or a rollback as the command does it, at work or ended. */
export interface ReleaseRun {
  readonly isRunning: boolean;
  /** `发布` */
  readonly what: string;
  readonly lines: string;
  readonly seconds: number;
  /** Of the command; undefined while it runs. */
  readonly status: number | undefined;
}

/** Runs the release command as a process of its own, one at a time. What it is at is read from what it says. */
export class Releases {
  #run: ReleaseRun | undefined;
  #start = 0;

  get run(): ReleaseRun | undefined {
    if (!this.#run?.isRunning) return this.#run;
    return { ...this.#run, seconds: Math.round((performance.now() - this.#start) / 1000) };
  }

  /** @returns false where one is at work already */
  start(what: string, words: readonly string[]): boolean {
    if (this.#run?.isRunning) return false;
    this.#start = performance.now();
    this.#run = { isRunning: true, what, lines: '', seconds: 0, status: undefined };
    const child = spawn(process.execPath, [COMMAND, 'release', ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (text: Buffer): void =>
      this.#change({ lines: (this.#run!.lines + text.toString()).slice(-MOST_OUTPUT) });
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => hear(Buffer.from(error.message)));
    child.on('close', (status) => this.#change({ isRunning: false, status: status ?? 1, seconds: this.run!.seconds }));
    return true;
  }

  #change(change: Partial<ReleaseRun>): void {
    this.#run = { ...this.#run!, ...change };
  }
}
