/*
 * Writes files as an import does, as a process of its own that is killed before one of the things it does to the disk.
 * Argument: `CommitJob` as JSON.
 */
import { commitFiles } from '../../../src/io/import/commit-files.ts';
import { DISK, type Disk } from '../../../src/io/import/disk.ts';
import { targetOf } from '../../../src/io/import/known-content.ts';
import type { PlannedFile } from '../../../src/io/import/plan-files.ts';

export interface CommitJob {
  readonly files: readonly PlannedFile[];
  readonly records: string;
  /** Number of the step before which the process ends. */
  readonly dieAt: number;
}

const { files, records, dieAt } = JSON.parse(process.argv[2]!) as CommitJob;
let step = 0;
const count =
  <A extends unknown[]>(work: (...args: A) => void) =>
  (...args: A): void => {
    if (++step === dieAt) process.kill(process.pid, 'SIGKILL');
    work(...args);
  };
const disk: Disk = { write: count(DISK.write), rename: count(DISK.rename) };
commitFiles(files, targetOf(records), disk);
