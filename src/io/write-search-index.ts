import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORM_KINDS } from '../core/forms/registry.ts';
import type { FormEntry } from '../core/library/library.ts';
import { makeDocument, type SearchDocument } from '../core/search/document.ts';
import { partFolder, type ListedDocument, type SearchedTexts, type SearchListing } from '../core/search/listing.ts';
import { indexDocuments } from './index-documents.ts';

export interface SearchInput {
  readonly units: readonly { slug: string; name: string }[];
  /** `<unit>/<project>` → the project's name. */
  readonly projects: Readonly<Record<string, string>>;
  readonly forms: readonly FormEntry[];
}

/** Documents in a file of texts: 10,000 small files would cost the portal more than a reader saves. */
const GROUP = 4;
const BATCH = 25 * GROUP;
const TEXTS = 'texts';
/** The engine takes some 0.45 MB of memory a document, so many are indexed in parts one after the other. */
const MOST_IN_PART = 4000;

/** The texts as printed, for telling why a result was found. `start` is a multiple of `GROUP`. */
function writeTexts(documents: readonly SearchDocument[], start: number, folder: string): void {
  for (let i = 0; i < documents.length; i += GROUP) {
    const texts = documents.slice(i, i + GROUP).map(({ fields, figures }): SearchedTexts => ({ fields, figures }));
    writeFileSync(join(folder, TEXTS, `${(start + i) / GROUP}.json`), JSON.stringify(texts));
  }
}

/** Makes the documents from `start` to `end`, a batch at a time, and writes their texts on the way. */
function* makeBatches(input: SearchInput, start: number, end: number, folder: string): Generator<SearchDocument[]> {
  const names = new Map(input.units.map(({ slug, name }) => [slug, name]));
  for (let at = start; at < end; at += BATCH) {
    const documents = input.forms
      .slice(at, Math.min(at + BATCH, end))
      .map((form) => makeDocument(form, input.projects[`${form.unit}/${form.project}`]!, names.get(form.unit)!));
    writeTexts(documents, at, folder);
    yield documents;
  }
}

function listDocuments({ units, forms }: SearchInput, parts: number, ids: ReadonlyMap<number, string>): SearchListing {
  const unitAt = new Map(units.map(({ slug }, i) => [slug, i]));
  const kinds = FORM_KINDS.map(({ id, name }) => ({ id, name }));
  const kindAt = new Map(kinds.map(({ id }, i): [string, number] => [id, i]));
  const gradeOf = ({ record }: FormEntry): string => ('grade' in record ? (record.grade ?? '') : '');
  const rows = forms.map((form, i): [string, ListedDocument] => [
    ids.get(i)!,
    [unitAt.get(form.unit)!, kindAt.get(form.kind)!, form.year, form.project, form.record.project, gradeOf(form)],
  ]);
  return {
    units: units.map(({ slug, name }) => ({ slug, name })),
    kinds,
    group: GROUP,
    parts,
    documents: Object.fromEntries(rows),
  };
}

/**
 * Writes the index of all forms into `folder` (`pagefind/` of the site): the engine's files, in parts where there are many
 * forms, the texts, and `documents.json`.
 * @throws where the engine refuses a document.
 */
export async function writeSearchIndex(input: SearchInput, folder: string): Promise<void> {
  mkdirSync(join(folder, TEXTS), { recursive: true });
  const count = input.forms.length;
  const parts = Math.max(1, Math.ceil(count / MOST_IN_PART));
  const size = Math.ceil(count / parts / BATCH) * BATCH;
  const ids = new Map<number, string>();
  for (let part = 0; part < parts; part++) {
    const [start, end] = [part * size, Math.min((part + 1) * size, count)];
    const batches = makeBatches(input, start, end, folder);
    const place = { part, first: start, folder: join(folder, partFolder(part)) };
    for (const [number, id] of await indexDocuments(batches, place)) ids.set(number, id);
  }
  if (new Set(ids.values()).size !== count) throw new Error('search index: two forms have one id');
  writeFileSync(join(folder, 'documents.json'), JSON.stringify(listDocuments(input, parts, ids)));
}
