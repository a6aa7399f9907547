import { isUntouched, stateOfFile, type FileState } from '../io/readings/file-state.ts';
import type { FileEntry } from '../core/release/manifest.ts';
import { digestFile } from './digests.ts';
import { folderOf, listAgain, UNSETTLED, type FolderTimes, type Listed } from './known-folders.ts';
import { readKeptFile, writeKeptFile } from './kept-file.ts';

/** Another where the form of what is kept is another. */
const FORMAT = 'mingzhang-files/2';

/** Plain data, by path: what the system said of a file when its bytes were read, and their hash. */
type Known = readonly [size: number, time: number, changed: number, inode: number, isSettled: boolean, sha256: string];

const packState = ({ size, time, changed, inode, isSettled }: FileState, sha256: string): Known => [
  ...([size, time, changed, inode, isSettled] as const),
  sha256,
];
const unpackState = ([size, time, changed, inode, isSettled]: Known): FileState => ({
  ...{ size, time, changed, inode, isSettled },
});

interface Kept {
  readonly files: Readonly<Record<string, Known>>;
  readonly folders: FolderTimes;
}

/**
 * The digests of files, kept from one release to the next: one that nobody has touched since, as the system tells by what
 * nobody can set, is not read again.
 */
export class KnownFiles {
  readonly #path: string | undefined;
  readonly #key: string;
  readonly #before: Kept;
  readonly #now: Record<string, Known> = {};
  #listed: Listed = { files: [], times: {} };

  /** @param path of the file they are kept in, if they are @param name of the folder of files that they are of */
  constructor(path: string | undefined, name: string) {
    [this.#path, this.#key] = [path, `${FORMAT} ${name}`];
    this.#before = readKeptFile(path, this.#key) ?? { files: {}, folders: {} };
  }

  /** The files of the folder by their paths, in the order of their code units. @param root where it stands */
  list(root: string): readonly string[] {
    const { files, folders: times } = this.#before;
    this.#listed = listAgain(root, { files: Object.keys(files), times });
    return this.#listed.files;
  }

  /** SHA-256 of a file that is as it was. @param file where it stands */
  find(path: string, file: string): string | undefined {
    const known = this.#before.files[path];
    const state = known && stateOfFile(file);
    return state && isUntouched(unpackState(known), state) ? known[5] : undefined;
  }

  /** SHA-256 and size of a file, which is read where it is not known. */
  digest(path: string, file: string): FileEntry {
    const state = stateOfFile(file);
    const known = this.#before.files[path];
    const found =
      state && known && isUntouched(unpackState(known), state)
        ? { sha256: known[5], bytes: state.size }
        : digestFile(file);
    if (state) this.#now[path] = packState(state, found.sha256);
    return found;
  }

  /** Notes what is known of a file without its bytes being read. */
  note(path: string, file: string, sha256: string): void {
    const state = stateOfFile(file);
    if (state) this.#now[path] = packState(state, sha256);
  }

  write(): void {
    if (this.#path === undefined) return;
    const { files, times } = this.#listed;
    // a folder is known by all of its files or not at all
    const inPart = files.filter((path) => !Object.hasOwn(this.#now, path)).map((path) => [folderOf(path), UNSETTLED]);
    const folders = { ...times, ...(Object.fromEntries(inPart) as FolderTimes) };
    writeKeptFile(this.#path, this.#key, { files: this.#now, folders } satisfies Kept);
  }
}
