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
    if (!(error instanceof Stopped)) throw thrown;
    return [{ id, level, message: error.message, advice: error.advice }];
  }
}
