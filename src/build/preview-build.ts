import { headOf } from '../core/library/form-head.ts';
import { loadContent } from '../io/load-content.ts';
import { KeptReadings } from '../io/readings/kept-readings.ts';
import { describeBuilt } from './describe-built.ts';
import type { BuildReport } from './preview-state.ts';
import { readPublic } from './published-before.ts';
import { readSourceCells } from './source-cells.ts';
import { updateSite } from './update-site.ts';

/*
 * What makes the site of a preview, as a process that stays: its modules, and what they have worked out, are there for the next
 * save. It is sent one job after the other and answers each with a `PreviewBuilt`. Where it ends, the preview starts another.
 */
export interface PreviewJob {
  readonly content: string;
  /** What is public now: the target of releases, or a folder of content. */
  readonly against: string | undefined;
  readonly base: string | undefined;
  readonly out: string;
  /** Where it is remembered what originals say, from one build to the next. */
  readonly memory: string;
  /** `2024-05-20`: deadlines are held against it. */
  readonly today: string;
}

/** How a job ended: `refused` where the content has errors, `failed` where it has none and the site could not be made. */
export interface PreviewBuilt {
  readonly end: 'made' | 'refused' | 'failed';
  readonly report: BuildReport | undefined;
  readonly failure?: string;
}

async function build({ content: folder, against, base, out, memory, today }: PreviewJob): Promise<PreviewBuilt> {
  const { content, problems } = loadContent(folder, { visibility: 'all', readings: new KeptReadings(folder) });
  const forms = content?.forms ?? [];
  const drafts = forms.filter((form) => headOf(form).publication.status !== 'published').length;
  const report: BuildReport = { problems, forms: forms.length, drafts };
  if (!content) return { end: 'refused', report };
  try {
    const sources = await readSourceCells(folder, content, memory);
    const staff = { before: readPublic(content, against), today, sources };
    const place = { out, base: base ?? content.site.base, site: undefined };
    const built = await updateSite({ content, ...place, preview: true, staff });
    return { end: 'made', report: { ...report, made: describeBuilt(built) } };
  } catch (error) {
    return { end: 'failed', report, failure: error instanceof Error ? error.message : String(error) };
  }
}

// the preview is gone: nobody waits for this build, and drafts must not stay behind
process.on('disconnect', () => process.exit());
process.on('message', (job: PreviewJob) => {
  const fail = (error: Error): PreviewBuilt => ({ end: 'failed', report: undefined, failure: error.message });
  void build(job)
    .catch(fail)
    .then((built) => process.send!(built));
});
