/*
 * A process of its own that makes the outputs of some units. It is sent the job, then unit by unit what that is made from;
 * it answers each with the unit's digest.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDigest, type DigestParts } from '../core/outputs/digest-parts.ts';
import type { FrameData } from '../core/outputs/frame.ts';
import { listUnitOutputs } from '../core/outputs/unit-outputs.ts';
import { isFile } from '../core/outputs/output.ts';
import type { SitePlace } from '../core/outputs/frame.ts';
import { makeFrame } from '../io/make-frame.ts';
import { openPages } from '../render/compiled-pages.ts';
import { openSlice } from './pack-slice.ts';
import { packWords } from './search-build.ts';
import { noParts, writeOutputs } from './write-outputs.ts';
import { YearParts } from './year-parts.ts';

export interface WorkerJob {
  readonly frame: FrameData;
  readonly place: SitePlace;
  readonly preview: boolean;
  /** Folder of the compiled pages. */
  readonly pages: string;
  /** Folder to write into. */
  readonly out: string;
  /** Where the words of each unit are put for the search index; undefined where they are not asked for. */
  readonly words: string | undefined;
  /** Where what units have for the open data is kept, and the key it holds for. */
  readonly parts: { readonly folder: string; readonly frame: string };
}
/** One unit: its slice as JSON, and which of its outputs are wanted, all where undefined. */
export interface UnitJob {
  readonly slice: string;
  readonly paths: readonly string[] | undefined;
}
/** What an error said that ended the process. */
export interface UnitFailed {
  readonly failure: Pick<NodeJS.ErrnoException, 'message' | 'code' | 'path' | 'stack'>;
}
export interface UnitDone {
  readonly slug: string;
  readonly digest: DigestParts;
}

async function prepare({ frame: data, place, preview, pages, out, words, parts: kept }: WorkerJob) {
  const parts = new YearParts(kept.folder, kept.frame);
  const frame = makeFrame(data, place);
  const { openRun } = await openPages(pages);
  const renderer = openRun({ frame, preview, base: place.base }, place.site);
  return async ({ slice, paths }: UnitJob): Promise<UnitDone> => {
    const unit = listUnitOutputs(openSlice(slice), frame);
    const wanted = paths && new Set(paths);
    const outputs = unit
      .outputs()
      .filter(isFile)
      .filter(({ path }) => !wanted || wanted.has(path));
    await writeOutputs(outputs, renderer, out, noParts);
    if (words !== undefined) writeFileSync(join(words, unit.slug), packWords(unit.texts()));
    const digest = unit.digest();
    parts.keep(unit.slug, openDigest(digest).data.years, (_, year) => unit.tables(year));
    return { slug: unit.slug, digest };
  };
}

let work: ReturnType<typeof prepare> | undefined;
let last = Promise.resolve();

/** Errors lose their code on the way between processes. */
const fail = (error: Error & { code?: string; path?: string }): void => {
  const { message, code, path, stack } = error;
  process.send!({ failure: { message, code, path, stack } } satisfies UnitFailed, () => process.exit(1));
};

process.on('message', (message: WorkerJob | UnitJob) => {
  if (!('slice' in message)) {
    work = prepare(message);
    work.catch(fail);
    return;
  }
  last = last.then(async () => {
    const make = await work!;
    process.send!(await make(message));
  });
  last.catch(fail);
});
// the build is gone: nobody waits for these files
process.on('disconnect', () => process.exit(0));
