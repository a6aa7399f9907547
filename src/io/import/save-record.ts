import { z } from 'zod';
import { findKind } from '../../core/forms/registry.ts';
import { STAFF_KEYS, type Difference } from '../../filing/compare-versions.ts';
import { basisOf, handedForm } from '../../filing/handover.ts';
import type { ExistingRecord } from '../../filing/merge-record.ts';
import type { ImportedDraft } from '../../filing/read-forms.ts';
import { Register } from '../../filing/register.ts';
import type { StaffPart } from '../../filing/staff-part.ts';
import { NotWritten, undoUnfinished } from './commit-files.ts';
import { fileDrafts } from './file-drafts.ts';
import { hashOf } from './journal.ts';
import { nameOf, projectsOf, readKnown, unitsOf, type Target } from './known-content.ts';
import { isOverPublic, planCorrections } from './plan-corrections.ts';
import { isOfSource, planDrafts, type PlannedDraft } from './plan-drafts.ts';
import type { PlannedFile } from './plan-files.ts';
import { refuseFaulty } from './run-import.ts';

/** As `SaveRequest`, not trusted. */
const request = z.strictObject({
  record: z.looseObject({ kind: z.string().refine((kind) => findKind(kind) !== undefined) }),
  basis: z.string().nullable(),
  correction: handedForm.shape.correction,
  staff: z
    .strictObject({
      publication: handedForm.shape.publication.omit({ approved: true }),
      waivers: handedForm.shape.waivers,
    })
    .optional(),
  chosen: handedForm.pick({ unit: true, project: true }).optional(),
});

const CHANGED = '这张表的记录在别处被改动了，没有保存。请重新打开文件，对照以后再保存。';
type Request = z.infer<typeof request>;
type Correction = Request['correction'];

const NO_REASON = '这张表已经公布，没有写更正理由，没有保存。';
const NOT_A_REQUEST = '送来的不是一张表。请刷新这一页，再试一次。';

const isOfStaff = ({ path }: Difference): boolean => STAFF_KEYS.some((key) => path.startsWith(key));
/** Whether the form prints something else than what is there. */
const isOther = ({ differences = [] }: PlannedDraft): boolean =>
  differences.some((one) => !isOfSource(one) && !isOfStaff(one));

const NOTHING_ADDED: StaffPart = { publication: {}, waivers: [] };

/** The draft of a record that comes without its file; what is new is never public yet. */
function draftOf({ record, staff, correction, chosen }: Request, before?: PlannedDraft): ImportedDraft {
  const draft = {
    ...{ file: '', cells: {}, basis: [], doubts: [], unread: [] },
    record: { ...record, publication: { status: 'draft' } },
  };
  const { existing } = before ?? {};
  const { approved } = (existing?.record['publication'] ?? {}) as StaffPart['publication'];
  // who approved what is there has not seen what is written since
  const stays = approved && !isOther(before!);
  if (!staff && (stays || !approved)) return draft;
  const { publication: own, waivers } = staff ?? NOTHING_ADDED;
  const publication = { ...own, ...(stays && { approved }) };
  const basis = existing ? basisOf(existing.record, hashOf) : null;
  return { ...draft, handed: { ...chosen, waivers, publication, correction, basis, changes: [] } };
}

/** The entries that tell why a published form says something else. @throws NotWritten where nobody has said why */
function correct(
  planned: readonly PlannedDraft[],
  correction: Correction,
  target: Target,
  today: string,
): PlannedFile[] {
  const corrected = planned.filter((draft) => isOverPublic(draft) && isOther(draft));
  if (corrected.length && !correction) throw new NotWritten(NO_REASON);
  return planCorrections(
    corrected.map(({ path, existing, imported, place, staff }) => {
      const { publication, waivers } = existing!.record;
      const after = { ...imported.record, publication, ...(waivers === undefined ? {} : { waivers }), ...staff };
      const { reason, by = place!.unit.unit.name } = correction!;
      return { path: path!, before: existing!.record, after, reason, by };
    }),
    target,
    today,
  );
}

const textOf = (existing: ExistingRecord | undefined): string | null => existing?.text ?? null;

/**
 * Saves a record that a clerk has looked through into the content, with its unit and project where they are new, as an
 * import with `--replace` does: the loader looks at it first, and what staff added to the record there stays. Of a form that
 * says something else now and is not public yet, the approval goes.
 * @param asked by a page; it is not trusted
 * @param today the day of a correction, `2024-05-20`
 * @returns the files that were written, as a clerk finds them; none where all is there already
 * @throws NotWritten where nothing was written, with the reason for a clerk
 */
export function saveRecord(asked: unknown, target: Target, today: string): readonly string[] {
  const { success, data } = request.safeParse(asked);
  if (!success) throw new NotWritten(NOT_A_REQUEST);
  undoUnfinished(target);
  const known = readKnown(target);
  refuseFaulty(known);
  const besides = (planned: readonly PlannedDraft[]): PlannedFile[] => correct(planned, data.correction, target, today);
  const options = { target, replace: true, dryRun: false, besides, ...data.chosen };
  const register = (): Register => new Register(unitsOf(known), projectsOf(known));
  const [before] = planDrafts([draftOf(data)], register(), options);
  if (textOf(before?.existing) !== data.basis) throw new NotWritten(CHANGED);
  const drafts = [draftOf(data, before)];
  const { planned, written } = fileDrafts(drafts, register(), known, options);
  const [{ status, refusal } = { status: 'refused' as const }] = planned;
  if (status === 'refused') throw new NotWritten(`没有保存：${refusal?.reason ?? ''}。${refusal?.advice ?? ''}`);
  return written.map(({ path }) => nameOf(target, path));
}
