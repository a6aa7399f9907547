import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PackWriter } from './pack-file.ts';
import { listPacks, pathOfPack, type PackStore } from './pack-store.ts';
import type { ReleasePack } from './release-list.ts';
import { FilesNote, type PackNote } from './site-files.ts';
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

/** Puts the files of no single unit as packs, those that are not there. @param folder of a site @param paths of its files */
export async function packIndex(folder: string, paths: readonly string[], store: PackStore): Promise<ReleasePack[]> {
  const there = new Set((await listPacks(store)).get(INDEX)?.map(({ sha256 }) => sha256));
  const work = mkdtempSync(join(store.workFolder(), `${INDEX}-`));
  const packs: ReleasePack[] = [];
  for (const [group, own] of Map.groupBy(paths.toSorted(), groupOf)) {
    const file = join(work, String(packs.length));
    const [pack, files] = [new PackWriter(file), new FilesNote()];
    for (const path of own) {
      const content = readFileSync(join(folder, path));
      files.add(path, content);
      pack.add(ENTRIES.site + path, content);
    }
    const { sha256 } = pack.finish({ files: files.list } satisfies PackNote);
    const name = { key: INDEX, sha256 };
    if (!there.has(sha256)) await store.put(pathOfPack(name), file);
    packs.push({ group: `index ${group}`, ...name });
  }
  rmSync(work, { recursive: true, force: true });
  return packs;
}
