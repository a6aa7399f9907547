import { updateSite, type UpdateStep } from '../../src/build/update-site.ts';
import { loadContent } from '../../src/io/load-content.ts';

/* A build as a process of its own, to be killed. Argument: the job as JSON. */
export interface BuildJob {
  readonly content: string;
  readonly out: string;
  readonly fresh: boolean;
  /** Ends the process, as power does, before the nth step of this name. */
  readonly dieAt: { readonly step: Parameters<UpdateStep>[0]; readonly nth: number };
}

const { content, out, fresh, dieAt } = JSON.parse(process.argv[2]!) as BuildJob;
let left = dieAt.nth;
await updateSite({
  ...{ content: loadContent(content).content!, out, base: '/', site: undefined, preview: false, fresh },
  step: (name) => {
    if (name === dieAt.step && --left === 0) process.kill(process.pid, 'SIGKILL');
  },
});
