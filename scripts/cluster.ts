import { resolve } from 'node:path';
import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { readAddress } from '../src/command/read-values.ts';
import { objectToAddress, openRedis } from '../src/cluster/redis.ts';
import { runCluster } from '../src/cluster/run-cluster.ts';
import { contentHashes } from '../src/packs/content-hash.ts';
import { readBucket } from '../src/packs/s3-store.ts';
import { readShard, type Shard } from '../src/packs/shard.ts';

const HELP = `用法：mingzhang cluster --packs 目录|s3://桶/前缀 [--redis 地址] [--shards 共几片] [--content 目录] [--out 目录]
                        [--base 路径] [--site 网址]

把各片和合并放进 Redis 的队列，由各台机器上的 mingzhang worker 来做，等到做完，说明结果。
各片做好以后，合并里的搜索索引也由各台分着做（写了 --out 的，由做合并的那台自己做）。
哪台机器坏了，它手上的那一片由别的接手；中断这个命令，各台机器照样做完。

  --redis 地址     如 redis://10.0.0.5:6379；有密码的，把整个地址放进环境变量 MINGZHANG_REDIS，不写这一项
  --packs 目录     分包放在哪里：各台机器都看得见
  --shards n       分成几片（默认 32）：比全部机器的数目多几倍，快的多做
  --content 目录   内容在哪里（默认 content）：各台机器上同一个路径；worker 可以另写
  --out 目录       再把整个网站放到这里（做合并的那台机器上的路径）；不写就只放进分包
  --base 路径、--site 网址   同 mingzhang build

结束状态：0 成功；1 没有做成（原因见输出）；2 参数写错。`;

guardCommand();
const options = readOptions(HELP, {
  redis: undefined as string | undefined,
  packs: undefined as string | undefined,
  shards: '32',
  content: 'content',
  out: undefined as string | undefined,
  base: undefined as string | undefined,
  site: undefined as string | undefined,
});
const fromEnvironment = process.env['MINGZHANG_REDIS'];
const objection = objectToAddress(options.redis, fromEnvironment);
if (objection !== undefined) refuseUse(objection, HELP);
if (!options.packs) refuseUse('没有写 --packs（分包放在哪里）', HELP);
const of = readShard(`1/${options.shards}`)?.of;
if (of === undefined) refuseUse(`份数“${options.shards}”应当是 1 到 9999 的整数`, HELP);
const packs = readBucket(options.packs) ? options.packs : resolve(options.packs);
const redis = await openRedis((options.redis ?? fromEnvironment)!);
const shard = { of, packs, content: resolve(options.content), ...readAddress(options, HELP) };
const join = { of, packs, out: options.out && resolve(options.out) };
const hashes = contentHashes(shard.content);
if (!hashes) console.error(`这台机器上没有“${shard.content}”：各台的内容是不是同一份，没有核对`);
const hashOf = (one: Shard): string | undefined => hashes?.of(one);
console.log(await runCluster(redis, { shard, hashOf, join, say: (line) => console.error(line) }));
process.exit(0);
