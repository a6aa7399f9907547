import { loadContent } from '../io/load-content.ts';
import { describeBuilt } from './describe-built.ts';
import type { BuildReport } from './preview-state.ts';
import { readPublic } from './published-before.ts';
import { readSourceCells } from './source-cells.ts';
import { updateSite } from './update-site.ts';

/*
 * One build of a preview, as a process of its own: the preview can stop it when the content changes again, and neither
 * memory nor modules of former builds are left behind. Arguments: the job as JSON. Sends a `BuildReport`, and once more when the site is made. Exit status 1
 * where the content has errors, 2 where the build fails.
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

// the preview is gone: nobody waits for this build, and drafts must not stay behind
process.on('disconnect', () => process.exit());

const job = JSON.parse(process.argv[2]!) as PreviewJob;
const { content, problems } = loadContent(job.content, { visibility: 'all' });
const forms = content?.forms ?? [];
const report: BuildReport = {
  problems,
  forms: forms.length,
  drafts: forms.filter(({ record }) => record.publication.status !== 'published').length,
};
process.send!(report);

if (!content) process.exitCode = 1;
else
  try {
    const before = readPublic(content, job.against);
    const sources = await readSourceCells(job.content, content, job.memory);
    const staff = { before, today: job.today, sources };
    const built = await updateSite({
      content,
      out: job.out,
      base: job.base ?? content.site.base,
      site: undefined,
      preview: true,
      staff,
    });
    process.send!({ ...report, made: describeBuilt(built) } satisfies BuildReport);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
// the channel to the preview would keep this process alive
process.disconnect();
