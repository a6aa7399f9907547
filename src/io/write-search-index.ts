import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { FORM_KINDS } from '../core/forms/registry.ts';
import type { FormEntry } from '../core/library/library.ts';
import { makeDocument, type SearchDocument } from '../core/search/document.ts';
import type { ListedDocument, SearchedTexts, SearchListing } from '../core/search/listing.ts';
import { indexFields } from '../core/search/tokens.ts';

export interface SearchInput {
  readonly units: readonly { slug: string; name: string }[];
  /** `<unit>/<project>` → the project's name. */
  readonly projects: Readonly<Record<string, string>>;
  readonly forms: readonly FormEntry[];
}

/** The engine stems and splits words by language; one that does neither to our pairs of characters, for all documents. */
const LANGUAGE = 'unknown';
/** Documents in a file of texts: 10,000 small files would cost the portal more than a reader saves. */
const GROUP = 4;
/** The engine's own files of texts are read once, for its ids, and thrown away: few files are read faster. */
const ENGINE_FILES = 40;
const BATCH = 25 * GROUP;
const TEXTS = 'texts';
/** What the engine writes beside the index for pages of its own. */
const UNUSED = /^pagefind-(component-ui|modular-ui|ui|highlight|playground)/;
const SIGNATURE = 'pagefind_dcd';

const customRecord = (document: SearchDocument, number: number) => ({
  url: String(number),
  language: LANGUAGE,
  content: [indexFields([...new Set(document.fields.map(([, text]) => text))]), ...document.amounts].join(' '),
});

/** The texts as printed, for telling why a result was found. `start` is a multiple of `GROUP`. */
function writeTexts(documents: readonly SearchDocument[], start: number, folder: string): void {
  for (let i = 0; i < documents.length; i += GROUP) {
    const texts = documents
      .slice(i, i + GROUP)
      .map(({ fields, figures }): SearchedTexts => ({
        fields,
        figures: figures.filter(([, , words]) => words.length),
      }));
    writeFileSync(join(folder, TEXTS, `${(start + i) / GROUP}.json`), JSON.stringify(texts));
  }
}

type EngineFile = { url: string } | Record<string, { url: string }>;

/** Which id the engine has given each document: they are the names in its files of texts. */
function readIds(folder: string): Map<number, string> {
  const ids = new Map<number, string>();
  for (const file of readdirSync(folder).sort()) {
    const bytes = gunzipSync(readFileSync(join(folder, file)));
    const content = JSON.parse(bytes.toString('utf8').slice(SIGNATURE.length)) as EngineFile;
    // a file holds one document and is named after it, or a group of documents under their ids
    const own = (content as { url: unknown }).url;
    const documents: [string, { url: string }][] =
      typeof own === 'string'
        ? [[file.replace(/\.pf_fragment$/, ''), { url: own }]]
        : Object.entries(content as Record<string, { url: string }>);
    for (const [id, { url }] of documents) ids.set(Number(url), id);
  }
  return ids;
}

function listDocuments({ units, forms }: SearchInput, ids: ReadonlyMap<number, string>): SearchListing {
  const unitAt = new Map(units.map(({ slug }, i) => [slug, i]));
  const kinds = FORM_KINDS.map(({ id, name }) => ({ id, name }));
  const kindAt = new Map(kinds.map(({ id }, i): [string, number] => [id, i]));
  const rows = forms.map(({ unit, kind, year, project, record }, i): [string, ListedDocument] => [
    ids.get(i)!,
    [
      unitAt.get(unit)!,
      kindAt.get(kind)!,
      year,
      project,
      record.project,
      'grade' in record ? (record.grade ?? '') : '',
    ],
  ]);
  return {
    units: units.map(({ slug, name }) => ({ slug, name })),
    kinds,
    group: GROUP,
    documents: Object.fromEntries(rows),
  };
}

/**
 * Writes the index of all forms into `folder` (`pagefind/` of the site): the engine's files and `documents.json`.
 * @throws where the engine refuses a document.
 */
export async function writeSearchIndex(input: SearchInput, folder: string): Promise<void> {
  const { index, errors } = await createIndex({
    forceLanguage: LANGUAGE,
    maxFragments: ENGINE_FILES,
  });
  if (!index) throw new Error(`search index: ${errors.join('; ')}`);
  const names = new Map(input.units.map(({ slug, name }) => [slug, name]));
  mkdirSync(join(folder, TEXTS), { recursive: true });
  for (let start = 0; start < input.forms.length; start += BATCH) {
    const documents = input.forms
      .slice(start, start + BATCH)
      .map((form) => makeDocument(form, input.projects[`${form.unit}/${form.project}`]!, names.get(form.unit)!));
    writeTexts(documents, start, folder);
    const batch = documents.map((document, i) => index.addCustomRecord(customRecord(document, start + i)));
    const failed = (await Promise.all(batch)).flatMap((answer) => answer.errors);
    if (failed.length) throw new Error(`search index: ${failed.join('; ')}`);
  }
  const written = await index.writeFiles({ outputPath: folder });
  await close();
  if (written.errors.length) throw new Error(`search index: ${written.errors.join('; ')}`);
  for (const name of readdirSync(folder)) if (UNUSED.test(name)) rmSync(join(folder, name));
  const engineTexts = join(folder, 'fragment');
  const ids = input.forms.length ? readIds(engineTexts) : new Map<number, string>();
  rmSync(engineTexts, { recursive: true, force: true });
  writeFileSync(join(folder, 'documents.json'), JSON.stringify(listDocuments(input, ids)));
}
