import { hash } from 'node:crypto';
import { z } from 'zod';
import { Stopped } from '../disk/stop.ts';
import type { PackStore } from './pack-store.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const releasePack = z.strictObject({
  /** What its files are of: stays the same where they change. */
  group: z.string(),
  key: z.string().regex(/^[0-9a-z]+$/),
  sha256: digest,
  /** The hash of what is noted of its files: the name of a site vouches for each of them. */
  files: digest,
});
export type ReleasePack = z.infer<typeof releasePack>;

const releaseList = z.strictObject({
  format: z.literal('mingzhang-packed/2'),
  /** Packs whose files together are the site, in the order of their groups: a file is in one of them. */
  packs: z.array(releasePack),
});

const RELEASES = 'releases';
const CURRENT = `${RELEASES}/current`;
const pathOf = (name: string): string => `${RELEASES}/${name}.json`;

/** The list of a site as it is kept; its hash is the site's name. */
function printList(packs: readonly ReleasePack[]): Buffer {
  const sorted = packs
    .toSorted((a, b) => (a.group < b.group ? -1 : 1))
    .map(({ group, key, sha256, files }) => ({ group, key, sha256, files }));
  return Buffer.from(`${JSON.stringify({ format: 'mingzhang-packed/2', packs: sorted }, undefined, 1)}\n`);
}

/** The name of a joined site: it is another for any other file. */
export const nameOfSite = (packs: readonly ReleasePack[]): string => hash('sha256', printList(packs));

/** Puts the list of a joined site, and then its name as that of the newest; gives the name. */
export async function writeRelease(store: PackStore, packs: readonly ReleasePack[]): Promise<string> {
  const bytes = printList(packs);
  const name = nameOfSite(packs);
  await store.write(pathOf(name), bytes);
  await store.write(CURRENT, Buffer.from(`${name}\n`));
  return name;
}

/** The names of the joined sites in a store. */
export const listReleases = async (store: PackStore): Promise<string[]> =>
  (await store.list(RELEASES)).flatMap((name) => /^([0-9a-f]{64})\.json$/.exec(name)?.[1] ?? []);

export const removeRelease = (store: PackStore, name: string): Promise<void> => store.remove(pathOf(name));

/**
 * A joined site in a store. @param name of it, the newest where undefined
 * @throws Stopped where it is not there, or is not what its name says
 */
export async function readRelease(
  store: PackStore,
  name: string | undefined,
): Promise<{ readonly name: string; readonly packs: readonly ReleasePack[] }> {
  const chosen = name ?? (await store.read(CURRENT))?.toString('utf8').trim();
  if (chosen === undefined) throw new Stopped(`${store.name} 里没有合并好的网站`, '先运行 mingzhang build --join。');
  const bytes = await store.read(pathOf(chosen));
  if (!bytes) throw new Stopped(`${store.name} 里没有编号 ${chosen}`, '核对 --release 后面的编号。');
  try {
    if (hash('sha256', bytes) === chosen)
      return { name: chosen, ...releaseList.parse(JSON.parse(bytes.toString('utf8'))) };
  } catch {
    // said below
  }
  throw new Stopped(`清单 ${pathOf(chosen)} 损坏了（和编号不一样）`, '再运行一次 mingzhang build --join。');
}
