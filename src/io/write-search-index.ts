import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { remember } from '../core/figures/remember.ts';
import { FORM_KINDS } from '../core/forms/registry.ts';
import type { FormEntry } from '../core/library/library.ts';
import { makeDocument, type SearchDocument } from '../core/search/document.ts';
import type { ListedDocument, SearchedTexts, SearchListing } from '../core/search/listing.ts';
import { pairsOf, singlesOf } from '../core/search/tokens.ts';
import { ENTRY, LANGUAGE, writeEngine } from './pagefind-engine.ts';
import { encodeIndexFile, encodeMeta, type IndexFile, type PostedWord } from './pagefind-format.ts';
import { Postings } from './postings.ts';

export interface SearchInput {
  readonly units: readonly { slug: string; name: string }[];
  /** `<unit>/<project>` → the project's name. */
  readonly projects: Readonly<Record<string, string>>;
  readonly forms: readonly FormEntry[];
}

/** Documents in a file of texts: 10,000 small files would cost the portal more than a reader saves. */
const GROUP = 4;
/** Occurrences in a file of the index: a query loads a file for each of its pairs, and the list of all files. */
const OCCURRENCES = 5_000;
const TEXTS = 'texts';
/** Adds documents to postings. Fields stand one place apart, so that no phrase reaches over their border. */
function makeIndexer(postings: Postings): (document: SearchDocument, number: number) => void {
  const pairs = remember((text) => Int32Array.from(pairsOf(text), (word) => postings.idOf(word)));
  const singles = remember((text) => Int32Array.from(singlesOf(text), (word) => postings.idOf(word)));
  return ({ fields, amounts }, number) => {
    let place = 0;
    const alone = new Set<number>();
    for (const text of new Set(fields.map(([, text]) => text))) {
      for (const id of pairs(text)) postings.add(id, number, place++);
      for (const id of singles(text)) alone.add(id);
      place++;
    }
    for (const id of alone) postings.add(id, number, (place += 2));
    for (const word of amounts) postings.add(postings.idOf(word), number, (place += 2));
  };
}

const nameFor = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex').slice(0, 10);

function* splitWords(words: Iterable<PostedWord>): Generator<PostedWord[]> {
  let part: PostedWord[] = [];
  let size = 0;
  for (const word of words) {
    part.push(word);
    size += word.documents.length;
    if (size < OCCURRENCES) continue;
    yield part;
    [part, size] = [[], 0];
  }
  if (part.length) yield part;
}

/** Writes the files of words; gives the list of them. */
function writeWords(postings: Postings, folder: string): IndexFile[] {
  mkdirSync(join(folder, 'index'));
  return Array.from(splitWords(postings.sorted()), (words) => {
    const bytes = encodeIndexFile(words);
    const name = nameFor(bytes);
    writeFileSync(join(folder, 'index', `${name}.pf_index`), bytes);
    return { from: words[0]!.word, to: words.at(-1)!.word, name };
  });
}

/** The texts as printed, for telling why a result was found. */
function writeTexts(documents: readonly SearchDocument[], file: number, folder: string): void {
  const texts = documents.map(({ fields, figures }): SearchedTexts => ({
    fields,
    figures: figures.filter(([, , words]) => words.length),
  }));
  writeFileSync(join(folder, TEXTS, `${file}.json`), JSON.stringify(texts));
}

function listDocuments({ units, forms }: SearchInput): SearchListing {
  const unitAt = new Map(units.map(({ slug }, i) => [slug, i]));
  const kinds = FORM_KINDS.map(({ id, name }) => ({ id, name }));
  const kindAt = new Map(kinds.map(({ id }, i): [string, number] => [id, i]));
  const documents = forms.map(({ unit, kind, year, project, record }): ListedDocument => [
    unitAt.get(unit)!,
    kindAt.get(kind)!,
    year,
    project,
    record.project,
    'grade' in record ? (record.grade ?? '') : '',
  ]);
  return { units: units.map(({ slug, name }) => ({ slug, name })), kinds, group: GROUP, documents };
}

/**
 * Writes the index of all forms into `folder` (`pagefind/` of the site): the engine's files, the index in its format, the
 * texts as printed and `documents.json`. The index is not left to Pagefind's own indexer: it took six times as long and 2.9 GB at
 * 10,000 forms, most of it for files of texts that nobody reads.
 * @throws where Pagefind does not give its engine.
 */
export async function writeSearchIndex(input: SearchInput, folder: string): Promise<void> {
  mkdirSync(join(folder, TEXTS), { recursive: true });
  const entry = await writeEngine(folder);
  const names = new Map(input.units.map(({ slug, name }) => [slug, name]));
  const postings = new Postings();
  const addDocument = makeIndexer(postings);
  for (let start = 0; start < input.forms.length; start += GROUP) {
    const documents = input.forms
      .slice(start, start + GROUP)
      .map((form) => makeDocument(form, input.projects[`${form.unit}/${form.project}`]!, names.get(form.unit)!));
    writeTexts(documents, start / GROUP, folder);
    documents.forEach((document, i) => addDocument(document, start + i));
  }
  const files = writeWords(postings, folder);
  const meta = encodeMeta(
    entry.version,
    Array.from(input.forms, (_, i) => String(i)),
    files,
  );
  const hash = nameFor(meta);
  writeFileSync(join(folder, `pagefind.${hash}.pf_meta`), meta);
  const languages = { [LANGUAGE]: { ...entry.languages[LANGUAGE]!, hash, page_count: input.forms.length } };
  writeFileSync(join(folder, ENTRY), JSON.stringify({ ...entry, languages }));
  writeFileSync(join(folder, 'documents.json'), JSON.stringify(listDocuments(input)));
}
