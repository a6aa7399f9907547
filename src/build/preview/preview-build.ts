import type { Content } from '../../core/library/library.ts';
import { headOf } from '../../core/library/form-head.ts';
import { loadContent } from '../../io/load-content.ts';
import { KeptReadings } from '../../io/readings/kept-readings.ts';
import { describeBuilt } from '../describe-built.ts';
import type { BuildReport } from './preview-state.ts';
import { readPublic } from '../published-before.ts';
import { readSourceCells } from './source-cells.ts';
import type { FindFile } from './under-way.ts';
import { updateSite, type SiteMemory } from '../update-site.ts';

/*
 * What makes the site of a preview, as a process that stays: its modules, and what they have worked out, are there for the next
 * save. It is sent jobs, and questions for files while it is at work on one; a job that comes meanwhile ends the one before it,
 * unless its content has errors. It tells of each step with a `PreviewTold`. Where it ends, the preview starts another.
 */
export interface PreviewJob {
  /** Number of the try. */
  readonly attempt: number;
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

/** A question for a file of the site, by its path in it. */
export interface PreviewQuestion {
  readonly wanted: string;
}
/** Undefined where the site has no such file. */
export interface PreviewAnswer extends PreviewQuestion {
  readonly file: string | undefined;
}

/**
 * How a job stands: `ready` where files can be asked for, `made` where all are in their places; `refused` where the content has
 * errors, `failed` where it has none and the site could not be made.
 */
export interface PreviewTold {
  readonly attempt: number;
  readonly is: 'ready' | 'made' | 'refused' | 'failed';
  readonly report: BuildReport | undefined;
  readonly failure?: string;
}

const tell = (message: PreviewTold | PreviewAnswer): void => void process.send!(message);

/** The site of this preview, which nobody else writes to. */
const site: SiteMemory = {};
/** What is asked for, and not answered yet. */
const asked = new Set<string>();
let find: FindFile | undefined;
let running: { readonly end: AbortController; readonly over: Promise<void> } | undefined;

function ask(wanted: string): void {
  asked.add(wanted);
  const own = find;
  void own?.(wanted).then((file) => {
    // another build may have begun meanwhile: it is asked, too
    if (find === own && asked.delete(wanted)) tell({ wanted, file });
  });
}

async function make(job: PreviewJob, content: Content, report: BuildReport, signal: AbortSignal): Promise<PreviewTold> {
  const { attempt, content: folder, against, base, out, memory, today } = job;
  const staff = async () => ({
    ...{ before: readPublic(content, against), today },
    sources: await readSourceCells(folder, content, memory),
  });
  const ready = (own: FindFile): void => {
    find = own;
    tell({ attempt, is: 'ready', report });
    for (const wanted of asked) ask(wanted);
  };
  const place = { out, base: base ?? content.site.base, site: undefined };
  try {
    const built = await updateSite({
      ...{ content, ...place, preview: true, staff, memory: site },
      onlooker: { ready, signal },
    });
    return { attempt, is: 'made', report: { ...report, made: describeBuilt(built) } };
  } catch (error) {
    return { attempt, is: 'failed', report, failure: error instanceof Error ? error.message : String(error) };
  }
}

async function build(job: PreviewJob): Promise<void> {
  const { attempt, content: folder } = job;
  const { content, problems } = loadContent(folder, { visibility: 'all', readings: new KeptReadings(folder) });
  const forms = content?.forms ?? [];
  const drafts = forms.filter((form) => headOf(form).publication.status !== 'published').length;
  const report: BuildReport = { problems, forms: forms.length, drafts };
  if (!content) return tell({ attempt, is: 'refused', report });
  find = undefined;
  running?.end.abort();
  await running?.over;
  const end = new AbortController();
  const told = make(job, content, report, end.signal);
  running = { end, over: told.then(() => undefined) };
  const last = await told;
  if (!end.signal.aborted || last.is === 'made') {
    find = undefined;
    asked.clear();
    tell(last);
  }
}

// the preview is gone: nobody waits for this build, and drafts must not stay behind
process.on('disconnect', () => process.exit());
process.on('message', (message: PreviewJob | PreviewQuestion) => {
  if ('wanted' in message) return ask(message.wanted);
  const { attempt } = message;
  build(message).catch((error: Error) => tell({ attempt, is: 'failed', report: undefined, failure: error.message }));
});
