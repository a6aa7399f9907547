import { WaitingChildrenError, type Job, type Queue } from 'bullmq';
import { RETRIES, type JoinWork, type PartWork } from './jobs.ts';

/**
 * Lets every worker make a part of what a join needs, before it; where there is one alone, or the site is put into a folder of
 * one machine, the join makes it all itself. What a part could not do, the join does.
 * @param token of the job, by which this worker has it
 * @throws WaitingChildrenError where the parts are to be waited for: the job comes again when they are done
 */
export async function spreadJoin(job: Job<JoinWork>, token: string, parts: Queue<PartWork>): Promise<void> {
  const { of: shards, packs, out, isSpread } = job.data;
  const of = out === undefined && !isSpread ? await parts.getWorkersCount() : 0;
  if (of > 1) {
    const parent = { id: job.id!, queue: job.queueQualifiedName };
    const all = Array.from({ length: of }, (_, i) => ({
      ...{ name: 'part', data: { index: i + 1, of, shards, packs } },
      opts: {
        ...RETRIES,
        jobId: `${job.id}-${i + 1}`,
        parent,
        ignoreDependencyOnFailure: true,
        removeOnComplete: true,
      },
    }));
    // one that a lost worker has put there already is not put twice
    await parts.addBulk(all);
    await job.updateData({ ...job.data, isSpread: true });
  }
  if ((of > 1 || isSpread) && (await job.moveToWaitingChildren(token))) throw new WaitingChildrenError();
}
