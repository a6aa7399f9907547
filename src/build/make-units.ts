import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDigest, type DigestParts } from '../core/outputs/digest-parts.ts';
import type { OutputFile } from '../core/outputs/output.ts';
import type { UnitOutputs } from '../core/outputs/unit-outputs.ts';
import type { Renderer } from '../render/entry.ts';
import { startUnits, type UnitWork } from './unit-workers.ts';
import type { WorkerJob } from './unit-worker.ts';
import { packSlice } from './pack-slice.ts';
import { packWords } from './search-build.ts';
import { noParts, writeOutputs } from './write-outputs.ts';
import { YearParts } from './year-parts.ts';

/** A unit of which something is to be made: some of its outputs, or its digest. */
export interface StaleUnit {
  readonly unit: UnitOutputs;
  readonly stale: readonly OutputFile[];
}

/** As much as one process makes before two have started. */
const FEW = 150;

async function makeHere(
  units: readonly StaleUnit[],
  open: () => Promise<Renderer>,
  { out, words, parts: { folder, frame } }: WorkerJob,
): Promise<ReadonlyMap<string, DigestParts>> {
  const parts = new YearParts(folder, frame);
  const stale = units.flatMap((one) => one.stale);
  if (stale.length) await writeOutputs(stale, await open(), out, noParts);
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
 * Makes what is stale of units: a little in this process, much in several.
 * @param open gives what renders pages in this process
 */
export function makeUnits(
  units: readonly StaleUnit[],
  job: WorkerJob,
  open: () => Promise<Renderer>,
  { processes, progress }: { readonly processes: number | undefined; readonly progress: (done: number) => void },
): UnitWork {
  const isLittle = units.reduce((n, { stale }) => n + stale.length, 0) <= FEW;
  if (isLittle) {
    const finished = makeHere(units, open, job);
    finished.catch(() => undefined);
    return { finished, stop: () => undefined };
  }
  const jobs = units.map((one) => ({
    slice: packSlice(one.unit.slice),
    paths: one.stale.length === one.unit.outputs().length ? undefined : one.stale.map(({ path }) => path),
    weight: weigh(one),
  }));
  return startUnits(job, jobs, progress, processes);
}
