import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import type { SearchDocument } from '../core/search/document.ts';
import { indexFields } from '../core/search/tokens.ts';

const A = 'a'.charCodeAt(0);

/**
 * The engine stems and splits words by language: ours are none that it knows, so it does neither to our pairs of characters.
 * An id is the language and seven digits, different only within a part; so each part has a language of its own, from the
 * codes that ISO 639-2 leaves for local use (qaa–qtz).
 */
const languageOf = (part: number): string => `q${String.fromCharCode(A + Math.floor(part / 26), A + (part % 26))}`;
/** The engine's own files of texts are read once, for its ids, and thrown away: few files are read faster. */
const ENGINE_FILES = 40;
/** What the engine writes beside the index for pages of its own. */
const UNUSED = /^pagefind-(component-ui|modular-ui|ui|highlight|playground)/;
const SIGNATURE = 'pagefind_dcd';

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

const customRecord = ({ fields, amounts }: SearchDocument, number: number, language: string) => ({
  url: String(number),
  language,
  content: [indexFields([...new Set(fields.map(([, text]) => text))]), ...amounts].join(' '),
});

const refuse = (errors: readonly string[]): void => {
  if (errors.length) throw new Error(`search index: ${errors.join('; ')}`);
};

/**
 * Has the engine write one part of the index into a folder. `batches` are made while the engine works; `first` is the
 * number of the first document. Gives the engine's id of each number.
 * @throws where the engine refuses a document.
 */
export async function indexDocuments(
  batches: Iterable<readonly SearchDocument[]>,
  { part, first, folder }: { part: number; first: number; folder: string },
): Promise<ReadonlyMap<number, string>> {
  const language = languageOf(part);
  const { index, errors } = await createIndex({ forceLanguage: language, maxFragments: ENGINE_FILES });
  if (!index) throw new Error(`search index: ${errors.join('; ')}`);
  let number = first;
  for (const documents of batches) {
    const answers = await Promise.all(
      documents.map((document) => index.addCustomRecord(customRecord(document, number++, language))),
    );
    refuse(answers.flatMap((answer) => answer.errors));
  }
  refuse((await index.writeFiles({ outputPath: folder })).errors);
  // ends the engine's process, and so frees its memory before the next part
  await close();
  for (const name of readdirSync(folder)) if (UNUSED.test(name)) rmSync(join(folder, name));
  const texts = join(folder, 'fragment');
  const ids = number > first ? readIds(texts) : new Map<number, string>();
  rmSync(texts, { recursive: true, force: true });
  return ids;
}
