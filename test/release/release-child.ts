import { cpSync } from 'node:fs';
import { loadContent } from '../../src/io/load-content.ts';
import { KeptReadings } from '../../src/io/readings/kept-readings.ts';
import { Refused } from '../../src/release/refused.ts';
import { release } from '../../src/release/release.ts';
import type { StepName } from '../../src/release/step.ts';
import { explainStop, Stopped } from '../../src/disk/stop.ts';

/*
 * A release as a process of its own, to be killed: a built site is copied instead of being built, everything else is done.
 * Argument: the job as JSON. Exit status 0 published, 1 stopped (the message on standard error), 3 refused.
 */
export interface ChildJob {
  readonly folder: string;
  readonly site: string;
  readonly target: string;
  readonly cache: string;
  /** Where the inspection keeps its verdicts from one release to the next. */
  readonly kept: string;
  /** Ends the process, as power does, before the nth step of this name (of any name where undefined). */
  readonly dieAt?: { readonly step?: StepName; readonly nth: number };
}

const job = JSON.parse(process.argv[2]!) as ChildJob;
const { content } = loadContent(job.folder, { visibility: 'all', readings: new KeptReadings(job.folder) });
let left = job.dieAt?.nth ?? 0;
try {
  const { hash } = await release({
    ...job,
    content: content!,
    base: '/',
    today: '2026-01-01',
    build: async (_, out) => cpSync(job.site, out, { recursive: true }),
    step: (name) => {
      if (!job.dieAt || (job.dieAt.step && job.dieAt.step !== name)) return;
      if (--left === 0) process.kill(process.pid, 'SIGKILL');
    },
  });
  console.log(hash);
} catch (thrown) {
  const error = explainStop(thrown);
  if (!(error instanceof Stopped || error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof Stopped ? 1 : 3;
}
