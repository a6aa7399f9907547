import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The engine stems and splits words by language; one that does neither to our pairs of characters, for all documents. */
export const LANGUAGE = 'unknown';
export const ENTRY = 'pagefind-entry.json';

export interface EngineEntry {
  readonly version: string;
  readonly languages: Record<string, { hash: string; page_count: number }>;
}

/** The entry file of an engine, or of an index that was written before by the same version. */
export const readEngineEntry = (folder: string): EngineEntry =>
  JSON.parse(readFileSync(join(folder, ENTRY), 'utf8')) as EngineEntry;

/** What the engine runs on. Its worker is not: it takes longer to start than a phrase to be found. */
export const ENGINE = /^pagefind\.js$|^wasm\./;

/** Writes what the search runs on in a browser; gives its entry file. @param engine folder of the compiled part */
export function writeEngine(folder: string, engine: string): EngineEntry {
  for (const name of readdirSync(engine).filter((one) => ENGINE.test(one)))
    copyFileSync(join(engine, name), join(folder, name));
  return readEngineEntry(engine);
}
