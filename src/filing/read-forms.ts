import { findKind } from '../core/forms/registry.ts';
import type { SourceDocument } from '../core/intake/document.ts';
import { takeIn, type Draft, type Intake, type KnownContent as KnownForms } from '../core/intake/take-in.ts';
import type { Handed } from './handed.ts';
import { inHouseOrder } from './house-order.ts';
import type { Fields } from './record-text.ts';

/** What the form does not state and whoever imports it does. */
export interface Stated {
  readonly year?: string | undefined;
  readonly currency?: string | undefined;
  readonly period?: { readonly from: string; readonly to: string } | undefined;
}

/** A form of a file, as a record that only lacks its place. */
export interface ImportedDraft extends Draft {
  /** The file's name without its folder. */
  readonly file: string;
  /** With `source` and `publication`, in the order of the house. */
  readonly record: Record<string, unknown>;
  /** What came with a form that was handed over. */
  readonly handed?: Handed | undefined;
}

/** A file that was read, and the SHA-256 of its bytes in hexadecimal. */
export interface ReadSource {
  readonly document: SourceDocument;
  readonly sha256: string;
}

/** What was stated and the form leaves open, as far as forms of its kind have it. */
function statedFor({ record }: Draft, stated: Stated): Fields {
  const { body, intake } = findKind(String(record['kind']))!;
  const has = { year: true, currency: !body, period: intake.period !== undefined };
  return Object.fromEntries(
    Object.entries(stated).filter(([key, value]) => value !== undefined && !record[key] && has[key as keyof Stated]),
  );
}

/** The record of a draft, complete but for its place; what the reader was unsure of stands among the first draft's doubts. */
function complete(draft: Draft, part: number, { document, sha256 }: ReadSource, stated: Stated): ImportedDraft {
  const filled = statedFor(draft, stated);
  const record: Record<string, unknown> = {
    ...draft.record,
    ...filled,
    source: { file: document.file, sha256, part: String(part) },
    publication: { status: 'draft' },
  };
  const { body } = record;
  // as the loader gives it back: a second import must find nothing changed
  if (typeof body === 'string') record['body'] = body.replace(/\r\n?/g, '\n').replace(/^\n+|\n+$/g, '');
  const doubts = draft.doubts.map((doubt) =>
    doubt.path in filled ? { ...doubt, id: 'by-command', message: '表上没有，按命令里写明的填写' } : doubt,
  );
  const notes = part > 1 ? [] : document.notes.map((note) => ({ ...note, path: 'source' }));
  return { ...draft, file: document.file, record: inHouseOrder(record), doubts: [...doubts, ...notes] };
}

/**
 * The forms of one file as drafts: the same for the import command and for a browser.
 * @param known forms of the content, by which labels that a text has lost are settled
 */
export function readForms(
  source: ReadSource,
  known: KnownForms,
  stated: Stated = {},
): Omit<Intake, 'drafts'> & { readonly drafts: readonly ImportedDraft[] } {
  // a form is no witness for itself: what was guessed when it was first imported must not be sure the second time
  const forms = known.forms.filter(({ record }) => record.source.sha256 !== source.sha256);
  const { drafts, failure } = takeIn(source.document, { ...known, forms });
  return { failure, drafts: drafts.map((draft, i) => complete(draft, i + 1, source, stated)) };
}
