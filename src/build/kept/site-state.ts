import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileFacts } from '../../core/open-data/files.ts';
import { once } from '../../core/outputs/once.ts';
import { keepNewest } from '../../disk/keep-newest.ts';
import { BUILDS } from '../../disk/caches.ts';
import type { KeptIndex } from '../search/make-index.ts';
import {
  packFiles,
  packUnit,
  unpackFiles,
  unpackUnit,
  type KeptFile,
  type KeptUnit,
  type PackedFiles,
} from './kept-unit.ts';

/** What a build leaves behind so that the next one makes only what has changed. */
export interface SiteState {
  /** Another for any other state. */
  readonly mark: string;
  /** Of the code and of everything that all outputs rest on. */
  readonly frame: string;
  /** Folders that held nothing but what a build has put there, with the time at which each was so. */
  readonly folders: ReadonlyMap<string, number>;
  /** Files that are of no single unit, by their paths in the site. */
  readonly files: ReadonlyMap<string, KeptFile>;
  readonly units: ReadonlyMap<string, KeptUnit>;
  /** Of the search index. */
  readonly search: readonly KeptIndex[];
  /** Of files that others describe. */
  readonly facts: ReadonlyMap<string, FileFacts>;
}

/** The state as its file has it, folders on a line of their own: units are packs beside it. */
interface Written {
  readonly frame: string;
  readonly files: PackedFiles;
  readonly units: Readonly<Record<string, string>>;
  readonly search: readonly KeptIndex[];
  readonly facts: Readonly<Record<string, FileFacts>>;
}

/** Another where the form of the state is another: older ones are then not read. */
const FORMAT = 'mingzhang-build/4';
const STATE = 'state.json';
const LINE_END = 10;
const UNITS = 'units';
const PARTS = 'parts';
/** Sites whose state is kept. */
const MOST = 20;

const sha256 = (data: string | Uint8Array): string => hash('sha256', data);
/** The first line of a state's file. */
const markOf = (body: string | Uint8Array): string => `${FORMAT} ${sha256(body)}`;
const folderFor = (target: string): string => join(BUILDS, sha256(target).slice(0, 16));

/** Where what units have for the open data of the site in a folder is kept. */
export const partsFolderFor = (target: string): string => join(folderFor(target), PARTS);

function readUnit(folder: string, name: string): KeptUnit {
  const bytes = readFileSync(join(folder, UNITS, name));
  if (sha256(bytes) !== name) throw new Error('the state of a unit is not what it was');
  return unpackUnit(bytes, name);
}

/** What was kept of the site in a folder; undefined where there is nothing or any doubt about it. */
export function readState(target: string): SiteState | undefined {
  try {
    const folder = folderFor(target);
    const bytes = readFileSync(join(folder, STATE));
    const [first, second] = [bytes.indexOf(LINE_END) + 1, bytes.lastIndexOf(LINE_END)];
    const mark = bytes.toString('utf8', 0, first - 1);
    if (mark !== markOf(bytes.subarray(first))) return undefined;
    const { frame, files, units, search, facts } = JSON.parse(bytes.toString('utf8', first, second)) as Written;
    // most commands ask for them at their end, if at all
    const folders = once(() => {
      const found = JSON.parse(bytes.toString('utf8', second + 1)) as Record<string, number>;
      return new Map(Object.entries(found));
    });
    return {
      ...{ mark, frame, search, facts: new Map(Object.entries(facts)), files: unpackFiles(files) },
      units: new Map(Object.entries(units).map(([slug, name]) => [slug, readUnit(folder, name)])),
      get folders() {
        return folders();
      },
    };
  } catch {
    return undefined;
  }
}

const listIn = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));

function writeWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, content);
  renameSync(`${file}.${process.pid}`, file);
}

/** Removes whatever nothing asks for: units as they were, and what a killed command has left. */
function prune(folder: string, used: ReadonlySet<string>): void {
  const known = new Set([STATE, UNITS, PARTS].map((name) => join(folder, name)));
  for (const path of listIn(folder)) if (!known.has(path)) rmSync(path, { recursive: true, force: true });
  for (const path of listIn(join(folder, UNITS))) if (!used.has(basename(path))) rmSync(path, { force: true });
}

/** Keeps a unit beside the state that will name it. */
function writeUnit(folder: string, unit: KeptUnit): KeptUnit & { readonly pack: string } {
  // the files of one that is kept are not asked for
  if (unit.pack !== undefined) return unit as KeptUnit & { readonly pack: string };
  const bytes = packUnit(unit);
  const name = sha256(bytes);
  writeWhole(join(folder, UNITS, name), bytes);
  return { ...unit, pack: name };
}

/** Written last of all: until then the former state, or none, does not fit the files and they are made again. */
export function writeState(target: string, state: Omit<SiteState, 'mark'>): SiteState {
  const folder = folderFor(target);
  const { frame, search } = state;
  const units = new Map([...state.units].map(([slug, unit]) => [slug, writeUnit(folder, unit)]));
  const packs = [...units].map(([slug, { pack }]) => [slug, pack] as const);
  const written: Written = {
    ...{ frame, search, facts: Object.fromEntries(state.facts), files: packFiles(state.files) },
    units: Object.fromEntries(packs),
  };
  const body = `${JSON.stringify(written)}\n${JSON.stringify(Object.fromEntries(state.folders))}`;
  const mark = markOf(body);
  writeWhole(join(folder, STATE), `${mark}\n${body}`);
  mkdirSync(join(folder, UNITS), { recursive: true });
  prune(folder, new Set(packs.map(([, pack]) => pack)));
  keepNewest(BUILDS, MOST);
  return { ...state, mark, units };
}
