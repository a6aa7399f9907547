import { describeProblems } from '../report-problems.ts';
import type { FormAudit } from '../../core/audit/finding.ts';
import { auditDrafts } from './audit-drafts.ts';
import { checkTarget } from './check-target.ts';
import { checkFiles, withScratch, writePlanned, type CheckedFiles } from './check-files.ts';
import { commitFiles, NotWritten, undoUnfinished } from './commit-files.ts';
import { formsOf, projectsOf, readKnown, unitsOf, type KnownContent, type Target } from './known-content.ts';
import { planDrafts, type PlannedDraft, type PlanOptions } from './plan-drafts.ts';
import { planFiles, type PlannedFile } from './plan-files.ts';
import type { Progress } from './open-files.ts';
import type { Stated } from '../../filing/read-forms.ts';
import { readDrafts, type ReadDrafts } from './read-drafts.ts';
import { Register } from '../../filing/register.ts';

export interface ImportOptions extends PlanOptions {
  readonly paths: readonly string[];
  readonly stated: Stated;
  /** Nothing is written. */
  readonly dryRun: boolean;
  readonly progress: Progress;
}

/** All that an import did, for its summary. */
export interface ImportRun extends ReadDrafts {
  /** In the order of the files and their forms. */
  readonly planned: readonly PlannedDraft[];
  readonly register: Register;
  /** Files that were written, or would be without a dry run. */
  readonly written: readonly PlannedFile[];
  /** What the audit says, by the path of the record. */
  readonly audits: ReadonlyMap<string, FormAudit>;
}

/** Reads files as far as drafts, with the labels that content helps to settle. Writes nothing. */
export async function readForms(
  options: Pick<ImportOptions, 'paths' | 'stated' | 'progress' | 'target'>,
): Promise<ReadDrafts & { known: KnownContent }> {
  const { paths, stated, progress, target } = options;
  const known = readKnown(target);
  const forms = { forms: formsOf(known), projects: projectsOf(known), units: unitsOf(known) };
  return { known, ...(await readDrafts(paths, { known: forms, stated, progress })) };
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
  return new Map(auditDrafts(new Set(paths.keys()), known, checked).map((audit) => [paths.get(audit.form.id)!, audit]));
}

/** A name makes a new unit; a slug that is nobody's is a slip. */
function checkUnit(unit: string | undefined, register: Register): void {
  if (unit === undefined || !/^[\x20-\x7e]*$/.test(unit) || register.unitBySlug(unit) || register.findUnit(unit))
    return;
  throw new NotWritten(`没有单位“${unit}”。--unit 后面写 units 里已有的拼音名，或单位的中文名称。`);
}

/** So many forms take long enough to be told of. */
const MANY = 10;

/**
 * Reads files, finds each form its place, has the loader and the audit look at what would be written, and writes it: all of
 * it or nothing.
 * @throws NotWritten where nothing was written, with the reason for a clerk
 * @throws Stopped where nothing may be written to the target
 */
export async function runImport(options: ImportOptions): Promise<ImportRun> {
  const { target, dryRun } = options;
  checkTarget(target);
  if (!dryRun) undoUnfinished(target);
  const { known, files: read, failures } = await readForms(options);
  const faults = known.faults.filter(({ level }) => level === 'error');
  if (faults.length)
    throw new NotWritten(`已有的单位和项目文件有错误，没有导入；先改好它们：\n\n${describeProblems(faults)}`);
  const count = read.reduce((sum, { drafts }) => sum + drafts.length, 0);
  if (count > MANY) options.progress(`读出 ${count} 张表，正在核对`);
  const register = new Register(unitsOf(known), projectsOf(known));
  checkUnit(options.unit, register);
  const drafts = planDrafts(
    read.flatMap((file) => file.drafts),
    register,
    options,
  );
  return withScratch((scratch) => {
    const checked = checkPlan(scratch, drafts, register, known, target);
    const written = checked.files.filter(({ path }) => target.isContent || path.startsWith('records/'));
    const audits = auditRun(checked, known);
    if (!dryRun) commitFiles(written, target);
    return { files: read, failures, planned: checked.planned, register, written, audits };
  });
}
