import type { KnownContent as KnownForms } from '../../core/intake/take-in.ts';
import { findKind, type FormRecord } from '../../core/forms/registry.ts';
import { readForms, type ImportedDraft, type Stated } from '../../filing/read-forms.ts';
import { failureOf, openFiles, type Failure, type OpenFile, type Progress } from './open-files.ts';

export interface ReadFile {
  /** As it was named on the command line. */
  readonly path: string;
  readonly drafts: readonly ImportedDraft[];
}

export interface ReadDrafts {
  readonly files: readonly ReadFile[];
  readonly failures: readonly Failure[];
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
    const { drafts, failure } = readForms(file, known, stated);
    if (drafts.length === 0) {
      const why = failure ?? { code: 'no-form', message: '文件里没有找到绩效表。' };
      failures.push({ file: file.path, ...why });
      return [];
    }
    return [{ path: file.path, drafts }];
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
