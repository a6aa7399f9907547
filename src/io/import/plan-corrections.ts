import { findKind, type FormRecord } from '../../core/forms/registry.ts';
import { compareRecords } from '../../core/release/changes.ts';
import type { CorrectionEntry } from '../../core/release/correction.ts';
import { writeCorrections } from '../../core/release/write-corrections.ts';
import { correctionFile } from '../../filing/correction-file.ts';
import type { Fields } from '../../filing/record-text.ts';
import { listFiles } from '../content-files.ts';
import { FileReader } from '../file-reader.ts';
import { readCorrections } from '../read-corrections.ts';
import { describeProblems } from '../report-problems.ts';
import { NotWritten } from './commit-files.ts';
import { hashOf } from './journal.ts';
import { fileOf, type Target } from './known-content.ts';
import type { PlannedDraft } from './plan-drafts.ts';
import type { PlannedFile } from './plan-files.ts';

/** A published record that is to say something else. */
export interface Corrected {
  /** `records/2023/jiedao/dangjian.target.yaml` */
  readonly path: string;
  readonly before: Fields;
  readonly after: Fields;
  readonly reason: string;
  /** Who speaks for it. */
  readonly by: string;
}

function readKnown(target: Target): CorrectionEntry[] {
  const reader = new FileReader(target.folder);
  const paths = listFiles(fileOf(target, 'corrections')).map((path) => `corrections/${path}`);
  const entries = readCorrections(paths, reader);
  const errors = reader.problems.filter(({ level }) => level === 'error');
  if (errors.length) throw new NotWritten(`已有的更正记录有错误，先改好它们：\n\n${describeProblems(errors)}`);
  return entries;
}

/** Whether a draft takes the place of a record that is public. */
export function isOverPublic({ status, existing }: PlannedDraft): boolean {
  const isPublic = (existing?.record['publication'] as Fields | undefined)?.['status'] === 'published';
  return status === 'replaced' && isPublic;
}

/** Of forms that were handed over those whose published texts change, with what was said of it. */
export function listCorrected(planned: readonly PlannedDraft[]): Corrected[] {
  return planned.filter(isOverPublic).flatMap(({ imported: { handed, record }, path, existing, staff, place }) => {
    if (!handed?.correction) return [];
    const { reason, by = place!.unit.unit.name } = handed.correction;
    return [{ path: path!, before: existing!.record, after: { ...record, ...staff }, reason, by }];
  });
}

const parse = (record: Fields): FormRecord =>
  findKind(String(record['kind']))!.schema.parse(record) as unknown as FormRecord;

/**
 * The files of the entries that tell of changes of published records, chained to those of the content.
 * @param today the day of the correction, `2024-05-20`
 * @throws NotWritten where the entries that are there cannot be gone on from
 */
export function planCorrections(corrected: readonly Corrected[], target: Target, today: string): PlannedFile[] {
  if (corrected.length === 0) return [];
  const known = readKnown(target);
  const last = known.at(-1)?.correction.date;
  if (last !== undefined && last > today)
    throw new NotWritten(`今天是 ${today}，早于上一条更正的日期（${last}）；更正记录的日期不能倒退。`);
  const all = [...known];
  for (const { path, before, after, reason, by } of corrected) {
    const id = path.replace(/^records\//, '').replace(/\.[^.]+$/, '');
    const values = compareRecords(parse(before), parse(after));
    const account = { reason, by: () => by, date: today };
    all.push(...writeCorrections([{ id, values }], all, all.length, account, hashOf));
  }
  return all.slice(known.length).map((entry) => ({ ...correctionFile(entry), before: undefined }));
}
