import { describeProblems } from '../report-problems.ts';
import type { FormAudit } from '../../core/audit/finding.ts';
import { auditWithin } from '../../filing/audit-within.ts';
import type { ImportedDraft } from '../../filing/read-forms.ts';
import type { Register } from '../../filing/register.ts';
import { checkFiles, withScratch, writePlanned, type CheckedFiles } from './check-files.ts';
import { commitFiles } from './commit-files.ts';
import { formsOf, type KnownContent, type Target } from './known-content.ts';
import { planDrafts, type PlannedDraft, type PlanOptions } from './plan-drafts.ts';
import { planFiles, type PlannedFile } from './plan-files.ts';

/** What became of drafts that were filed. */
export interface FiledDrafts {
  /** In the order of the drafts. */
  readonly planned: readonly PlannedDraft[];
  /** Files that were written, or would be without a dry run. */
  readonly written: readonly PlannedFile[];
  /** What the audit says, by the path of the record. */
  readonly audits: ReadonlyMap<string, FormAudit>;
}

interface Checked {
  readonly planned: readonly PlannedDraft[];
  readonly files: readonly PlannedFile[];
  readonly checked: CheckedFiles;
}

/** A draft that the loader would not take is left out, with what the loader says of it. */
function refuseBad(planned: readonly PlannedDraft[], { problems }: CheckedFiles): PlannedDraft[] {
  return planned.map((draft) => {
    const { path, place } = draft;
    const own = [
      path,
      place && `projects/${place.unit.slug}/${place.project.slug}.yaml`,
      place && `units/${place.unit.slug}.yaml`,
    ];
    const found = problems.filter((one) => own.includes(one.path)).map(({ problem }) => problem);
    if (found.length === 0 || !['new', 'replaced'].includes(draft.status)) return draft;
    const reason = found.map(({ message }) => message).join('；');
    const advice = [...new Set(found.map((problem) => problem.advice))].join(' ');
    return { ...draft, status: 'refused', refusal: { reason, advice } };
  });
}

/** Puts the planned files into `scratch` and has the loader read them, until it accepts all that are left. */
function checkPlan(
  scratch: string,
  drafts: readonly PlannedDraft[],
  register: Register,
  known: KnownContent,
  target: Target,
): Checked {
  const files = planFiles(drafts, register, known, target);
  writePlanned(scratch, files);
  const checked = checkFiles(scratch, files, known);
  if (checked.problems.length === 0) return { planned: drafts, files, checked };
  const planned = refuseBad(drafts, checked);
  if (planned.every((draft, i) => draft.status === drafts[i]!.status))
    throw new Error(
      `导入写出的文件，程序自己读不进去：\n${describeProblems(checked.problems.map(({ problem }) => problem))}`,
    );
  return checkPlan(scratch, planned, register, known, target);
}

const AUDITED = new Set(['new', 'replaced', 'unchanged']);
const idOf = (path: string): string => path.replace(/^records\//, '').replace(/\.[^.]+$/, '');

/** The audit of the records of the run, within the content as it will be. */
function auditRun({ planned, checked }: Checked, known: KnownContent): ReadonlyMap<string, FormAudit> {
  const paths = new Map(
    planned.flatMap(({ status, path }) => (path && AUDITED.has(status) ? [[idOf(path), path] as const] : [])),
  );
  const fresh = new Set(checked.forms.map(({ id }) => id));
  const content = {
    site: known.site,
    units: checked.units.map(({ entry }) => entry),
    projects: checked.projects.map(({ entry }) => entry),
    forms: [...formsOf(known).filter(({ id }) => !fresh.has(id)), ...checked.forms],
  };
  return new Map(auditWithin(content, new Set(paths.keys())).map((audit) => [paths.get(audit.form.id)!, audit]));
}

export interface FileOptions extends PlanOptions {
  /** Nothing is written. */
  readonly dryRun: boolean;
  /** Nothing is written where any of the drafts cannot be. */
  readonly isWhole?: boolean;
  /** Files that go with what is written. */
  readonly besides?: (planned: readonly PlannedDraft[]) => readonly PlannedFile[];
}

/** Whether a draft is, or would be, in the content. */
export const isThere = ({ status }: PlannedDraft): boolean => AUDITED.has(status) || status === 'repeated';

/**
 * Finds each draft its place, has the loader and the audit look at what would be written, and writes it: all of it or
 * nothing.
 * @param register of what `known` holds; units and projects that are new are added to it
 * @throws NotWritten where nothing was written, with the reason for a clerk
 */
export function fileDrafts(
  drafts: readonly ImportedDraft[],
  register: Register,
  known: KnownContent,
  options: FileOptions,
): FiledDrafts {
  const { target, dryRun, isWhole = false, besides = () => [] } = options;
  const planned = planDrafts(drafts, register, options);
  return withScratch((scratch) => {
    const checked = checkPlan(scratch, planned, register, known, target);
    const audits = auditRun(checked, known);
    if (isWhole && !checked.planned.every(isThere)) return { planned: checked.planned, written: [], audits };
    const own = checked.files.filter(({ path }) => target.isContent || path.startsWith('records/'));
    const written = [...own, ...besides(checked.planned)].filter(({ text, before }) => text !== before);
    if (!dryRun) commitFiles(written, target);
    return { planned: checked.planned, written, audits };
  });
}
