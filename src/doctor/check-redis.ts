import { objectToAddress, openRedis } from '../cluster/redis.ts';
import { Stopped } from '../disk/stop.ts';
import type { Complaint } from './complaint.ts';

/** Whether the queues answer that `mingzhang worker` takes its work from. @param address as `MINGZHANG_REDIS` has it */
export async function checkRedis(address: string): Promise<Complaint[]> {
  const objection = objectToAddress(undefined, address);
  if (objection !== undefined)
    return [{ id: 'redis-address', level: 'wrong', message: objection, advice: '改正环境变量 MINGZHANG_REDIS。' }];
  try {
    (await openRedis(address)).disconnect();
    return [];
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return [{ id: 'redis', level: 'wrong', message: error.message, advice: error.advice }];
  }
}
