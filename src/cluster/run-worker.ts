import { spawn, type ChildProcess } from 'node:child_process';
import { Queue, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { codeFile } from '../program/code-file.ts';
import { joinWords, partWords, QUEUES, shardWords, type JoinWork, type PartWork, type ShardWork } from './jobs.ts';
import { spreadJoin } from './spread-join.ts';

/** Lines of what a command said that go with a failure. */
const LINES = 4;
/** A worker that is lost so often over one piece is not to blame. */
const MOST_LOST = 5;

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill()));

/** Runs a command of this program. @throws with what it said last, where it fails */
async function runCommand(words: readonly string[], say: (line: string) => void): Promise<string> {
  const child = spawn(process.execPath, [codeFile('mingzhang'), ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let [told, failed] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (told += bytes.toString('utf8')));
  child.stderr.on('data', (bytes: Buffer) => (failed += bytes.toString('utf8')));
  const status = await new Promise<number | null>((resolve, reject) => child.on('exit', resolve).on('error', reject));
  running.delete(child);
  if (status !== 0) throw new Error(failed.trim().split('\n').slice(-LINES).join('\n') || '命令被中断了');
  say(told.trim());
  return told.trim();
}

/**
 * Takes shards, parts of joins and joins from Redis, one at a time each, and runs their commands; goes on until the process ends.
 * @param content another folder of content than that which the job names
 * @param patience seconds without a sign of life after which another takes over what a worker had
 */
export function runWorker(
  redis: Redis,
  { content, patience, say }: { content: string | undefined; patience: number; say: (line: string) => void },
): void {
  const options = {
    ...{ connection: redis, concurrency: 1, maxStalledCount: MOST_LOST },
    ...{ lockDuration: patience * 1000, stalledInterval: patience * 1000 },
  };
  let isLost = false;
  const run = (words: readonly string[], what: string): Promise<string> => {
    say(`开始：${what}`);
    return runCommand(words, say);
  };
  const parts = new Queue<PartWork>(QUEUES.parts, { connection: redis });
  parts.on('error', () => undefined);
  const workers = [
    new Worker(
      QUEUES.shards,
      ({ data }: Job<ShardWork>) =>
        run(shardWords({ ...data, content: content ?? data.content }), `第 ${data.index}/${data.of} 片`),
      options,
    ),
    new Worker(
      QUEUES.parts,
      ({ data }: Job<PartWork>) => run(partWords(data), `合并的第 ${data.index}/${data.of} 份`),
      options,
    ),
    new Worker(
      QUEUES.join,
      async (job: Job<JoinWork>, token = '') => {
        await spreadJoin(job, token, parts);
        return run(joinWords(job.data), '合并');
      },
      options,
    ),
  ];
  for (const worker of workers) {
    worker.on('failed', (_, error) => say(`没有做成：${error.message}`));
    worker.on('error', () => {
      if (!isLost) say('和 Redis 断开了，正在重新连接；手上的做完再报');
      isLost = true;
    });
    worker.on('ready', () => (isLost = false));
  }
}
