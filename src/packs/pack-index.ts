import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PackWriter } from './pack-file.ts';
import { listPacks, pathOfPack, type PackStore } from './pack-store.ts';
import type { ReleasePack } from './release-list.ts';
import { FilesNote, hashFiles, type PackNote } from './site-files.ts';
import { ENTRIES } from './unit-pack.ts';

const INDEX = 'index';
/** Folders of so many files, of which some change every time, that they are several packs. */
const MANY = /^search\/index\/[^/]+\/words$/;

/** Files that change together are in one pack, by folder and year: who has it need not fetch it again. */
function groupOf(path: string): string {
  const folder = dirname(path);
  if (MANY.test(folder)) return `${folder}/${basename(path)[0]}`;
  const [first = '', second = ''] = folder.split('/');
  return /^\d{4}$/.test(second) ? `${first}/${second}` : first;
}

/** Files of no single unit, by the packs that they are put into. */
export const groupFiles = (paths: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  Map.groupBy(paths.toSorted(), groupOf);

/** A pack that is written and not yet put. */
export interface ReadyPack extends ReleasePack {
  /** On this machine's disk. */
  readonly file: string;
}

/** Writes a pack. @param folder of a site @param paths of its files @param file that is not there yet */
export function packGroup(group: string, folder: string, paths: readonly string[], file: string): ReadyPack {
  const [pack, files] = [new PackWriter(file), new FilesNote()];
  for (const path of paths) {
    const content = readFileSync(join(folder, path));
    files.add(path, content);
    pack.add(ENTRIES.site + path, content);
  }
  const { sha256 } = pack.finish({ files: files.list } satisfies PackNote);
  return { group: `index ${group}`, key: INDEX, sha256, files: hashFiles(files.list), file };
}

/** The hashes of packs that hold files of no single unit. */
export const listIndexPacks = async (store: PackStore): Promise<ReadonlySet<string>> =>
  new Set((await listPacks(store)).get(INDEX)?.map(({ sha256 }) => sha256));

/** Puts packs, those that are not there. @param there hashes of those that are */
export async function putPacks(
  ready: readonly ReadyPack[],
  there: ReadonlySet<string>,
  store: PackStore,
): Promise<ReleasePack[]> {
  for (const { file, ...pack } of ready) if (!there.has(pack.sha256)) await store.put(pathOfPack(pack), file);
  return ready.map(({ group, key, sha256, files }) => ({ group, key, sha256, files }));
}
