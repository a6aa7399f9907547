import { resolve } from 'node:path';
import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { objectToAddress, openRedis } from '../src/cluster/redis.ts';
import { runWorker } from '../src/cluster/run-worker.ts';

const HELP = `用法：mingzhang worker [--redis 地址] [--content 目录] [--patience 秒]

在每台机器上运行一个：从 Redis 的队列里取各片来做，一次一片（用上全部处理器），直到按 Ctrl+C 结束。

  --redis 地址     如 redis://10.0.0.5:6379；有密码的，把整个地址放进环境变量 MINGZHANG_REDIS，不写这一项
  --content 目录   这台机器上内容在哪里（默认是 mingzhang cluster 写的路径）
  --patience 秒    一台机器多久没有消息，就由别的接手（默认 30）；各台写一样的

结束状态：0 按 Ctrl+C 结束；1 连不上 Redis；2 参数写错。`;

guardCommand(() => 0);
const options = readOptions(HELP, {
  redis: undefined as string | undefined,
  content: undefined as string | undefined,
  patience: '30',
});
const fromEnvironment = process.env['MINGZHANG_REDIS'];
const objection = objectToAddress(options.redis, fromEnvironment);
if (objection !== undefined) refuseUse(objection, HELP);
const patience = /^\d{1,4}$/.test(options.patience) ? Number(options.patience) : 0;
if (patience < 1) refuseUse(`--patience ${options.patience} 应当是秒数`, HELP);
const redis = await openRedis((options.redis ?? fromEnvironment)!);
const content = options.content && resolve(options.content);
runWorker(redis, { content, patience, say: (line) => console.log(line) });
console.log('等着做；按 Ctrl+C 结束。');
