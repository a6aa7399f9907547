/** What the build command does with shards and packs, loaded where it is asked for. */
export { refuseOther } from './content-hash.ts';
export { describeJoined, describePart, describePruned, describeShard } from './describe-packs.ts';
export { joinPart, joinSite } from './join-site.ts';
export { makeShard } from './make-shard.ts';
export { openStore } from './open-store.ts';
export { prunePacks } from './prune-packs.ts';
export { readShard, ShardPart } from './shard.ts';
