import { findKind } from '../../core/forms/registry.ts';
import type { KnownContent as KnownForms } from '../../core/intake/take-in.ts';
import { nameOf } from '../../core/forms/subject.ts';
import type { FormRecord } from '../../core/forms/registry.ts';
import { blankDraft, recordDraft } from '../../filing/begin-draft.ts';
import { compareVersions } from '../../filing/compare-versions.ts';
import { findPlace } from '../../filing/find-place.ts';
import { basisOf, type HandedForm, type Handover } from '../../filing/handover.ts';
import { readForms, type ImportedDraft } from '../../filing/read-forms.ts';
import type { Fields } from '../../filing/record-text.ts';
import { printedFields, recompute } from '../../filing/recompute.ts';
import { Register } from '../../filing/register.ts';
import { HandoverRefused, unpackHandover, type Unpacked } from '../../filing/unpack-handover.ts';
import { readDocument, UnreadableFile } from '../../importers/read-document.ts';
import { describeDifference } from './describe-draft.ts';
import { findExisting } from './existing-record.ts';
import { hashOf } from './journal.ts';
import { formsOf, projectsOf, unitsOf, type KnownContent, type Target } from './known-content.ts';

/** A hand-over after all of it was worked out again. */
export interface TakenHandover extends Omit<Unpacked, 'sources'> {
  readonly drafts: readonly ImportedDraft[];
}

/** The content that forms of a hand-over are held against. */
interface Setting {
  readonly known: KnownContent;
  readonly target: Target;
  /** Files beside the hand-over, by their SHA-256. */
  readonly others: ReadonlyMap<string, Uint8Array>;
}

type Files = ReadonlyMap<string, readonly ImportedDraft[]>;

/** Labels that a file has lost are settled by the content; whoever made the hand-over may have had another one, or none. */
const readingsOf = (known: KnownContent): KnownForms[] => [
  { forms: formsOf(known), projects: projectsOf(known), units: unitsOf(known) },
  { forms: [] },
];

/** Each file of the hand-over, read anew with each content: its drafts. */
async function readSources(
  { sources }: Handover,
  enclosed: ReadonlyMap<string, Uint8Array>,
  { known, others }: Setting,
): Promise<Files[]> {
  const readings = readingsOf(known).map((content) => ({
    content,
    files: new Map<string, readonly ImportedDraft[]>(),
  }));
  for (const { name, sha256 } of sources) {
    const bytes = enclosed.get(sha256) ?? others.get(sha256);
    if (!bytes)
      throw new HandoverRefused('source', `没有附原文件“${name}”。请把它和交接文件一起写在命令后面，再导入一次。`);
    try {
      const document = await readDocument({ name, bytes });
      for (const { content, files } of readings) files.set(sha256, readForms({ document, sha256 }, content).drafts);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      throw new HandoverRefused('source', `原文件“${name}”：${error.message}`);
    }
  }
  return readings.map(({ files }) => files);
}

/** The record at the place that the form says it belongs to. */
function existingAt({ record, unit, project }: HandedForm, { known, target }: Setting): Fields | undefined {
  const kind = findKind(String(record['kind']));
  const place = kind && findPlace(record, new Register(unitsOf(known), projectsOf(known)), { unit, project });
  if (!kind || !place || 'reason' in place) return undefined;
  const existing = findExisting(target, place.stem, kind);
  return typeof existing === 'string' ? undefined : existing?.record;
}

/** A record that was changed since is no base any more: edits of rows would hit others. */
function refuseOtherBase({ record, basis }: HandedForm, existing: Fields, name: string): void {
  if (basisOf(existing, hashOf) === basis) return;
  const lines = compareVersions(existing, { ...existing, ...record }).map(describeDifference);
  throw new HandoverRefused(
    'basis',
    [
      `${name}：经办人开始改以后，这里的记录又有了改动，没有写。现在的 → 交接的：`,
      ...lines,
      '请让经办人用现在的内容重新改一遍。',
    ].join('\n  '),
  );
}

/** What the form may have begun from; its own outcome where that is there already. */
function basesOf(form: HandedForm, files: readonly Files[], setting: Setting, name: string): ImportedDraft[] {
  const { origin } = form;
  if (origin.sort === 'blank') return [blankDraft(findKind(origin.kind)!)];
  if (origin.sort === 'record') {
    const existing = existingAt(form, setting);
    if (existing) refuseOtherBase(form, existing, name);
    return existing ? [recordDraft(existing)] : [];
  }
  return files.flatMap((drafts) => drafts.get(origin.sha256)?.[Number(origin.part) - 1] ?? []);
}

function takeForm(form: HandedForm, i: number, files: readonly Files[], setting: Setting): ImportedDraft {
  const { record, unit, project, basis, publication, waivers, correction, origin } = form;
  const kind = findKind(String(record['kind']));
  if (!kind) throw new HandoverRefused('format', `第 ${i + 1} 张表不是认得的表种。请让经办人重新做交接文件。`);
  const name = `第 ${i + 1} 张表（${kind.name}“${nameOf(record as unknown as FormRecord) ?? ''}”）`;
  const handed = { unit, project, basis, publication, waivers, correction };
  const there = origin.sort === 'record' ? existingAt(form, setting) : undefined;
  // taken in before
  if (there && basisOf(there, hashOf) === basisOf(record, hashOf))
    return { ...recordDraft(there), handed: { ...handed, basis: basisOf(there, hashOf), changes: [] } };
  const bases = basesOf(form, files, setting, name);
  const [base] = bases;
  if (!base)
    throw new HandoverRefused(
      'source',
      origin.sort === 'record'
        ? `${name}改的是已公布的记录，这里的内容里却没有它。请核对 --out。`
        : `${name}在交接文件附的原文件里找不到。请让经办人重新做交接文件。`,
    );
  const draft = recompute(form, bases, name);
  const changes = compareVersions(printedFields(base.record), printedFields(draft.record));
  const isRecord = origin.sort === 'record';
  return {
    ...draft,
    record: { ...draft.record, publication: { status: 'draft' } },
    handed: { ...handed, changes: isRecord ? [] : changes },
  };
}

/**
 * Opens a hand-over and works out every form of it again, from the files and the edits that came with it.
 * @throws HandoverRefused where anything of it is not as it was made, or does not come of its sources
 */
export async function takeHandover(name: string, bytes: Uint8Array, setting: Setting): Promise<TakenHandover> {
  const { manifest, code, sources } = unpackHandover(name, bytes, hashOf, () => performance.now());
  const files = await readSources(manifest, sources, setting);
  return { manifest, code, drafts: manifest.forms.map((form, i) => takeForm(form, i, files, setting)) };
}
