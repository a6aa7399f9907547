import { findKind, type FormRecord } from '../core/forms/registry.ts';
import { labelPlace, textAt } from '../io/describe-place.ts';
import type { CheckedDraft, FindExisting } from './checked-draft.ts';
import { findBesides } from './compare-beside.ts';
import { describeDoubts, describeFindings, describeLacks } from './draft-remarks.ts';
import { compareDraft, listValues, withoutBlankEnd } from './draft-texts.ts';
import { applyEdits, type Edit } from './edits.ts';
import { subjectOf, type ChosenPlace } from './find-place.ts';
import { knownPublishers } from './known-publishers.ts';
import { mergeRecord, refuseThere } from './merge-record.ts';
import { auditDraft, placeDraft } from './place-draft.ts';
import type { ImportedDraft } from './read-forms.ts';
import type { Fields } from './record-text.ts';
import { mergeStaffPart, type StaffPart } from './staff-part.ts';
import type { UnitwiseContent } from './unitwise.ts';

/** What a form is called in lists: its project or department, else its heading. */
const titleOf = (record: Fields): string =>
  [record[subjectOf(record)], record['title']].find((text) => typeof text === 'string' && text !== '')?.toString() ??
  '没有名称的表';

/**
 * Checks a draft of a file as the clerk's edits leave it.
 * @param staff what is said of it beside what it prints
 */
export async function checkDraft(
  imported: ImportedDraft,
  edits: readonly Edit[],
  content: UnitwiseContent,
  findExisting: FindExisting,
  staff: StaffPart & ChosenPlace = { publication: {}, waivers: [] },
): Promise<CheckedDraft> {
  const draft = applyEdits(imported, edits);
  const kind = findKind(String(draft.record['kind']))!;
  const filed = withoutBlankEnd(draft.record);
  const record = filed as unknown as FormRecord;
  const { data, error } = kind.schema.safeParse(record, { reportInput: true });
  const lacks = describeLacks(error?.issues ?? [], record, draft);
  const { place, isNew, notes } = placeDraft(draft, content, staff);
  const forms = place && !isNew.unit ? await content.formsOf(place.unit.slug) : [];
  const known = { site: content.site, units: content.units, projects: content.projects, forms };
  const id = place?.stem.replace(/^records\//, '');
  const found = id === undefined ? undefined : await findExisting(id);
  const refusal = place && refuseThere(found, draft.record, place);
  const existing = refusal || typeof found === 'string' ? undefined : found;
  const stem = refusal ? undefined : place?.stem;
  const former = stem === undefined ? undefined : known.forms.find((form) => form.id === id);
  // what staff added stays, as in the file: approval, publisher, waivers
  const form = { ...(data ?? record), ...mergeStaffPart(staff, former?.record as Fields | undefined) } as FormRecord;
  const differences = former && compareDraft(former.record, record, draft.cells);
  const { status, approved } = former?.record.publication ?? {};
  const findings = data && place ? auditDraft(form, place, known) : [];
  const ending = existing?.ending ?? (kind.body ? 'md' : 'yaml');
  const year = textAt(record, 'year') ?? '';
  return {
    ...{ draft, record: filed, form, isNew, differences, lacks, unread: draft.unread },
    place: refusal ? undefined : place,
    id: stem === undefined ? undefined : id,
    publishers: place ? knownPublishers(place, known) : [],
    title: titleOf(filed),
    kindName: `${year && `${year}年`}${kind.name}`,
    path: stem && `content/${stem}.${ending}`,
    placeNotes: refusal ? [...notes, `${refusal.reason}。${refusal.advice}`] : notes,
    besides: stem === undefined ? [] : findBesides(id!, known.forms),
    lostApproval: status === 'approved' && differences?.length ? approved : undefined,
    values: listValues(record, draft.cells),
    doubts: describeDoubts(draft, record, lacks),
    findings: describeFindings(findings, record, draft, imported),
    labelOf: (path) => labelPlace(record, path),
    basis: existing?.text,
    file: () => ({
      name: `${stem?.slice(stem.lastIndexOf('/') + 1) ?? kind.id}.${ending}`,
      text: mergeRecord(filed, existing),
    }),
  };
}
