import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { WorkerFailed } from './serve-worker.ts';

/** Fewer, larger collections of garbage: a page's data live for milliseconds. */
const NODE_OPTIONS = ['--max-semi-space-size=64'];

/** Spreads jobs over so many lists, the heaviest first to the list with the least; a list may stay empty. */
export function spread<T extends { readonly weight: number }>(jobs: readonly T[], lists: number): T[][] {
  const shares = Array.from({ length: lists }, () => ({ weight: 0, jobs: [] as T[] }));
  for (const job of jobs.toSorted((a, b) => b.weight - a.weight)) {
    const least = shares.reduce((a, b) => (b.weight < a.weight ? b : a));
    least.jobs.push(job);
    least.weight += job.weight;
  }
  return shares.map((share) => share.jobs);
}

/** A part of a job, with how much there is to do; it is made when a process is free for it. */
export interface WeighedPiece<Piece> {
  readonly weight: number;
  make(): Piece;
}

export interface Work<T> {
  /** @throws where a process fails; what it printed says why */
  readonly finished: Promise<T>;
  stop(): void;
}

/** So many pieces are with one process: what it does next is there when it has done the last. */
const AHEAD = 2;

/** @param take gives the next piece; undefined where there is none left */
function startWorker<Done extends object>(
  file: string,
  job: object,
  take: () => object | undefined,
  done: (one: Done) => void,
) {
  const child = fork(file, { serialization: 'advanced', execArgv: [...process.execArgv, ...NODE_OPTIONS] });
  const finished = new Promise<void>((resolve, reject) => {
    let waiting = 0;
    const send = (): void => {
      try {
        const piece = take();
        if (piece === undefined) return;
        waiting += 1;
        child.send(piece);
      } catch (error) {
        reject(error as Error);
      }
    };
    child.on('message', (message: Done | WorkerFailed) => {
      if ('failure' in message) return reject(Object.assign(new Error(), message.failure));
      done(message);
      waiting -= 1;
      send();
      if (waiting === 0) child.disconnect();
    });
    child.on('exit', () => (waiting === 0 ? resolve() : reject(new Error('有的网页没有做成（原因见上）'))));
    child.on('error', reject);
    child.send(job);
    for (let i = 0; i < AHEAD; i++) send();
    if (waiting === 0) child.disconnect();
  });
  return { child, finished };
}

/**
 * Does the pieces of a job in several processes at once, the heaviest first.
 * @param file what each process runs: a module that calls `serveWorker`
 * @param done told of each piece that is done, in any order
 */
export function startWorkers<Piece extends object, Done extends object>(
  file: string,
  job: object,
  pieces: readonly WeighedPiece<Piece>[],
  done: (one: Done) => void,
  processes = availableParallelism(),
): Work<void> {
  const waiting = pieces.toSorted((a, b) => a.weight - b.weight);
  const take = (): Piece | undefined => waiting.pop()?.make();
  const workers = Array.from({ length: Math.min(processes, pieces.length) }, () => startWorker(file, job, take, done));
  const stop = (): void => {
    for (const { child } of workers) child.kill();
  };
  const finished = Promise.all(workers.map((worker) => worker.finished)).then(() => undefined);
  // whoever awaits it later still sees the failure; until then it is no unhandled one
  finished.catch(stop);
  return { finished, stop };
}
