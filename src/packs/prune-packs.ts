import { Stopped } from '../disk/stop.ts';
import { listPacks, pathOfPack, type PackStore } from './pack-store.ts';
import { listIndexes, readIndex, removeIndex } from './index-list.ts';
import { listReleases, readRelease, removeRelease } from './release-list.ts';
import { listShards, readList } from './shard-list.ts';
import { nameOfShard } from './shard.ts';

/** What nothing asks for any longer. */
export interface PrunedPacks {
  /** Packs that stay. */
  readonly kept: number;
  /** Paths of those that go. */
  readonly packs: readonly string[];
  /** Names of joined sites that go with them: they can be placed on no other server then. */
  readonly releases: readonly string[];
}

/** Hashes of packs that the list of any shard names. @throws Stopped where a list cannot be read: what it names is not known */
async function listNamed(store: PackStore): Promise<Set<string>> {
  const named = new Set<string>();
  for (const shard of await listShards(store)) {
    const list = await readList(store, shard);
    if (!list)
      throw new Stopped(
        `${store.name} 里第 ${nameOfShard(shard)} 片的清单读不出来，不知道它要哪些分包`,
        `运行 mingzhang build --shard ${nameOfShard(shard)}，再清理。`,
      );
    named.add(list.frame);
    for (const { sha256 } of list.packs) named.add(sha256);
  }
  return named;
}

/**
 * Removes the packs that neither the list of a shard nor the newest joined site names, and joined sites that would lack some.
 * Not to be run while a shard is at work, whose list is written last: its packs would have to be made again.
 * @param isTrial only says which
 * @throws Stopped where it cannot be told what is asked for; nothing is removed then
 */
export async function prunePacks(store: PackStore, isTrial: boolean): Promise<PrunedPacks> {
  const named = await listNamed(store);
  const releases = await listReleases(store);
  if (named.size === 0)
    throw new Stopped(`${store.name} 里没有做好的分片，不知道还要哪些分包`, '核对目录写对了没有；什么也没有删。');
  if (releases.length) for (const { sha256 } of (await readRelease(store, undefined)).packs) named.add(sha256);
  const all = [...(await listPacks(store)).values()].flat();
  const gone = all.filter(({ sha256 }) => !named.has(sha256));
  const lost: string[] = [];
  for (const name of releases) {
    const { packs } = await readRelease(store, name);
    if (packs.some(({ sha256 }) => !named.has(sha256))) lost.push(name);
  }
  for (const key of isTrial ? [] : await listIndexes(store)) {
    const index = await readIndex(store, key);
    if (!index?.packs.every(({ sha256 }) => named.has(sha256))) await removeIndex(store, key);
  }
  // sites first: one that is listed has its packs, wherever this is stopped
  for (const name of isTrial ? [] : lost) await removeRelease(store, name);
  for (const name of isTrial ? [] : gone) await store.remove(pathOfPack(name));
  return { kept: all.length - gone.length, packs: gone.map(pathOfPack), releases: lost };
}
