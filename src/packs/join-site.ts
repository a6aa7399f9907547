import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../core/library/library.ts';
import { SiteBuild, type BuildOptions, type Built } from '../build/site-build.ts';
import { updateSite } from '../build/update-site.ts';
import { listFiles } from '../io/content-files.ts';
import { makeIndexPacks, packFiles } from './index-packs.ts';
import { openJoin, type OpenJoin } from './open-join.ts';
import { placeUnits } from './place-units.ts';
import type { PackStore } from './pack-store.ts';
import { writeRelease, type ReleasePack } from './release-list.ts';
import type { Shard } from './shard.ts';

export interface JoinJob {
  readonly store: PackStore;
  /** Of shards; where undefined, the only number of which all are there. */
  readonly count: number | undefined;
  readonly processes?: number | undefined;
}

/** What was joined. */
export interface Joined {
  readonly content: Content;
  /** Undefined where it was put into the store only. */
  readonly built: Built | undefined;
  /** The name of the site in the store. */
  readonly release: string;
}

/** What a part of a join has done. */
export interface MadePart {
  /** Indexes of the search that are its share. */
  readonly indexes: number;
  /** Of them those that the store did not have. */
  readonly made: number;
}

/**
 * Makes those of a share of the search's indexes that the store has not, for a join that comes later: on several machines at
 * once.
 * @throws Stopped as `openJoin` does
 */
export async function joinPart({ store, count, processes }: JoinJob, share: Shard): Promise<MadePart> {
  const all = await makeIndexPacks(await openJoin(store, count), store, share, processes);
  return { indexes: all.length, made: all.filter(({ isNew }) => isNew).length };
}

/** Puts what joins units into the store: the indexes of the search first, by themselves, then all else. */
async function joinStore(open: OpenJoin, options: BuildOptions, store: PackStore): Promise<ReleasePack[]> {
  const { processes } = options;
  const indexes = await makeIndexPacks(open, store, undefined, processes);
  const search = indexes.map(({ index }) => index);
  const folder = join(store.workFolder(), 'index');
  try {
    await (await SiteBuild.open({ ...options, packed: { ...options.packed!, search } }, folder, undefined)).make();
    const others = await packFiles(folder, listFiles(folder), store, processes);
    return [...others, ...indexes.flatMap(({ packs }) => packs)];
  } finally {
    for (const made of [folder, `${folder}.parts`]) rmSync(made, { recursive: true, force: true });
  }
}

/**
 * Makes what joins units from their packs' notes and puts it into the store, too, where web servers take the site from; and,
 * where a folder is given, everything into that, in which a site may stand already: the bytes are those of a build on one
 * machine.
 * @param out folder of the site; where undefined, the site is put into the store only
 * @throws Stopped as `openJoin` does; and as `updateSite` does
 */
export async function joinSite({
  store,
  count,
  out,
  processes,
}: JoinJob & { out: string | undefined }): Promise<Joined> {
  const open = await openJoin(store, count);
  const { content, frame, units } = open;
  const packed = placeUnits(frame.data, units, out !== undefined, processes);
  const options: BuildOptions = { content, ...frame.place, preview: false, packed, processes };
  const built = out === undefined ? undefined : await updateSite({ ...options, out });
  const index =
    built && out !== undefined
      ? await packFiles(out, built.index, store, processes)
      : await joinStore(open, options, store);
  const own = units.map(({ note, key, sha256, files }) => ({ group: `unit ${note.unit.slug}`, key, sha256, files }));
  return { content, built, release: await writeRelease(store, [...index, ...own]) };
}
