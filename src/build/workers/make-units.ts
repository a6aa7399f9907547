import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDigest, type DigestParts } from '../../core/outputs/digest-parts.ts';
import type { OutputFile } from '../../core/outputs/output.ts';
import type { UnitOutputs } from '../../core/outputs/unit-outputs.ts';
import { packWords } from '../../io/search/unit-words.ts';
import { codeFile } from '../../program/code-file.ts';
import { packSlice } from './pack-slice.ts';
import type { UnitDone, UnitJob, WorkerJob } from './unit-worker.ts';
import { startWorkers, type Work } from './worker-processes.ts';
import { YearParts } from '../year-parts.ts';

/** A unit of which something is to be made: some of its outputs, or its digest. */
export interface StaleUnit {
  readonly unit: UnitOutputs;
  readonly stale: readonly OutputFile[];
}

const WORKER = codeFile('unit-worker');
/** As much as one process makes before two have started. */
const FEW = 150;

/** Whether this process makes it all. */
export const isLittle = (units: readonly StaleUnit[]): boolean =>
  units.reduce((n, { stale }) => n + stale.length, 0) <= FEW;

async function makeHere(
  units: readonly StaleUnit[],
  write: (outputs: readonly OutputFile[]) => Promise<void>,
  { words, parts: { folder, frame } }: WorkerJob,
): Promise<ReadonlyMap<string, DigestParts>> {
  const parts = new YearParts(folder, frame);
  await write(units.flatMap((one) => one.stale));
  for (const { unit } of words === undefined ? [] : units)
    writeFileSync(join(words!, unit.slug), packWords(unit.searched()));
  return new Map(
    units.map(({ unit }) => {
      const digest = unit.digest();
      parts.keep(unit.slug, openDigest(digest).data.years, (_, year) => unit.tables(year));
      return [unit.slug, digest];
    }),
  );
}

const weigh = ({ stale, unit }: StaleUnit): number => stale.length + unit.slice.forms.length / 4;

/**
 * Makes what is stale of units: a little in this process, much in several. Gives the digests by unit when all is made.
 * @param write makes outputs in this process
 */
export function makeUnits(
  units: readonly StaleUnit[],
  job: WorkerJob,
  write: (outputs: readonly OutputFile[]) => Promise<void>,
  { processes, progress }: { readonly processes: number | undefined; readonly progress: (done: number) => void },
): Work<ReadonlyMap<string, DigestParts>> {
  if (isLittle(units)) {
    const finished = makeHere(units, write, job);
    finished.catch(() => undefined);
    return { finished, stop: () => undefined };
  }
  const pieces = units.map((one) => ({
    make: (): UnitJob => ({
      slice: packSlice(one.unit.slice),
      paths: one.stale.length === one.unit.outputs().length ? undefined : one.stale.map(({ path }) => path),
    }),
    weight: weigh(one),
  }));
  const digests = new Map<string, DigestParts>();
  const done = ({ slug, digest }: UnitDone): void => {
    digests.set(slug, digest);
    progress(digests.size);
  };
  const work = startWorkers(WORKER, job, pieces, done, processes);
  return { finished: work.finished.then(() => digests), stop: work.stop };
}
