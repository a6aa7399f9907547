import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { FORMAT_VERSION } from './pagefind-format.ts';

/** The engine stems and splits words by language; one that does neither to our pairs of characters, for all documents. */
export const LANGUAGE = 'unknown';
/** What the engine runs on. Its worker is not: it takes longer to start than a phrase to be found. */
const ENGINE = /^pagefind\.js$|^wasm\./;
export const ENTRY = 'pagefind-entry.json';

export interface EngineEntry {
  readonly version: string;
  readonly languages: Record<string, { hash: string; page_count: number }>;
}

function readEntry(files: readonly { path: string; content: Uint8Array }[]): EngineEntry {
  const file = files.find(({ path }) => path === ENTRY);
  if (!file) throw new Error(`search index: Pagefind gave no ${ENTRY}`);
  return JSON.parse(Buffer.from(file.content).toString('utf8')) as EngineEntry;
}

interface Engine {
  readonly entry: EngineEntry;
  readonly files: readonly { readonly path: string; readonly content: Uint8Array }[];
}

/** Pagefind's own index of one empty form: its files for the browser come with it. */
async function makeEngine(): Promise<Engine> {
  const { index, errors } = await createIndex({ forceLanguage: LANGUAGE });
  if (!index) throw new Error(`search index: ${errors.join('; ')}`);
  await index.addCustomRecord({ url: '/', content: 'x', language: LANGUAGE });
  const { files, errors: failed } = await index.getFiles();
  await close();
  if (failed.length) throw new Error(`search index: ${failed.join('; ')}`);
  const entry = readEntry(files);
  if (entry.version !== FORMAT_VERSION)
    throw new Error(
      `搜索索引是照 Pagefind ${FORMAT_VERSION} 的格式写的，现在装的是 ${entry.version}。请运行 npm ci，装回 ${FORMAT_VERSION}。`,
    );
  return { entry, files: files.filter(({ path }) => ENGINE.test(path)) };
}

/** The entry file of an index that was written before, by the same version. */
export const readEngineEntry = (folder: string): EngineEntry =>
  JSON.parse(readFileSync(join(folder, ENTRY), 'utf8')) as EngineEntry;

/** One for a process: Pagefind runs a program of its own for it, which two at once would take from each other. */
let engine: Promise<Engine> | undefined;

/**
 * Writes what the search runs on in a browser; gives its entry file.
 * @throws where Pagefind does not give its engine, or is of another version than `FORMAT_VERSION`; nothing is written then.
 */
export async function writeEngine(folder: string): Promise<EngineEntry> {
  engine ??= makeEngine().catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  const { entry, files } = await engine;
  for (const { path, content } of files) writeFileSync(join(folder, path), content);
  return entry;
}
