import type { Content } from '../core/library/library.ts';
import type { DigestParts } from '../core/outputs/digest-parts.ts';
import { openUnread } from '../core/library/form-head.ts';
import { fileOf } from '../core/outputs/output.ts';
import type { Built, PackedUnits } from '../build/site-build.ts';
import { updateSite } from '../build/update-site.ts';
import { startWorkers } from '../build/worker-processes.ts';
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
interface OpenUnit {
  readonly note: UnitNote;
  readonly file: string;
  readonly sha256: string;
}

async function openUnits(lists: readonly ShardList[], store: PackStore): Promise<OpenUnit[]> {
  const units: OpenUnit[] = [];
  for (const list of lists)
    for (const { key, sha256 } of list.packs) {
      const [{ note }, file] = await openNamed<UnitNote>({ key, sha256 }, nameOfShard(list), store);
      units.push({ note, file, sha256 });
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

/** Units as a build takes them that were made elsewhere. @param processes how many put files in their places */
function packUnits(data: PackedUnits['data'], units: readonly OpenUnit[], processes?: number): PackedUnits {
  const bySlug = new Map(units.map((one) => [one.note.unit.slug, one]));
  return {
    data,
    place(open, job) {
      const pieces = open.map(({ unit: { slug, outputs }, stale }) => {
        const { file, sha256 } = bySlug.get(slug)!;
        const paths = stale.length === outputs().length ? 'all' : stale.map(fileOf);
        return { piece: { slug, file, sha256, paths } satisfies PlacePiece, weight: stale.length + 1 };
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
  /** Folder of the site. */
  readonly out: string;
  readonly processes?: number | undefined;
}

/** What was joined. */
export interface Joined {
  readonly content: Content;
  readonly built: Built;
}

/**
 * Makes what joins units from their packs' notes and puts everything into a folder, in which a site may stand already: the
 * bytes are those of a build on one machine.
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
  const packed = packUnits(frame.data, units, processes);
  const built = await updateSite({ ...{ content, out, ...frame.place, preview: false }, packed, processes });
  return { content, built };
}
