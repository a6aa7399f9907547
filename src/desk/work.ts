import type { FormKind } from '../core/forms/kind.ts';
import type { FormEntry } from '../core/library/library.ts';
import type { SourceDocument } from '../core/intake/document.ts';
import { blankDraft, recordDraft } from '../filing/begin-draft.ts';
import type { Edit } from '../filing/edits.ts';
import type { HandedForm } from '../filing/handover.ts';
import type { ChosenFile } from '../filing/read-file.ts';
import type { ImportedDraft } from '../filing/read-forms.ts';
import type { Fields } from '../filing/record-text.ts';

/** What is said of a form beside what it prints. */
export type Staff = Pick<HandedForm, 'unit' | 'project' | 'publication' | 'waivers' | 'correction'>;

export function withoutApproval({ publication, ...rest }: Staff): Staff {
  const { approved: _, ...open } = publication;
  return { ...rest, publication: open };
}

/** A form on the desk: plain data, as it is kept on the device and in a working file. */
export interface Work {
  readonly id: string;
  readonly origin: HandedForm['origin'];
  /** The file it was read from and what the readers found in it; undefined for one that no file stands behind. */
  readonly source: ChosenFile | undefined;
  readonly document: SourceDocument | undefined;
  readonly draft: ImportedDraft;
  readonly edits: readonly Edit[];
  /** Edits that were undone and can be done again, the last one first. */
  readonly undone: readonly Edit[];
  readonly staff: Staff;
}

/** In the order in which forms were begun. Not `randomUUID`: older browsers and pages over plain http have none. */
const newId = (): string => `${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36)}`;

const begin = (draft: ImportedDraft, origin: Work['origin'], publication: Staff['publication'] = {}): Work => ({
  ...{ id: newId(), origin, source: undefined, document: undefined, draft, edits: [], undone: [] },
  staff: { publication, waivers: [] },
});

/** A form that was read from a file. */
export function workFrom(draft: ImportedDraft, document: SourceDocument, source: ChosenFile): Work {
  const { sha256 = '', part = '1' } = draft.record['source'] as { sha256?: string; part?: string };
  return { ...begin(draft, { sort: 'file', sha256, part }), document, source };
}

/** A form that nobody has filled in yet. */
export const blankWork = (kind: FormKind): Work => begin(blankDraft(kind), { sort: 'blank', kind: kind.id });

/** A record of the content, to be changed. */
export function workOf({ record }: FormEntry): Work {
  const { status: _, withdrawn: __, ...publication } = record.publication;
  return begin(recordDraft(record as unknown as Fields), { sort: 'record' }, publication);
}
