import { takeIn, type Draft, type KnownContent as KnownForms } from '../../core/intake/take-in.ts';
import { findKind, type FormRecord } from '../../core/forms/registry.ts';
import { inHouseOrder } from './house-order.ts';
import { failureOf, openFiles, type Failure, type OpenFile, type Progress } from './open-files.ts';
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
}

export interface ReadFile {
  /** As it was named on the command line. */
  readonly path: string;
  readonly drafts: readonly ImportedDraft[];
}

export interface ReadDrafts {
  readonly files: readonly ReadFile[];
  readonly failures: readonly Failure[];
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
function complete(draft: Draft, part: number, { document, sha256 }: OpenFile, stated: Stated): ImportedDraft {
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
  const notes = part > 1 ? [] : document.notes.map(({ at, message }) => ({ path: 'source', message, at }));
  return { ...draft, file: document.file, record: inHouseOrder(record), doubts: [...doubts, ...notes] };
}

/** Forms of the other files of the run: a declaration settles the labels of a self-evaluation imported beside it. */
function siblingsIn(files: readonly ReadFile[]): KnownForms['forms'] {
  return files
    .flatMap(({ drafts }) => drafts)
    .filter(({ record }) => findKind(String(record['kind']))?.schema.safeParse(record).success)
    .map(({ record }) => ({
      unit: '',
      project: '',
      year: String(record['year']),
      record: record as unknown as FormRecord,
    }));
}

function takeFile(file: OpenFile, known: KnownForms, stated: Stated, failures: Failure[]): ReadFile[] {
  try {
    // a form is no witness for itself: what was guessed when it was first imported must not be sure the second time
    const forms = known.forms.filter(({ record }) => record.source.sha256 !== file.sha256);
    const { drafts, failure } = takeIn(file.document, { ...known, forms });
    if (drafts.length === 0) {
      const why = failure ?? { code: 'no-form', message: '文件里没有找到绩效表。' };
      failures.push({ file: file.path, ...why });
      return [];
    }
    return [{ path: file.path, drafts: drafts.map((draft, i) => complete(draft, i + 1, file, stated)) }];
  } catch (error) {
    failures.push(failureOf(file.path, error));
    return [];
  }
}

/**
 * Reads files into drafts. Every file is tried; those that give none are among the failures, in the order of the files.
 * @param known forms of the content, by which labels that a text has lost are settled
 */
export async function readDrafts(
  paths: readonly string[],
  { known, stated = {}, progress = () => undefined }: { known: KnownForms; stated?: Stated; progress?: Progress },
): Promise<ReadDrafts> {
  const failures: Failure[] = [];
  const open = await openFiles(paths, failures, progress);
  const first: Failure[] = [];
  let files = open.flatMap((file) => takeFile(file, known, stated, first));
  if (files.length > 1) {
    const once = files;
    files = open.flatMap((file) => {
      const others = siblingsIn(once.filter(({ path }) => path !== file.path));
      const forms = { ...known, forms: [...known.forms, ...others] };
      return once.some(({ path }) => path === file.path) ? takeFile(file, forms, stated, []) : [];
    });
  }
  failures.push(...first);
  const order = (file: string): number => paths.indexOf(file);
  return { files, failures: failures.sort((a, b) => order(a.file) - order(b.file)) };
}
