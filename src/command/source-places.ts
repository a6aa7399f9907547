import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT } from '../program/project.ts';

const PLACE = /(file:\/\/[^\s()]+?):(\d+):(\d+)/g;

/** The maps of the files that one trace names. */
class Maps {
  readonly #known = new Map<string, SourceMap | undefined>();

  #read(file: string): SourceMap | undefined {
    if (!existsSync(`${file}.map`)) return undefined;
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload);
  }
  of(file: string): SourceMap | undefined {
    if (!this.#known.has(file)) this.#known.set(file, this.#read(file));
    return this.#known.get(file);
  }
}

/**
 * A trace of compiled code with its places in the source: maps are read when something has failed, for to have Node heed them
 * takes time at every start.
 */
export function nameSource(stack: string): string {
  const maps = new Maps();
  return stack.replaceAll(PLACE, (place, url: string, line: string, column: string) => {
    const file = fileURLToPath(url);
    const entry = maps.of(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) return place;
    return `${join(PROJECT, entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
