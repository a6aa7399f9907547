import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../core/library/library.ts';
import type { DigestParts } from '../core/outputs/digest-parts.ts';
import { openUnread } from '../core/library/form-head.ts';
import { fileOf } from '../core/outputs/output.ts';
import { SiteBuild, type BuildOptions, type Built, type PackedUnits } from '../build/site-build.ts';
import { listFiles } from '../io/content-files.ts';
import { packIndex } from './pack-index.ts';
import { writeRelease } from './release-list.ts';
import { updateSite } from '../build/update-site.ts';
import { startWorkers } from '../build/workers/worker-processes.ts';
import { Stopped } from '../disk/stop.ts';
import { codeFile } from '../program/code-file.ts';
import { compiledPages } from '../render/compiled-pages.ts';
import { openPack, type Pack } from './pack-file.ts';
import { pathOfPack, type PackName, type PackStore } from './pack-store.ts';
import type { PlaceDone, PlacePiece } from './place-worker.ts';
import { readLists } from './read-lists.ts';
import { nameOfShard } from './shard.ts';
import { FRAME, type FrameNote, type ShardList } from './shard-list.ts';
import type { UnitNote } from './unit-pack.ts';

const WORKER = codeFile('place-worker');

/** @param shard that has made it @throws Stopped where it is not there, or is damaged */
async function openNamed<Note>(
  name: PackName,
  shard: string,
  store: PackStore,
): Promise<readonly [Pack<Note>, string]> {
  const path = pathOfPack(name);
  const file = await store.fetch(path);
  const pack = file === undefined ? undefined : openPack<Note>(file, name.sha256);
  if (file !== undefined && pack) return [pack, file];
  throw new Stopped(
    `分包 ${path} ${file === undefined ? '不见了' : '损坏了（和名称里的校验码不一样）'}`,
    `运行 mingzhang build --shard ${shard}，只重做这一个。`,
  );
}

/** A unit's pack as far as it is needed in memory. */
interface OpenUnit extends PackName {
  readonly note: UnitNote;
  readonly file: string;
}

async function openUnits(lists: readonly ShardList[], store: PackStore): Promise<OpenUnit[]> {
  const units: OpenUnit[] = [];
  for (const list of lists)
    for (const { key, sha256 } of list.packs) {
      const [{ note }, file] = await openNamed<UnitNote>({ key, sha256 }, nameOfShard(list), store);
      units.push({ note, file, key, sha256 });
    }
  // in the order of the names of their files, as they are read from content
  const nameOf = ({ note }: OpenUnit): string => `${note.unit.slug}.`;
  return units.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

const refuseRecord = (): never => {
  throw new Error('what joins units asked for a record: it is to be made of digests');
};

/** The content that lists are made from: heads of forms, no records. */
function joinContent({ data, everyday, expected }: FrameNote, units: readonly OpenUnit[]): Content {
  const notes = units.map(({ note }) => note);
  const inOrder = <T extends { readonly id: string }>(all: T[]): T[] => all.sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...{ site: data.site, glossary: data.glossary, pages: data.pages, handbook: [], everyday, expected },
    units: notes.map(({ unit }) => unit),
    projects: notes.flatMap(({ projects }) => projects),
    forms: inOrder(notes.flatMap(({ forms }) => forms)).map((form) => openUnread(form, refuseRecord)),
    withdrawn: inOrder(notes.flatMap(({ withdrawn }) => withdrawn)),
  };
}

/**
 * Units as a build takes them that were made elsewhere.
 * @param withSite whether their files of the site are wanted, too
 * @param processes how many put files in their places
 */
function packUnits(
  data: PackedUnits['data'],
  units: readonly OpenUnit[],
  withSite: boolean,
  processes?: number,
): PackedUnits {
  const bySlug = new Map(units.map((one) => [one.note.unit.slug, one]));
  return {
    data,
    place(open, job) {
      const pieces = open.map(({ unit: { slug, outputs }, stale }) => {
        const { file, sha256 } = bySlug.get(slug)!;
        const wanted = withSite ? stale : [];
        const paths = wanted.length === outputs().length ? 'all' : wanted.map(fileOf);
        return { make: (): PlacePiece => ({ slug, file, sha256, paths }), weight: stale.length + 1 };
      });
      const digests = open.map(({ unit: { slug } }): [string, DigestParts] => [slug, bySlug.get(slug)!.note.digest]);
      const damaged: string[] = [];
      const work = startWorkers<PlacePiece, PlaceDone>(
        WORKER,
        job,
        pieces,
        ({ slug, isWhole }) => void (isWhole || damaged.push(slug)),
        processes,
      );
      const finished = work.finished.then(() => {
        if (damaged.length) throw new Stopped(`单位 ${damaged[0]} 的分包在这期间变了`, '再运行一次。');
        return new Map(digests);
      });
      return { finished, stop: work.stop };
    },
  };
}

export interface JoinJob {
  readonly store: PackStore;
  /** Of shards; where undefined, the only number of which all are there. */
  readonly count: number | undefined;
  /** Folder of the site; where undefined, the site is put into the store only. */
  readonly out: string | undefined;
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

/** Makes what joins units and nothing else. @param use is given the folder that it is made in, and its files */
async function buildIndex<T>(
  options: BuildOptions,
  work: string,
  use: (folder: string, index: string[]) => Promise<T>,
) {
  const folder = join(work, 'index');
  try {
    await (await SiteBuild.open(options, folder, undefined)).make();
    return await use(folder, listFiles(folder));
  } finally {
    for (const made of [folder, `${folder}.parts`]) rmSync(made, { recursive: true, force: true });
  }
}

/**
 * Makes what joins units from their packs' notes and puts it into the store, too, where web servers take the site from; and,
 * where a folder is given, everything into that, in which a site may stand already: the bytes are those of a build on one
 * machine.
 * @throws Stopped where a shard or a pack is missing, stale or damaged, naming it; and as `updateSite` does
 */
export async function joinSite({ store, count, out, processes }: JoinJob): Promise<Joined> {
  const lists = await readLists(store, count);
  const [first] = lists as [ShardList];
  if ((await compiledPages(false)).key !== first.code)
    throw new Stopped('分片是用另一份程序（或另一个版本的 Node）做的', '在各台机器上装同一份程序，再做各片。');
  const [{ note: frame }] = await openNamed<FrameNote>({ key: FRAME, sha256: first.frame }, nameOfShard(first), store);
  const units = await openUnits(lists, store);
  const content = joinContent(frame, units);
  const packed = packUnits(frame.data, units, out !== undefined, processes);
  const options: BuildOptions = { content, ...frame.place, preview: false, packed, processes };
  const built = out === undefined ? undefined : await updateSite({ ...options, out });
  const index =
    built && out !== undefined
      ? await packIndex(out, built.index, store)
      : await buildIndex(options, store.workFolder(), (folder, paths) => packIndex(folder, paths, store));
  const own = units.map(({ note, key, sha256 }) => ({ group: `unit ${note.unit.slug}`, key, sha256 }));
  return { content, built, release: await writeRelease(store, [...index, ...own]) };
}
