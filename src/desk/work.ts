import type { FormKind } from '../core/forms/kind.ts';
import type { FormRecord } from '../core/forms/registry.ts';
import type { SourceDocument } from '../core/intake/document.ts';
import type { Edit } from '../filing/edits.ts';
import type { ImportedDraft } from '../filing/read-forms.ts';

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

const withoutSource = (record: Readonly<Record<string, unknown>>): ImportedDraft => ({
  file: '',
  record: { ...record },
  cells: {},
  basis: [],
  doubts: [],
  unread: [],
});

/** Rows of indicators and of tasks that a blank form begins with; more are added where they are needed. */
const FIRST_ROWS = 6;

/** A form that nobody has filled in yet. */
export function blankWork({ blank, name }: FormKind): Work {
  // the blank's own lines for year and months are printed in place of what is filled in
  const { labels: _, ...rest } = blank as Readonly<Record<string, unknown>>;
  const open = 'period' in rest ? { ...rest, period: { from: '', to: '' } } : rest;
  const rows = Object.entries(open).map(([key, value]) =>
    key !== 'funds' && Array.isArray(value) ? [key, value.slice(0, FIRST_ROWS)] : [key, value],
  );
  return beginWork(
    withoutSource({ ...Object.fromEntries(rows), year: '', source: { file: `在工作台上新建的${name}` } }),
  );
}

/** A record of the content, to be changed. */
export const workOf = (record: FormRecord): Work =>
  beginWork(withoutSource(record as unknown as Record<string, unknown>));
