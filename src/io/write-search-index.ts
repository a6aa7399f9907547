import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORM_KINDS } from '../core/forms/registry.ts';
import { nameOf } from '../core/forms/subject.ts';
import { headOf } from '../core/library/form-head.ts';
import type { Content } from '../core/library/library.ts';
import type { ListedDocument, SearchListing } from '../core/search/listing.ts';
import { ENTRY, LANGUAGE, type EngineEntry } from './pagefind-engine.ts';
import { encodeMeta } from './pagefind-format.ts';
import { nameFor, type IndexPart } from './search/write-words.ts';

/** The list of all forms, in the order of the content. */
export function listDocuments({ units, forms }: Pick<Content, 'units' | 'forms'>): SearchListing {
  const unitAt = new Map(units.map(({ slug }, i) => [slug, i]));
  const kinds = FORM_KINDS.map(({ id, name }) => ({ id, name }));
  const kindAt = new Map(kinds.map(({ id }, i): [string, number] => [id, i]));
  const documents = forms.map((form): ListedDocument => {
    const { unit, kind, year, project } = form;
    const head = headOf(form);
    return [unitAt.get(unit)!, kindAt.get(kind)!, year, project, nameOf(head), head.grade ?? ''];
  });
  return { units: units.map(({ slug, unit }) => ({ slug, name: unit.name })), kinds, documents };
}

/** The places of documents in the list, in the order of their numbers in the index: unit by unit. */
export const orderDocuments = ({ documents }: SearchListing): number[] =>
  Array.from(documents.keys()).sort((a, b) => documents[a]![0] - documents[b]![0] || a - b);

/**
 * Writes what makes an index of its words, into `folder` (`pagefind/` of the site): the list of the words' files, the engine's
 * entry file, `documents.json`; the same bytes for the same forms. The entry file also has `content`, another for any other content:
 * it stands in the addresses of files whose names do not change, so that a browser may keep them. The index is not left to
 * Pagefind's own indexer: it took six times as long and 2.9 GB at 10,000 forms, most of it for files of texts that nobody
 * reads.
 * @param texts another for any other texts
 */
export function writeSearchEntry(
  listing: SearchListing,
  parts: readonly IndexPart[],
  texts: string,
  { entry, folder }: { readonly entry: EngineEntry; readonly folder: string },
): void {
  const meta = encodeMeta(orderDocuments(listing).map(String), parts);
  const hash = nameFor(meta);
  writeFileSync(join(folder, `pagefind.${hash}.pf_meta`), meta);
  const json = JSON.stringify(listing);
  writeFileSync(join(folder, 'documents.json'), json);
  const languages = { [LANGUAGE]: { ...entry.languages[LANGUAGE]!, hash, page_count: listing.documents.length } };
  const content = nameFor(hash + texts + json);
  writeFileSync(join(folder, ENTRY), JSON.stringify({ ...entry, content, languages }));
}
