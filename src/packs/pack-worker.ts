/* A process of its own that makes packs of units. It is sent the job, then unit by unit what that is made from. */
import { join } from 'node:path';
import { openUnits, type UnitsJob } from '../build/workers/open-units.ts';
import { serveWorker } from '../build/workers/serve-worker.ts';
import type { WrittenPack } from './pack-file.ts';
import { packUnit } from './unit-pack.ts';

export interface PackJob extends UnitsJob {
  /** Folder to write packs into, by the slugs of their units. */
  readonly packs: string;
}
export interface PackPiece {
  /** A unit's slice as JSON. */
  readonly slice: string;
}
export interface PackDone extends WrittenPack {
  readonly slug: string;
}

async function prepare({ packs, ...job }: PackJob) {
  const { renderer, open } = await openUnits(job);
  return async ({ slice }: PackPiece): Promise<PackDone> => {
    const unit = open(slice);
    return { slug: unit.slug, ...(await packUnit(unit, renderer, join(packs, unit.slug))) };
  };
}

serveWorker(prepare);
