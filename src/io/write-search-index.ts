import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORM_KINDS } from '../core/forms/registry.ts';
import { nameOf } from '../core/forms/subject.ts';
import type { FormEntry } from '../core/library/library.ts';
import { blockOf, wordInBlock } from '../core/search/blocks.ts';
import { makeDocument, type SearchDocument } from '../core/search/document.ts';
import type { ListedDocument, SearchedTexts, SearchListing } from '../core/search/listing.ts';
import { searchable } from '../core/search/tokens.ts';
import { CharacterWords } from './character-words.ts';
import { ENTRY, LANGUAGE, writeEngine } from './pagefind-engine.ts';
import { encodeIndexFile, encodeMeta, type IndexFile, type PostedWord } from './pagefind-format.ts';
import { Postings } from './postings.ts';

export interface SearchInput {
  readonly units: readonly { slug: string; name: string }[];
  /** `<unit>/<project>` → the name of the project, or of the unit for a whole department. */
  readonly subjects: Readonly<Record<string, string>>;
  readonly forms: readonly FormEntry[];
}

/** Documents in a file of texts: 10,000 small files would cost the portal more than a reader saves. */
const GROUP = 4;
/** Occurrences in a file of the index: a query loads a file for each of its pairs, and the list of all files. */
const OCCURRENCES = 5_000;
const TEXTS = 'texts';

/** Adds documents to postings. Fields stand one place apart, so that no phrase reaches over their border. */
function makeIndexer(postings: Postings): (document: SearchDocument, number: number) => void {
  const words = new CharacterWords(postings);
  return ({ fields, amounts }, number) => {
    let place = 0;
    const alone = new Set<number>();
    for (const text of new Set(fields.map(([, text]) => text))) {
      let before: number | undefined;
      for (const sign of searchable(text)) {
        const character = words.characterOf(sign);
        if (before !== undefined) postings.add(words.pairOf(before, character), number, place++);
        alone.add(character);
        before = character;
      }
      place++;
    }
    for (const character of alone) postings.add(words.singleOf(character), number, (place += 2));
    for (const word of amounts) postings.add(postings.idOf(word), number, (place += 2));
  };
}

const nameFor = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex').slice(0, 10);

/** Each word once for every block of documents that has it, in the same order. */
function* splitBlocks(words: Iterable<PostedWord>): Generator<PostedWord> {
  for (const { word, documents, places } of words) {
    for (let start = 0, end = 0; start < documents.length; start = end) {
      const block = blockOf(documents[start]!);
      while (end < documents.length && blockOf(documents[end]!) === block) end++;
      yield {
        word: wordInBlock(word, block),
        documents: documents.subarray(start, end),
        places: places.subarray(start, end),
      };
    }
  }
}

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
  return Array.from(splitWords(splitBlocks(postings.sorted())), (words) => {
    const bytes = encodeIndexFile(words);
    const name = nameFor(bytes);
    writeFileSync(join(folder, 'index', `${name}.pf_index`), bytes);
    return { from: words[0]!.word, to: words.at(-1)!.word, name };
  });
}

/** The texts as printed, for telling why a result was found; gives what it wrote. */
function writeTexts(documents: readonly SearchDocument[], file: number, folder: string): string {
  const texts = documents.map(({ fields, figures }): SearchedTexts => ({
    fields,
    figures: figures.filter(([, , words]) => words.length),
  }));
  const json = JSON.stringify(texts);
  writeFileSync(join(folder, TEXTS, `${file}.json`), json);
  return json;
}

/** Writes the texts, a file for each group of forms, and collects their words. Gives a hash of the texts. */
function writeDocuments({ units, subjects, forms }: SearchInput, postings: Postings, folder: string): string {
  mkdirSync(join(folder, TEXTS), { recursive: true });
  const names = new Map(units.map(({ slug, name }) => [slug, name]));
  const addDocument = makeIndexer(postings);
  const written = createHash('sha256');
  for (let start = 0; start < forms.length; start += GROUP) {
    const documents = forms
      .slice(start, start + GROUP)
      .map((form) => makeDocument(form, subjects[`${form.unit}/${form.project}`]!, names.get(form.unit)!));
    written.update(writeTexts(documents, start / GROUP, folder));
    documents.forEach((document, i) => addDocument(document, start + i));
  }
  return written.digest('hex');
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
    nameOf(record),
    'grade' in record ? (record.grade ?? '') : '',
  ]);
  return { units: units.map(({ slug, name }) => ({ slug, name })), kinds, group: GROUP, documents };
}

/**
 * Writes the index of all forms into `folder` (`pagefind/` of the site): the engine's files, the index in its format, the
 * texts as printed and `documents.json`; the same bytes for the same forms. The entry file also has `content`, another for any
 * other content: it stands in the addresses of files whose names do not change, so that a browser may keep them. The index is
 * not left to Pagefind's own indexer: it took six times as long and 2.9 GB at 10,000 forms, most of it for files of texts that
 * nobody reads.
 * @throws where Pagefind does not give its engine, or is of a version whose format this is not.
 */
export async function writeSearchIndex(input: SearchInput, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const entry = await writeEngine(folder);
  const postings = new Postings();
  const texts = writeDocuments(input, postings, folder);
  const ids = Array.from(input.forms, (_, i) => String(i));
  const meta = encodeMeta(ids, writeWords(postings, folder));
  const hash = nameFor(meta);
  writeFileSync(join(folder, `pagefind.${hash}.pf_meta`), meta);
  const listing = JSON.stringify(listDocuments(input));
  writeFileSync(join(folder, 'documents.json'), listing);
  const languages = { [LANGUAGE]: { ...entry.languages[LANGUAGE]!, hash, page_count: input.forms.length } };
  const content = nameFor(Buffer.from(hash + texts + listing));
  writeFileSync(join(folder, ENTRY), JSON.stringify({ ...entry, content, languages }));
}
