import { textsByPath } from '../../core/release/values.ts';
import { describeSpot, STAFF_KEYS, type Difference } from '../../filing/compare-versions.ts';
import type { NoPlace } from '../../filing/find-place.ts';
import type { Handed } from '../../filing/handed.ts';
import { basisOf } from '../../filing/handover.ts';
import type { ExistingRecord } from '../../filing/merge-record.ts';
import type { Fields } from '../../filing/record-text.ts';
import { mergeStaffPart } from '../../filing/staff-part.ts';
import { hashOf } from './journal.ts';
import type { PlannedDraft } from './plan-drafts.ts';

const GONE: NoPlace = {
  reason: '经办人改的是已有的记录，这个记录现在却没有了',
  advice: '先把它找回来；确实不要了的，让经办人重新做这张表。',
};
const NO_REASON: NoPlace = {
  reason: '这张表已经公布，交接文件改了它，却没有写更正理由',
  advice: '让经办人在工作台上写明更正理由，重新交接。',
};

const staffTexts = (record: Fields): Map<string, string> =>
  textsByPath(Object.fromEntries(STAFF_KEYS.map((key) => [key, record[key]])));

/** What is said otherwise of the publication and of what was waived. */
export function compareStaff(before: Fields, after: Fields): Difference[] {
  const [old, now] = [staffTexts(before), staffTexts(after)];
  const paths = [...new Set([...now.keys(), ...old.keys()])].filter((path) => old.get(path) !== now.get(path));
  return paths.map((path) => ({
    ...{ path, before: old.get(path), after: now.get(path) },
    place: describeSpot(now.has(path) ? { ...before, ...after } : before, path),
  }));
}

/**
 * What becomes of a form that was handed over. It takes the place of a record where that is the one it began from, or where
 * whoever takes it in says so.
 */
export function planHanded(
  planned: PlannedDraft,
  handed: Handed,
  existing: ExistingRecord | undefined,
  replace = false,
): PlannedDraft {
  const staff = mergeStaffPart(handed, existing?.record);
  if (!existing) return handed.basis === null || replace ? { ...planned, staff } : refuse(planned, GONE);
  const { differences: printed = [] } = planned;
  const differences = [...printed, ...compareStaff(existing.record, staff)];
  if (differences.length === 0) return { ...planned, status: 'unchanged', differences };
  if (!replace && handed.basis !== basisOf(existing.record, hashOf)) return { ...planned, status: 'kept', differences };
  const isPublic = (existing.record['publication'] as Fields | undefined)?.['status'] === 'published';
  if (isPublic && printed.length && !handed.correction) return refuse({ ...planned, differences }, NO_REASON);
  return { ...planned, status: 'replaced', differences, staff };
}

const refuse = (planned: PlannedDraft, refusal: NoPlace): PlannedDraft => ({ ...planned, status: 'refused', refusal });
