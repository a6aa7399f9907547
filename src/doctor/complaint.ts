import { explainStop, Stopped } from '../disk/stop.ts';

/** What is wrong with machine, content, settings or target: `wrong` must be mended, `note` should be known. */
export interface Complaint {
  readonly id: string;
  readonly level: 'wrong' | 'note';
  readonly message: string;
  readonly advice: string;
}

/** What a trial was stopped by, as a complaint; none where it went through. */
export function complaintOf(id: string, level: Complaint['level'], trial: () => void): Complaint[] {
  try {
    trial();
    return [];
  } catch (thrown) {
    const error = explainStop(thrown);
    if (error instanceof Stopped) return [{ id, level, message: error.message, advice: error.advice }];
    // whatever else the system refuses is what was asked for; a fault of this program has no such code
    const { code, message } = thrown as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw thrown;
    return [{ id, level, message: `系统不让写：${message}`, advice: '换一个目录，或请系统管理员检查这个路径。' }];
  }
}
