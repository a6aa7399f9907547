import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDigest, type DigestParts } from '../core/outputs/digest-parts.ts';
import type { OutputFile } from '../core/outputs/output.ts';
import type { UnitOutputs } from '../core/outputs/unit-outputs.ts';
import { codeFile } from '../program/code-file.ts';
import type { Renderer } from '../render/entry.ts';
import { packSlice } from './pack-slice.ts';
import type { UnitDone, UnitJob, WorkerJob } from './unit-worker.ts';
import { startWorkers, type Work } from './worker-processes.ts';
import { packWords } from './search-build.ts';
import { noParts, placeBelow, writeOutputs } from './write-outputs.ts';
import { YearParts } from './year-parts.ts';

/** A unit of which something is to be made: some of its outputs, or its digest. */
export interface StaleUnit {
  readonly unit: UnitOutputs;
  readonly stale: readonly OutputFile[];
}

const WORKER = codeFile('unit-worker');
/** As much as one process makes before two have started. */
const FEW = 150;

async function makeHere(
  units: readonly StaleUnit[],
  open: () => Promise<Renderer>,
  { out, words, parts: { folder, frame } }: WorkerJob,
): Promise<ReadonlyMap<string, DigestParts>> {
  const parts = new YearParts(folder, frame);
  const stale = units.flatMap((one) => one.stale);
  if (stale.length) await writeOutputs(stale, await open(), placeBelow(out), noParts);
  for (const { unit } of words === undefined ? [] : units)
    writeFileSync(join(words!, unit.slug), packWords(unit.texts()));
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
 * @param open gives what renders pages in this process
 */
export function makeUnits(
  units: readonly StaleUnit[],
  job: WorkerJob,
  open: () => Promise<Renderer>,
  { processes, progress }: { readonly processes: number | undefined; readonly progress: (done: number) => void },
): Work<ReadonlyMap<string, DigestParts>> {
  const isLittle = units.reduce((n, { stale }) => n + stale.length, 0) <= FEW;
  if (isLittle) {
    const finished = makeHere(units, open, job);
    finished.catch(() => undefined);
    return { finished, stop: () => undefined };
  }
  const pieces = units.map((one) => ({
    piece: {
      slice: packSlice(one.unit.slice),
      paths: one.stale.length === one.unit.outputs().length ? undefined : one.stale.map(({ path }) => path),
    } satisfies UnitJob,
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
