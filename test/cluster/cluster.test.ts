import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objectToAddress, openRedis } from '../../src/cluster/redis.ts';
import { checkRedis } from '../../src/doctor/check-redis.ts';
import { openFolderStore } from '../../src/packs/folder-store.ts';
import { unpackSite } from '../../src/packs/unpack-site.ts';
import { PROJECT } from '../../src/program/project.ts';
import { compareTrees } from '../build/small-content.ts';
import { SmallShards } from '../packs/small-shards.ts';
import { makeFolder } from '../release/tiny-site.ts';

const PASSWORD = 'sample-password';
const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) console.warn('no redis-server on this machine: the tests of several workers are skipped');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

interface Run {
  readonly child: ChildProcess;
  said(): string;
  /** Waits until it has said this. */
  until(words: RegExp): Promise<void>;
  readonly ended: Promise<number | null>;
}
const all = new Set<ChildProcess>();

function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(command, args, { cwd: PROJECT, env: { ...process.env, ...env } });
  all.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const until = async (words: RegExp): Promise<void> => {
    for (let tries = 0; !words.test(said); tries++) {
      if (tries > 600) throw new Error(`never said ${words.source}:\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  return { child, said: () => said, until, ended: once(child, 'exit').then(([status]) => status as number | null) };
}
const mingzhang = (args: readonly string[], env?: NodeJS.ProcessEnv): Run =>
  start(process.execPath, ['bin/mingzhang.js', ...args], env);

describe.skipIf(!hasRedis)('workers on Redis', { timeout: 120_000 }, () => {
  let room: string;
  let small: SmallShards;
  let port: number;
  let env: NodeJS.ProcessEnv;
  const startRedis = async (): Promise<Run> => {
    const options = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      join(room, 'redis'),
      '--appendonly',
      'yes',
    ];
    const redis = start('redis-server', [...options, '--requirepass', PASSWORD]);
    await redis.until(/Ready to accept connections/);
    return redis;
  };
  beforeAll(async () => {
    [room, port] = [makeFolder(), await freePort()];
    mkdirSync(join(room, 'redis'));
    small = new SmallShards(room);
    env = { MINGZHANG_REDIS: `redis://:${PASSWORD}@127.0.0.1:${port}` };
    await small.build('one');
  }, 120_000);
  afterAll(() => {
    for (const child of all) child.kill('SIGKILL');
    rmSync(room, { recursive: true, force: true });
  });

  test('a worker that is killed and a Redis that is restarted lose nothing: the site is that of one machine', async () => {
    const redis = await startRedis();
    expect(await checkRedis(env['MINGZHANG_REDIS']!)).toEqual([]);
    const worker = (): Run => mingzhang(['worker', '--patience', '2'], env);
    const packs = join(room, 'packs');
    const first = worker();
    await first.until(/等着做/);
    const place = ['--base', '/', '--site', 'https://www.example.gov.cn'];
    const cluster = mingzhang(
      ['cluster', '--packs', packs, '--shards', '3', '--content', small.content, ...place],
      env,
    );
    await first.until(/开始：第 \d\/3 片/);
    first.child.kill('SIGKILL');
    redis.child.kill('SIGTERM');
    await redis.ended;
    await startRedis();
    const others = [worker(), worker()];
    expect(await cluster.ended, cluster.said()).toBe(0);
    expect(cluster.said()).toContain('已合并');
    // both had a part of the join, which the one that joined then found in the store
    expect(others.map((one) => one.said()).join('')).toMatch(/合并的第 [12]\/2 份做好了/);
    const target = join(room, 'www');
    await unpackSite({ store: openFolderStore(packs), target, release: undefined, today: '2026-01-01', processes: 1 });
    expect(compareTrees(join(target, 'current'), join(room, 'one'))).toEqual([]);
    for (const one of [cluster, first, ...others]) expect(one.said()).not.toMatch(/sample-password|\n {4}at /);
    // a worker with files of the same names that say something else
    for (const one of others) one.child.kill('SIGKILL');
    const other = join(room, 'other');
    cpSync(small.content, other, { recursive: true });
    const figure = join(other, 'records/2023/yangli-jiedao/songcan-fuwu.self-evaluation.yaml');
    writeFileSync(figure, readFileSync(figure, 'utf8').replace(/("executed":")\d/, '$19'));
    const odd = mingzhang(['worker', '--patience', '2', '--content', other], env);
    const again = mingzhang(['cluster', '--packs', packs, '--shards', '1', '--content', small.content, ...place], env);
    expect(await again.ended).toBe(1);
    expect(again.said()).toMatch(/第 1\/1 片试了3次都没有做成：\n.*和运行 mingzhang cluster 的那台不一样/);
    odd.child.kill('SIGKILL');
    await worker().until(/等着做/);
    // what cannot be done is told with its reason, once, after all tries
    const wrong = mingzhang(['cluster', '--packs', packs, '--shards', '1', '--content', join(room, 'none')], env);
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toMatch(/第 1\/1 片试了3次都没有做成：\n没有内容目录/);
    expect(wrong.said()).not.toMatch(/sample-password|\n {4}at /);
  });
});

test('a Redis that nobody answers for is said in one line, without a password', async () => {
  const failure = openRedis('redis://:sample-password@127.0.0.1:1');
  await expect(failure).rejects.toThrow('连不上 Redis 127.0.0.1:1');
  await expect(failure).rejects.not.toThrow('sample-password');
  const [found, wrong] = [await checkRedis('redis://:sample-password@127.0.0.1:1'), await checkRedis('http://a')];
  expect([found, wrong].map(([complaint]) => complaint?.id)).toEqual(['redis', 'redis-address']);
  expect(JSON.stringify(found)).not.toContain('sample-password');
});

test.each([
  [undefined, undefined, '没有写 --redis'],
  ['http://a', undefined, '应当像'],
  ['redis://:sample-password@a', undefined, '不能写密码'],
])('the address %s is refused', (option, environment, words) => {
  const said = objectToAddress(option, environment);
  expect(said).toContain(words);
  expect(said).not.toContain('sample-password');
});
