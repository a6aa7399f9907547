import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { DigestParts } from '../core/outputs/digest-parts.ts';
import { codeFile } from '../program/code-file.ts';
import type { UnitDone, UnitFailed, UnitJob, WorkerJob } from './unit-worker.ts';

const WORKER = codeFile('unit-worker');
/** Fewer, larger collections of garbage: a page's data live for milliseconds. */
const NODE_OPTIONS = ['--max-semi-space-size=64'];

/** Units with how much there is to make of each. */
export interface WeighedJob extends UnitJob {
  readonly weight: number;
}

/** Spreads jobs over so many lists, the heaviest first to the list with the least. */
export function spread<T extends { readonly weight: number }>(jobs: readonly T[], lists: number): T[][] {
  const shares = Array.from({ length: lists }, () => ({ weight: 0, jobs: [] as T[] }));
  for (const job of jobs.toSorted((a, b) => b.weight - a.weight)) {
    const least = shares.reduce((a, b) => (b.weight < a.weight ? b : a));
    least.jobs.push(job);
    least.weight += job.weight;
  }
  return shares.map((share) => share.jobs).filter((own) => own.length > 0);
}

export interface UnitWork {
  /** The digests by unit when all is made. @throws where a process fails; what it printed says why */
  readonly finished: Promise<ReadonlyMap<string, DigestParts>>;
  stop(): void;
}

function startWorker(job: WorkerJob, units: readonly UnitJob[], done: (unit: UnitDone) => void) {
  const child = fork(WORKER, { serialization: 'advanced', execArgv: [...process.execArgv, ...NODE_OPTIONS] });
  const finished = new Promise<void>((resolve, reject) => {
    let left = units.length;
    child.on('message', (message: UnitDone | UnitFailed) => {
      if ('failure' in message) return reject(Object.assign(new Error(), message.failure));
      done(message);
      if (--left === 0) child.disconnect();
    });
    child.on('exit', () => (left === 0 ? resolve() : reject(new Error('有的网页没有做成（原因见上）'))));
    child.on('error', reject);
  });
  child.send(job);
  for (const { slice, paths } of units) child.send({ slice, paths } satisfies UnitJob);
  return { child, finished };
}

/**
 * Makes the outputs of units in several processes at once.
 * @param progress told how many units are done
 */
export function startUnits(
  job: WorkerJob,
  units: readonly WeighedJob[],
  progress: (done: number) => void,
  processes = availableParallelism(),
): UnitWork {
  const digests = new Map<string, DigestParts>();
  const done = ({ slug, digest }: UnitDone): void => {
    digests.set(slug, digest);
    progress(digests.size);
  };
  const workers = spread(units, processes).map((own) => startWorker(job, own, done));
  const children: readonly ChildProcess[] = workers.map(({ child }) => child);
  const stop = (): void => {
    for (const child of children) child.kill();
  };
  const finished = Promise.all(workers.map((worker) => worker.finished)).then(() => digests);
  // whoever awaits it later still sees the failure; until then it is no unhandled one
  finished.catch(stop);
  return { finished, stop };
}
