import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, posix, resolve } from 'node:path';
import { READINGS } from '../../disk/caches.ts';
import { keepNewest } from '../../disk/keep-newest.ts';
import { sourceKey } from '../../program/source-key.ts';
import { isUntouched, stateOfFile, type FileState } from './file-state.ts';
import { readBodies, readBody, readPack, writePack, type Pack, type PackedFile, type Warning } from './pack.ts';

/** Another where the form of packs is another. */
const FORMAT = 'mingzhang-readings/3';
/** Folders of content whose readings are kept. */
const MOST = 20;
const ENDING = '.pack';
const NO_PACK: Pack = { files: [], start: 0 };

const sha256 = (data: string | Uint8Array): string => hash('sha256', data);

/** Plain data with texts of its own: a text that was cut out of a file keeps all of the file in memory. */
const copyOf = (head: unknown): unknown => JSON.parse(JSON.stringify(head));

/** The readings of the files of one folder. */
interface Folder {
  readonly path: string;
  pack: Pack;
  files: Map<string, PackedFile>;
  /** Names of the files that are still there and have no error. */
  readonly asked: Set<string>;
  /** Bodies that are not in the pack yet, by their hash. */
  readonly bodies: Map<string, Buffer>;
  isNew: boolean;
}

/** What was read of a file that had no error. */
export interface KeptReading {
  readonly head: unknown;
  readonly warnings: readonly Warning[];
  /** Of a reading with a body: its SHA-256, and its bytes. */
  readonly hash: string | undefined;
  readonly size: number | undefined;
}

export interface ReadingOptions {
  /** Whatever was kept is left aside. */
  readonly fresh?: boolean;
  /** Where readings are kept. */
  readonly cache?: string;
}

/**
 * The readings of a folder of content's files that had no error, kept from one command to the next: a pack for each
 * folder in it. A file that was touched is read again where its bytes are others; all are after a change of the program.
 */
export class KeptReadings {
  readonly content: string;
  readonly #options: ReadingOptions;
  readonly #cache: string;
  readonly #place: string;
  readonly #key: string;
  readonly #isFresh: boolean;
  readonly #folders = new Map<string, Folder>();
  readonly #states = new Map<string, FileState>();
  #open: Folder | undefined;

  /** @param content folder of content */
  constructor(content: string, options: ReadingOptions = {}) {
    const { fresh = false, cache = READINGS } = options;
    this.content = resolve(content);
    this.#options = options;
    this.#cache = cache;
    this.#place = join(cache, sha256(this.content).slice(0, 16));
    this.#key = `${FORMAT} ${sourceKey()}`;
    this.#isFresh = fresh;
  }

  /** Those of another folder of content, under the same conditions. */
  beside(content: string): KeptReadings {
    return new KeptReadings(content, this.#options);
  }

  /** The reading of a file by its path in the content; undefined where it has to be read. */
  find(path: string): KeptReading | undefined {
    const file = join(this.content, path);
    const state = stateOfFile(file);
    if (!state) return undefined;
    this.#states.set(path, state);
    const folder = this.#folderOf(path);
    const before = folder.files.get(posix.basename(path));
    if (!before) return undefined;
    if (isUntouched(before, state)) return this.#take(folder, before);
    if (before.size !== state.size || sha256(readFileSync(file)) !== before.file) return undefined;
    folder.isNew = true;
    return this.#take(folder, { ...before, ...state });
  }

  /**
   * Keeps the reading of a file that `find` did not know.
   * @param bytes of the file that were read
   * @param body the whole as JSON, where `head` is a part of it
   * @param warnings what was warned of
   */
  keep(
    path: string,
    bytes: Uint8Array,
    head: unknown,
    body?: string,
    warnings: readonly Warning[] = [],
  ): KeptReading | undefined {
    const state = this.#states.get(path);
    if (!state) return undefined;
    const folder = this.#folderOf(path);
    if (this.#open !== folder) this.#write(this.#open);
    [this.#open, folder.isNew] = [folder, true];
    const told = warnings.length ? { warnings } : {};
    const packed = { ...state, name: posix.basename(path), file: sha256(bytes), head: copyOf(head), ...told };
    if (body === undefined) return this.#take(folder, packed);
    const own = Buffer.from(body);
    const named = sha256(own);
    folder.bodies.set(named, own);
    return this.#take(folder, { ...packed, body: { hash: named, start: 0, length: own.length } });
  }

  /** The body of a file's reading; undefined where one of this hash is not kept any longer. */
  bodyOf(path: string, named: string): string | undefined {
    const { bodies, files, pack, path: file } = this.#folderOf(path);
    const waiting = bodies.get(named);
    if (waiting) return waiting.toString('utf8');
    const body = files.get(posix.basename(path))?.body;
    return body?.hash === named ? readBody(file, pack, body) : undefined;
  }

  /** Writes what is new, and drops what is no longer there. @param all whether every file was asked for that is there */
  finish(all = true): void {
    for (const folder of this.#folders.values()) {
      const gone = all ? [...folder.files.keys()].filter((name) => !folder.asked.has(name)) : [];
      for (const name of gone) folder.files.delete(name);
      if (folder.isNew || gone.length) this.#write(folder);
    }
    for (const path of listIn(this.#place))
      if (!existsSync(join(this.content, decodeURIComponent(basename(path, ENDING))))) rmSync(path, { force: true });
    keepNewest(this.#cache, MOST);
  }

  #folderOf(path: string): Folder {
    const name = posix.dirname(path);
    const known = this.#folders.get(name);
    if (known) return known;
    const file = join(this.#place, `${encodeURIComponent(name)}${ENDING}`);
    const pack = (this.#isFresh ? undefined : readPack(file, this.#key)) ?? NO_PACK;
    const files = new Map(pack.files.map((one) => [one.name, one]));
    const folder = {
      path: file,
      pack,
      files,
      asked: new Set<string>(),
      bodies: new Map<string, Buffer>(),
      isNew: false,
    };
    this.#folders.set(name, folder);
    return folder;
  }

  #take({ files, asked }: Folder, file: PackedFile): KeptReading {
    files.set(file.name, file);
    asked.add(file.name);
    return { head: file.head, warnings: file.warnings ?? [], hash: file.body?.hash, size: file.body?.length };
  }

  /** Where it cannot be written, bodies stay in memory and the next command reads all again. */
  #write(folder: Folder | undefined): void {
    if (!folder) return;
    const { path, pack, bodies, files } = folder;
    try {
      const isMoved = [...files.values()].some(({ body }) => body && !bodies.has(body.hash));
      const old = isMoved ? readBodies(path, pack) : undefined;
      const bodyOf = ({ body }: PackedFile): Buffer =>
        bodies.get(body!.hash) ?? old!.subarray(body!.start, body!.start + body!.length);
      folder.pack = writePack(path, this.#key, [...files.values()], bodyOf);
    } catch {
      return;
    }
    folder.files = new Map(folder.pack.files.map((one) => [one.name, one]));
    bodies.clear();
    folder.isNew = false;
  }
}

const listIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
};
