import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UnitDigest } from '../core/outputs/digest.ts';
import { PROJECT } from '../io/project.ts';
import type { IndexPart } from '../io/search/write-words.ts';
import type { FoundFile } from './found-files.ts';

/** A published file as it was left: what it rested on, and by what to tell whether somebody has touched it. */
export interface KeptFile extends FoundFile {
  readonly rests: string;
}

/** What a build leaves behind so that the next one makes only what has changed. */
export interface SiteState {
  /** Of the code and of everything that all outputs rest on. */
  readonly frame: string;
  /** By path in the site. */
  readonly files: Readonly<Record<string, KeptFile>>;
  /** By unit, with the key of what each was made from. */
  /** Of the search index. */
  readonly search: readonly IndexPart[];
  readonly digests: Readonly<Record<string, { readonly rests: string; readonly digest: UnitDigest }>>;
}

const FOLDER = join(PROJECT, '.cache/builds');
/** Another where the form of the state is another: older ones are then not read. */
const FORMAT = 'mingzhang-build/2';

const KEPT = 20;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const fileFor = (target: string): string => join(FOLDER, `${hash(target).slice(0, 16)}.json`);

/** Where what units have for the open data of the site in a folder is kept. */
export const partsFolderFor = (target: string): string => fileFor(target).replace(/json$/, 'parts');

/** What was kept of the site in a folder; undefined where there is nothing or any doubt about it. */
export function readState(target: string): SiteState | undefined {
  try {
    const [head, body = ''] = readFileSync(fileFor(target), 'utf8').split('\n');
    return head === `${FORMAT} ${hash(body)}` ? (JSON.parse(body) as SiteState) : undefined;
  } catch {
    return undefined;
  }
}

/** Removes all but the states of the sites that were built last. */
function dropOld(): void {
  const files = readdirSync(FOLDER)
    .filter((name) => !name.endsWith('.parts'))
    .map((name) => join(FOLDER, name));
  const byAge = files
    .map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .toSorted((a, b) => b.time - a.time);
  for (const { path } of byAge.slice(KEPT)) {
    rmSync(path, { force: true });
    rmSync(path.replace(/json$/, 'parts'), { recursive: true, force: true });
  }
}

/** Written last of all: until then the former state, or none, does not fit the files and they are made again. */
export function writeState(target: string, state: SiteState): void {
  const body = JSON.stringify(state);
  const file = fileFor(target);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, `${FORMAT} ${hash(body)}\n${body}`);
  renameSync(`${file}.${process.pid}`, file);
  dropOld();
}
