import type { Content } from '../core/library/library.ts';
import { openUnread } from '../core/library/form-head.ts';
import { Stopped } from '../disk/stop.ts';
import { compiledPages } from '../render/compiled-pages.ts';
import { openPack, type Pack } from './pack-file.ts';
import { pathOfPack, type PackName, type PackStore } from './pack-store.ts';
import { readLists } from './read-lists.ts';
import { nameOfShard } from './shard.ts';
import { FRAME, type FrameNote, type ShardList } from './shard-list.ts';
import { hashFiles } from './site-files.ts';
import type { UnitNote } from './unit-pack.ts';

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
export interface OpenUnit extends PackName {
  readonly note: Omit<UnitNote, 'files'>;
  /** The hash of what is noted of its files. */
  readonly files: string;
  readonly file: string;
}

async function openUnits(lists: readonly ShardList[], store: PackStore): Promise<OpenUnit[]> {
  const units: OpenUnit[] = [];
  for (const list of lists)
    for (const { key, sha256 } of list.packs) {
      const [{ note: whole }, file] = await openNamed<UnitNote>({ key, sha256 }, nameOfShard(list), store);
      // a third of a note, and asked for by web servers alone
      const { files, ...note } = whole;
      units.push({ note, files: hashFiles(files), file, key, sha256 });
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

/** What shards have made, as far as it is needed in memory to join it. */
export interface OpenJoin {
  /** The state of the program that made it, and makes the rest. */
  readonly code: string;
  readonly frame: FrameNote;
  /** In the order of the content. */
  readonly units: readonly OpenUnit[];
  /** Heads of forms, no records. */
  readonly content: Content;
}

/**
 * @param count of shards; where undefined, the only number of which all are there
 * @throws Stopped where a shard or a pack is missing, stale or damaged, naming it
 */
export async function openJoin(store: PackStore, count: number | undefined): Promise<OpenJoin> {
  const lists = await readLists(store, count);
  const [first] = lists as [ShardList];
  if ((await compiledPages(false)).key !== first.code)
    throw new Stopped('分片是用另一份程序（或另一个版本的 Node）做的', '在各台机器上装同一份程序，再做各片。');
  const [{ note: frame }] = await openNamed<FrameNote>({ key: FRAME, sha256: first.frame }, nameOfShard(first), store);
  const units = await openUnits(lists, store);
  return { code: first.code, frame, units, content: joinContent(frame, units) };
}
