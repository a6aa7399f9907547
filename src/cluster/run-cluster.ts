import { randomUUID } from 'node:crypto';
import { FlowProducer, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { Stopped } from '../disk/stop.ts';
import type { Shard } from '../packs/shard.ts';
import { QUEUES, RETRIES, type JoinWork, type ShardWork } from './jobs.ts';

/** Between two looks at how far it is, in milliseconds. */
const BETWEEN = 1000;
/** A day: as long as results are kept for whoever looks. */
const KEPT = { age: 86_400 };

export interface ClusterJob {
  readonly shard: Omit<ShardWork, 'index' | 'sameAs'>;
  /** Gives the hash of what a shard is made of; undefined where that is not known. */
  readonly hashOf: (shard: Shard) => string | undefined;
  readonly join: JoinWork;
  readonly say: (line: string) => void;
}

/**
 * Puts the shards of a site and their join into Redis and waits until workers have done them; gives what the join said. Where
 * this process is stopped, workers go on.
 * @throws Stopped where a shard or the join has failed at every try, with what it said
 */
export async function runCluster(redis: Redis, { shard, hashOf, join, say }: ClusterJob): Promise<string> {
  const run = randomUUID();
  const options = { ...RETRIES, removeOnComplete: KEPT, removeOnFail: KEPT };
  const indexes = Array.from({ length: shard.of }, (_, i) => i + 1);
  const flow = new FlowProducer({ connection: redis });
  const [shards, joins] = [QUEUES.shards, QUEUES.join].map((name) => new Queue(name, { connection: redis })) as [
    Queue,
    Queue,
  ];
  flow.on('error', () => undefined);
  for (const queue of [shards, joins]) queue.on('error', () => undefined);
  const idOf = (index: number): string => `${run}-${index}`;
  await flow.add({
    ...{ name: 'join', queueName: QUEUES.join, data: join, opts: { ...options, jobId: run } },
    children: indexes.map((index) => ({
      ...{
        name: 'shard',
        queueName: QUEUES.shards,
        data: { ...shard, index, sameAs: hashOf({ index, of: shard.of }) } satisfies ShardWork,
      },
      opts: { ...options, jobId: idOf(index), failParentOnFailure: true },
    })),
  });
  say(`已放进队列：${shard.of}片，做好以后合并`);
  let last = -1;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    const states = await Promise.all(indexes.map((index) => shards.getJobState(idOf(index))));
    const failed = states.indexOf('failed');
    if (failed >= 0) throw await explain(shards, idOf(failed + 1), `第 ${failed + 1}/${shard.of} 片`);
    const state = await joins.getJobState(run);
    if (state === 'failed') throw await explain(joins, run, '合并');
    if (state === 'completed') return String((await joins.getJob(run))!.returnvalue);
    const done = states.filter((one) => one === 'completed').length;
    if (done !== last) say(`做好了 ${done} / ${shard.of} 片`);
    last = done;
  }
}

async function explain(queue: Queue, id: string, what: string): Promise<Stopped> {
  const job = await queue.getJob(id);
  return new Stopped(
    `${what}试了${job?.attemptsMade ?? 0}次都没有做成：\n${job?.failedReason ?? ''}`,
    '照上面处理好以后再运行一次 mingzhang cluster；做好的分包不会重做。',
  );
}
