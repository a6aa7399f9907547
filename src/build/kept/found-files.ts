import { lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file on the disk, by what changes when it is written again. */
export interface FoundFile {
  readonly size: number;
  /** Milliseconds, with the fraction the disk keeps. */
  readonly time: number;
}

export function findFile(path: string): FoundFile | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? { size: found.size, time: found.mtimeMs } : undefined;
}

const isSame = (a: FoundFile, b: FoundFile | undefined): boolean =>
  b !== undefined && a.size === b.size && a.time === b.time;

/** All folders that files lie in, below the one their paths start from. */
export function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set(['.']);
  for (const path of paths)
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  return folders;
}

/** Between two times that a disk tells apart, at most; FAT keeps even seconds. */
const [FINE, COARSE] = [50, 2000];

/** When something was last put into a folder or taken out; undefined where it is too short ago to be told from a later time. */
export function settledTime(folder: string): number | undefined {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return undefined;
  const time = found.mtimeMs;
  return time + (time % 1000 === 0 ? COARSE : FINE) < Date.now() ? time : undefined;
}

/** How a folder of files stands to what is known of it. */
export interface FolderCheck {
  /** Paths of known files that are others, or gone. */
  readonly touched: ReadonlySet<string>;
  /** Paths of what is not known; folders end in a slash. */
  readonly others: readonly string[];
  /** Folders that hold nothing else, with the time at which each was so. */
  readonly folders: ReadonlyMap<string, number>;
}

/**
 * Holds a folder against what is known of it. A folder in it is read only where its time is another than when it was last
 * found to hold what it should: nothing is put in or taken out without that.
 */
export function checkFolder(
  root: string,
  files: ReadonlyMap<string, FoundFile>,
  known: ReadonlyMap<string, number>,
): FolderCheck {
  const touched = new Set<string>();
  for (const [path, file] of files) if (!isSame(file, findFile(`${root}/${path}`))) touched.add(path);
  const all = foldersOf(files.keys());
  const others: string[] = [];
  const folders = new Map<string, number>();
  for (const folder of all) {
    const path = join(root, folder);
    const time = settledTime(path);
    if (time === undefined || known.get(folder) !== time) others.push(...listOthers(path, folder, files, all));
    if (time !== undefined) folders.set(folder, time);
  }
  return { touched, others, folders };
}

function listOthers(
  path: string,
  folder: string,
  files: ReadonlyMap<string, FoundFile>,
  folders: ReadonlySet<string>,
): string[] {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const own = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return folders.has(own) ? [] : `${own}/`;
    return entry.isFile() && files.has(own) ? [] : own;
  });
}
