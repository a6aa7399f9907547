import type { OutputFile, PartRef } from '../../core/outputs/output.ts';
import { codeFile } from '../../program/code-file.ts';
import type { JoinDone, JoinJob } from './join-worker.ts';
import { isParted, partsOf, sendFile, type SentFile } from './sent-file.ts';
import { startWorkers } from './worker-processes.ts';

const WORKER = codeFile('join-worker');
/** So many parts are joined before two processes have started. */
const FEW = 4000;

export interface ListsJob {
  readonly place: JoinJob;
  /** Makes a part of what units have where it is not kept. */
  readonly keep: (part: PartRef) => void;
  /** Told of each file of the open data that was made elsewhere. */
  readonly done: (one: JoinDone) => void;
  /** How many make files of the open data; none where this process makes all. */
  readonly processes: number;
}

/**
 * Makes what joins units: much of the open data in several processes, and meanwhile what comes before it in this one.
 * @param write makes outputs in this process
 */
export async function writeLists(
  outputs: readonly OutputFile[],
  write: (outputs: readonly OutputFile[]) => Promise<void>,
  { place, keep, done, processes }: ListsJob,
): Promise<void> {
  const files = (processes ? outputs.filter(isParted) : []).map((output) => {
    const sent = sendFile(output);
    return { sent, parts: partsOf(sent) };
  });
  if (files.reduce((sum, { parts }) => sum + parts.length, 0) <= FEW) return write(outputs);
  for (const part of new Map(files.flatMap(({ parts }) => parts.map((one) => [one.key, one]))).values()) keep(part);
  const pieces = files.map(({ sent, parts }) => ({ make: (): SentFile => sent, weight: parts.length + 1 }));
  const work = startWorkers<SentFile, JoinDone>(WORKER, place, pieces, done, processes);
  const first = outputs.findIndex(isParted);
  try {
    await write(outputs.slice(0, first));
    await work.finished;
  } finally {
    work.stop();
  }
  // those that describe files come after these
  await write(outputs.slice(first).filter((output) => !isParted(output)));
}
