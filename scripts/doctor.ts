import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { checkContent } from '../src/doctor/check-content.ts';
import { checkCache, checkReleases } from '../src/doctor/check-disk.ts';

const HELP = `用法：mingzhang doctor [--content 目录] [--to 目录]

看看机器、内容、设置和发布目录有没有毛病，怎么治。什么都不改。
设了环境变量 MINGZHANG_REDIS 的，也看 Redis 连不连得上。

  --content 目录   内容在哪里（默认 content）
  --to 目录        也看看能不能发布到这里

结束状态：0 没有毛病；1 有要治的；2 参数写错。`;

guardCommand();
const { content, to } = readOptions(HELP, { content: 'content', to: undefined as string | undefined });
if (to === '') refuseUse('--to 后面没有写目录', HELP);
const redis = process.env['MINGZHANG_REDIS'];
const found = [
  ...checkCache(),
  ...checkContent(content),
  ...(to === undefined ? [] : checkReleases(content, to)),
  // what speaks to Redis is loaded where there is one only
  ...(redis ? await (await import('../src/doctor/check-redis.ts')).checkRedis(redis) : []),
];
for (const { id, level, message, advice } of found)
  console.log(`${level === 'wrong' ? '要治' : '留意'}  ${message}（${id}）\n  → ${advice}`);
const wrong = found.filter(({ level }) => level === 'wrong').length;
console.log(`Node ${process.version}。${wrong > 0 ? `要治的有${wrong}处。` : '没有要治的。'}`);
process.exitCode = wrong > 0 ? 1 : 0;
