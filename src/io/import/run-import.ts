import { describeProblems } from '../report-problems.ts';
import { checkTarget } from './check-target.ts';
import { NotWritten, undoUnfinished } from './commit-files.ts';
import { fileDrafts, type FiledDrafts } from './file-drafts.ts';
import { formsOf, projectsOf, readKnown, unitsOf, type KnownContent } from './known-content.ts';
import { listCorrected, planCorrections } from './plan-corrections.ts';
import type { PlannedDraft, PlanOptions } from './plan-drafts.ts';
import type { PlannedFile } from './plan-files.ts';
import { hasHandover, readHandover, type HandoverHead, type ReadHandover } from './read-handover.ts';
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
  /** `2024-05-20`: the day of corrections. */
  readonly today: string;
}

/** All that an import did, for its summary; the drafts in the order of the files and their forms. */
export interface ImportRun extends ReadDrafts, FiledDrafts {
  readonly register: Register;
  /** Who handed the forms over. */
  readonly handover: HandoverHead | undefined;
}

/** Reads files as far as drafts, with the labels that content helps to settle. Writes nothing. */
export async function readForms(
  options: Pick<ImportOptions, 'paths' | 'stated' | 'progress' | 'target'>,
): Promise<ReadHandover & { known: KnownContent }> {
  const { paths, stated, progress, target } = options;
  const known = readKnown(target);
  if (hasHandover(paths)) return { known, ...(await readHandover(paths, known, target)) };
  const forms = { forms: formsOf(known), projects: projectsOf(known), units: unitsOf(known) };
  return { known, handover: undefined, ...(await readDrafts(paths, { known: forms, stated, progress })) };
}

/** @throws NotWritten where units or projects have faults: nobody can say which slug is whose */
export function refuseFaulty({ faults }: KnownContent): void {
  const errors = faults.filter(({ level }) => level === 'error');
  if (errors.length)
    throw new NotWritten(`已有的单位和项目文件有错误，没有导入；先改好它们：\n\n${describeProblems(errors)}`);
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
  const { known, files: read, failures, handover } = await readForms(options);
  refuseFaulty(known);
  const count = read.reduce((sum, { drafts }) => sum + drafts.length, 0);
  if (count > MANY) options.progress(`读出 ${count} 张表，正在核对`);
  const register = new Register(unitsOf(known), projectsOf(known));
  checkUnit(options.unit, register);
  const drafts = read.flatMap((file) => file.drafts);
  const besides = (planned: readonly PlannedDraft[]): PlannedFile[] =>
    planCorrections(listCorrected(planned), target, options.today);
  const filing = { ...options, isWhole: handover !== undefined, besides };
  return { files: read, failures, register, handover, ...fileDrafts(drafts, register, known, filing) };
}
