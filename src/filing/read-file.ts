import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { SourceDocument } from '../core/intake/document.ts';
import { readForms, type ImportedDraft } from './read-forms.ts';
import { formsBeside, type UnitwiseContent } from './unitwise.ts';

/** A file that somebody chose, or a pasted table under a name of its own. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads a file's tables, wherever the readers run; a text says in Chinese why it gives none and what to do. */
export type ReadTables = (file: ChosenFile) => Promise<SourceDocument | string>;

/** A file as far as it could be read. */
export interface ReadFile {
  readonly document: SourceDocument | undefined;
  readonly drafts: readonly ImportedDraft[];
  /** Why there is no draft: what is wrong and what to do. */
  readonly failure: string | undefined;
}

/** Reads a file and makes drafts of its forms. A file that gives nothing is no exception but a `failure`. */
export async function readFile(file: ChosenFile, known: UnitwiseContent, read: ReadTables): Promise<ReadFile> {
  const document = await read(file);
  if (typeof document === 'string') return { document: undefined, drafts: [], failure: document };
  // not the browser's own digest: pages that come over plain http have none
  const source = { document, sha256: bytesToHex(sha256(file.bytes)) };
  const { units, projects } = known;
  const alone = readForms(source, { units, projects, forms: [] });
  // only what it is tells beside which forms it is read
  const forms = await formsBeside(
    alone.drafts.map(({ record }) => record),
    known,
  );
  const { drafts, failure } = forms.length ? readForms(source, { units, projects, forms }) : alone;
  return { document, drafts, failure: failure?.message };
}
