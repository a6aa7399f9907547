import type { FormKind } from '../core/forms/kind.ts';
import type { FormRecord } from '../core/forms/registry.ts';
import type { SourceDocument } from '../core/intake/document.ts';
import { blankDraft, recordDraft } from '../filing/begin-draft.ts';
import type { Edit } from '../filing/edits.ts';
import type { ImportedDraft } from '../filing/read-forms.ts';
import type { Fields } from '../filing/record-text.ts';

/** A form on the desk: plain data, as it is kept on the device and in a working file. */
export interface Work {
  readonly id: string;
  /** What the form was read from; undefined for one that was begun blank or from a published record. */
  readonly document: SourceDocument | undefined;
  readonly draft: ImportedDraft;
  readonly edits: readonly Edit[];
  /** Edits that were undone and can be done again, the last one first. */
  readonly undone: readonly Edit[];
}

/** In the order in which forms were begun. Not `randomUUID`: older browsers and pages over plain http have none. */
const newId = (): string => `${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36)}`;

export const beginWork = (draft: ImportedDraft, document?: SourceDocument): Work => ({
  id: newId(),
  document,
  draft,
  edits: [],
  undone: [],
});

/** A form that nobody has filled in yet. */
export const blankWork = (kind: FormKind): Work => beginWork(blankDraft(kind));

/** A record of the content, to be changed. */
export const workOf = (record: FormRecord): Work => beginWork(recordDraft(record as unknown as Fields));
