/*
 * A process of its own that makes the outputs of some units. It is sent the job, then unit by unit what that is made from;
 * it answers each with the unit's digest.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDigest, type DigestParts } from '../../core/outputs/digest-parts.ts';
import { isFile } from '../../core/outputs/output.ts';
import { packWords } from '../../io/search/unit-words.ts';
import { openUnits, type UnitsJob } from './open-units.ts';
import { serveWorker } from './serve-worker.ts';
import { noParts, placeBelow, writeOutputs } from '../write-outputs.ts';
import { YearParts } from '../year-parts.ts';

/** Where what is made of units is put. */
export interface PlaceJob {
  /** Folder to write into. */
  readonly out: string;
  /** Where the words of each unit are put for the search index; undefined where they are not asked for. */
  readonly words: string | undefined;
  /** Where what units have for the open data is kept, and the key it holds for. */
  readonly parts: { readonly folder: string; readonly frame: string };
}
export interface WorkerJob extends UnitsJob, PlaceJob {}
/** One unit: its slice as JSON, and which of its outputs are wanted, all where undefined. */
export interface UnitJob {
  readonly slice: string;
  readonly paths: readonly string[] | undefined;
}
export interface UnitDone {
  readonly slug: string;
  readonly digest: DigestParts;
}

async function prepare({ out, words, parts: kept, ...job }: WorkerJob) {
  const parts = new YearParts(kept.folder, kept.frame);
  const { renderer, open } = await openUnits(job);
  const place = placeBelow(out);
  return async ({ slice, paths }: UnitJob): Promise<UnitDone> => {
    const unit = open(slice);
    const wanted = paths && new Set(paths);
    const outputs = unit
      .outputs()
      .filter(isFile)
      .filter(({ path }) => !wanted || wanted.has(path));
    await writeOutputs(outputs, renderer, place, noParts);
    if (words !== undefined) writeFileSync(join(words, unit.slug), packWords(unit.searched()));
    const digest = unit.digest();
    parts.keep(unit.slug, openDigest(digest).data.years, (_, year) => unit.tables(year));
    return { slug: unit.slug, digest };
  };
}

serveWorker(prepare);
