import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { FORMAT_VERSION } from './pagefind-format.ts';

/** The engine stems and splits words by language; one that does neither to our pairs of characters, for all documents. */
export const LANGUAGE = 'unknown';
/** What the engine runs on. */
const ENGINE = /^(pagefind|pagefind-worker)\.js$|^wasm\./;
export const ENTRY = 'pagefind-entry.json';

interface EngineEntry {
  readonly version: string;
  readonly languages: Record<string, { hash: string; page_count: number }>;
}

/**
 * Pagefind's own index of one empty form: its files for the browser come with it. Writes them; gives its entry file.
 * @throws where Pagefind does not give its engine, or is of another version than the format is written for
 */
export async function writeEngine(folder: string): Promise<EngineEntry> {
  const { index, errors } = await createIndex({ forceLanguage: LANGUAGE });
  if (!index) throw new Error(`search index: ${errors.join('; ')}`);
  await index.addCustomRecord({ url: '/', content: 'x', language: LANGUAGE });
  const { files, errors: failed } = await index.getFiles();
  await close();
  if (failed.length) throw new Error(`search index: ${failed.join('; ')}`);
  for (const { path, content } of files) if (ENGINE.test(path)) writeFileSync(join(folder, path), content);
  const file = files.find(({ path }) => path === ENTRY);
  const entry = JSON.parse(Buffer.from(file!.content).toString('utf8')) as EngineEntry;
  if (entry.version !== FORMAT_VERSION)
    throw new Error(`search index: written for Pagefind ${FORMAT_VERSION}, but ${entry.version} is installed`);
  return entry;
}
