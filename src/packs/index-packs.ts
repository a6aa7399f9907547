import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptIndex } from '../build/search/make-index.ts';
import { planSearch, type PlannedIndex } from '../build/search/search-documents.ts';
import { spread, startWorkers, type WeighedPiece } from '../build/workers/worker-processes.ts';
import { codeFile } from '../program/code-file.ts';
import type { IndexPackDone, IndexPackJob, IndexPackPiece } from './index-pack-worker.ts';
import { readIndex, writeIndex, type StoredIndex } from './index-list.ts';
import type { OpenJoin } from './open-join.ts';
import { groupFiles, listIndexPacks, putPacks } from './pack-index.ts';
import type { PackStore } from './pack-store.ts';
import { placeWords } from './place-units.ts';
import type { ReleasePack } from './release-list.ts';
import type { Shard } from './shard.ts';

const WORKER = codeFile('index-pack-worker');

/** An index of the search as it is in a store. */
export interface MadeIndex extends StoredIndex {
  /** Whether it was made now. */
  readonly isNew: boolean;
}

/** Packs in several processes and puts each piece's packs when they are there. @param folder of a site, or to make files in */
async function packPieces(
  pieces: readonly WeighedPiece<IndexPackPiece>[],
  { folder, words }: Pick<IndexPackJob, 'folder' | 'words'>,
  store: PackStore,
  processes: number | undefined,
): Promise<ReadonlyMap<string, StoredIndex | { readonly index: undefined; readonly packs: readonly ReleasePack[] }>> {
  const there = await listIndexPacks(store);
  const packs = mkdtempSync(join(store.workFolder(), 'index-packs-'));
  let failure: unknown;
  const done = new Map<string, Promise<{ index: KeptIndex | undefined; packs: ReleasePack[] }>>();
  const put = ({ name, index, packs: ready }: IndexPackDone): void => {
    const own = putPacks(ready, there, store).then((all) => ({ index, packs: all }));
    own.catch((error: unknown) => {
      failure ??= error;
      work.stop();
    });
    done.set(name, own);
  };
  const job: IndexPackJob = { packs, folder, words };
  const work = startWorkers<IndexPackPiece, IndexPackDone>(WORKER, job, pieces, put, processes);
  try {
    await work.finished;
  } catch (error) {
    // what could not be put is told, not that the others were stopped for it
    throw failure ?? error;
  } finally {
    work.stop();
    await Promise.allSettled(done.values());
    rmSync(packs, { recursive: true, force: true });
  }
  const all = await Promise.all([...done].map(async ([name, one]) => [name, await one] as const));
  return new Map(all) as Awaited<ReturnType<typeof packPieces>>;
}

const weigh = ({ sections }: PlannedIndex): number => sections.reduce((sum, { keys }) => sum + keys.length, 1);

/** Another where an index is made from anything else. */
function keyOf({ id, sections }: PlannedIndex, { code, units }: OpenJoin): string {
  const words = new Map(units.map(({ note }) => [note.unit.slug, note.words]));
  const rests = sections.map(({ unit, name, keys }) => [unit, name, keys.length, words.get(unit)?.[name]]);
  return hash('sha256', JSON.stringify([code, id, rests])).slice(0, 32);
}

/** Makes indexes of the search and puts them into the store. */
async function makeAll(
  missing: readonly PlannedIndex[],
  open: OpenJoin,
  store: PackStore,
  processes: number | undefined,
): Promise<ReadonlyMap<string, StoredIndex>> {
  if (!missing.length) return new Map();
  const work = mkdtempSync(join(store.workFolder(), 'indexes-'));
  try {
    const wanted = new Set(missing.flatMap(({ sections }) => sections.map(({ unit }) => unit)));
    const words = mkdtempSync(join(work, 'words-'));
    const units = open.units.filter(({ note }) => wanted.has(note.unit.slug));
    await placeWords(units, words, processes);
    const pieces = missing.map((planned) => ({
      make: (): IndexPackPiece => ({ name: planned.id, planned }),
      weight: weigh(planned),
    }));
    const made = await packPieces(pieces, { folder: join(work, 'site'), words }, store, processes);
    return made as ReadonlyMap<string, StoredIndex>;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * The indexes of a site's search in a store; those that are not there, or were made from anything else, are made.
 * @param share one of several parts of them, about as large as each other; all where undefined
 */
export async function makeIndexPacks(
  open: OpenJoin,
  store: PackStore,
  share?: Shard,
  processes?: number,
): Promise<readonly MadeIndex[]> {
  const { indexes } = planSearch(open.content, open.frame.data.lists);
  const weighed = indexes.map((planned) => ({ planned, weight: weigh(planned) }));
  const own = share ? spread(weighed, share.of)[share.index - 1]! : weighed;
  const keyed = own.map(({ planned }) => ({ planned, key: keyOf(planned, open) }));
  const there = await listIndexPacks(store);
  const known = new Map<string, StoredIndex>();
  for (const { key } of keyed) {
    const found = await readIndex(store, key);
    if (found?.packs.every(({ sha256 }) => there.has(sha256))) known.set(key, found);
  }
  const missing = keyed.flatMap(({ planned, key }) => (known.has(key) ? [] : [planned]));
  const made = await makeAll(missing, open, store, processes);
  for (const { planned, key } of keyed) {
    const fresh = made.get(planned.id);
    if (fresh) await writeIndex(store, key, fresh);
  }
  return keyed.map(({ planned, key }) => ({
    ...(known.get(key) ?? made.get(planned.id)!),
    isNew: !known.has(key),
  }));
}

/** Puts the files of no single unit as packs, those that are not there. @param folder of a site @param paths of its files */
export async function packFiles(
  folder: string,
  paths: readonly string[],
  store: PackStore,
  processes?: number,
): Promise<ReleasePack[]> {
  const pieces = [...groupFiles(paths)].map(([group, own], i) => ({
    make: (): IndexPackPiece => ({ name: String(i), group, paths: own }),
    weight: own.length,
  }));
  const made = await packPieces(pieces, { folder, words: '' }, store, processes);
  return [...made.values()].flatMap(({ packs }) => packs);
}
