import { Stopped } from '../disk/stop.ts';
import type { PackStore } from './pack-store.ts';
import { nameOfShard, type Shard } from './shard.ts';
import { listShards, readList, type ShardList } from './shard-list.ts';

const again = (shards: readonly Shard[]): string =>
  shards.map((shard) => `mingzhang build --shard ${nameOfShard(shard)}`).join('；');

/** The number of shards whose lists are all there. @throws Stopped where that is none, or more than one */
function chooseCount(shards: readonly Shard[], store: PackStore): number {
  const counts = [...Map.groupBy(shards, ({ of }) => of)].sort(([a], [b]) => a - b);
  const whole = counts.filter(([of, own]) => own.length === of);
  if (whole.length === 1) return whole[0]![0];
  if (whole.length)
    throw new Stopped(
      `${store.name} 里有按不同份数做的几套（${whole.map(([of]) => `${of}份`).join('、')}）`,
      '用 --shards 份数 写明合并哪一套。',
    );
  const [of, own] = counts.at(-1) ?? [];
  if (!of || !own)
    throw new Stopped(`${store.name} 里没有做好的分片`, '先运行 mingzhang build --shard 1/1 --packs 目录。');
  return refuseMissing(of, own);
}

function refuseMissing(of: number, there: readonly Shard[]): never {
  const done = new Set(there.map(({ index }) => index));
  const missing = Array.from({ length: of }, (_, i) => ({ index: i + 1, of })).filter(({ index }) => !done.has(index));
  throw new Stopped(
    `还没有做好第 ${missing.map(nameOfShard).join('、')} 片，不能合并`,
    `运行：${again(missing.slice(0, 5))}。做好的不会重做。`,
  );
}

/** Most shards agree; the others were made of other content, settings or code, or before. */
function refuseStale(lists: readonly ShardList[]): void {
  const groups = [...Map.groupBy(lists, ({ code, frame }) => `${code} ${frame}`).values()];
  const stale = groups
    .toSorted((a, b) => b.length - a.length)
    .slice(1)
    .flat();
  if (!stale.length) return;
  const isCode = new Set(lists.map(({ code }) => code)).size > 1;
  throw new Stopped(
    `第 ${stale.map(nameOfShard).join('、')} 片是按另一份${isCode ? '程序' : '设置、名词、更正或单位'}做的，和其他各片不一致`,
    `各台机器用同一份内容和程序，再运行：${again(stale.slice(0, 5))}。没有变的单位不会重做。`,
  );
}

function refuseTwice(lists: readonly ShardList[]): void {
  const seen = new Map<string, ShardList>();
  for (const list of lists)
    for (const { unit } of list.packs) {
      const other = seen.get(unit);
      if (other)
        throw new Stopped(
          `单位 ${unit} 在第 ${nameOfShard(other)} 片和第 ${nameOfShard(list)} 片里都有：两片是按不同的内容分的`,
          `各台机器用同一份内容，再运行：${again([other, list])}。`,
        );
      seen.set(unit, list);
    }
}

/**
 * The lists of all shards.
 * @param count of shards; where undefined, the only one that is whole
 * @throws Stopped where one is missing, or they do not fit each other
 */
export async function readLists(store: PackStore, count: number | undefined): Promise<readonly ShardList[]> {
  const shards = await listShards(store);
  const of = count ?? chooseCount(shards, store);
  const lists: ShardList[] = [];
  for (let index = 1; index <= of; index++) {
    const list = await readList(store, { index, of });
    if (list) lists.push(list);
  }
  if (lists.length < of) refuseMissing(of, lists);
  refuseStale(lists);
  refuseTwice(lists);
  return lists;
}
