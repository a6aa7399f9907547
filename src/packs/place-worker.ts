/* A process of its own that puts what is in packs of units into the folders of a build. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveWorker } from '../build/workers/serve-worker.ts';
import type { PlaceJob } from '../build/workers/unit-worker.ts';
import { placeBelow } from '../build/write-outputs.ts';
import { YearParts } from '../build/year-parts.ts';
import { openPack } from './pack-file.ts';
import { ENTRIES, type UnitNote } from './unit-pack.ts';

/** Where what is in packs is put; nothing of what is not asked for. */
export interface PackedPlace extends Omit<PlaceJob, 'parts'> {
  readonly parts: PlaceJob['parts'] | undefined;
}
export interface PlacePiece {
  readonly slug: string;
  /** The pack's file and its hash. */
  readonly file: string;
  readonly sha256: string;
  /** Paths in the site of what is wanted of it. */
  readonly paths: readonly string[] | 'all';
}
export interface PlaceDone {
  readonly slug: string;
  /** Whether the pack was what its name says. */
  readonly isWhole: boolean;
}

async function prepare({ out, words, parts: kept }: PackedPlace) {
  const parts = kept && new YearParts(kept.folder, kept.frame);
  const place = placeBelow(out);
  return async ({ slug, file, sha256, paths }: PlacePiece): Promise<PlaceDone> => {
    const wanted = paths === 'all' ? undefined : new Set(paths);
    const pack = openPack<UnitNote>(file, sha256);
    for (const [name, content] of pack?.entries() ?? [])
      if (name.startsWith(ENTRIES.part)) parts?.put(name.slice(ENTRIES.part.length), content);
      else if (name !== ENTRIES.words) {
        const path = name.slice(ENTRIES.site.length);
        if (!wanted || wanted.has(path)) place(path, [content]);
      } else if (words !== undefined) writeFileSync(join(words, slug), content);
    return { slug, isWhole: pack !== undefined };
  };
}

serveWorker(prepare);
