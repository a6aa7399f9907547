import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { settledTime } from '../build/kept/found-files.ts';

/**
 * Every folder below one, by path, with the time at which it held what was found in it, or `UNSETTLED`; the one itself is `''`.
 */
export type FolderTimes = Readonly<Record<string, number>>;

/** Of a folder that was changed too short ago to be known by its time: it is there, and is read again. */
export const UNSETTLED = -1;

/** Files below a folder, by path, and the times of the folders they are in. */
export interface Listed {
  readonly files: readonly string[];
  readonly times: FolderTimes;
}

/** The folder a file stands in, as its times name it. */
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

interface Entries {
  readonly files: string[];
  readonly folders: string[];
}
const nothing = (): Entries => ({ files: [], folders: [] });

/** What stood in each folder. */
function entriesOf(files: readonly string[], folders: readonly string[]): ReadonlyMap<string, Entries> {
  const all = new Map<string, Entries>(folders.map((folder) => [folder, nothing()]));
  const put = (path: string, sort: keyof Entries): void => {
    all.get(folderOf(path))?.[sort].push(path);
  };
  for (const path of files) put(path, 'files');
  for (const path of folders) if (path !== '') put(path, 'folders');
  return all;
}

function readEntries(root: string, folder: string): Entries {
  const found = nothing();
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) found.folders.push(path);
    else if (entry.isFile()) found.files.push(path);
  }
  return found;
}

/**
 * The files below a folder, as `listFolder` gives them, where most of it is known: a folder is read only where its time is
 * another than when it held what is known, for nothing is put in or taken out without that.
 * @param before what was there
 */
export function listAgain(root: string, { files, times }: Listed): Listed {
  const known = entriesOf(files, Object.keys(times));
  const found = { files: [] as string[], times: {} as Record<string, number> };
  const visit = (folder: string): void => {
    // asked before: what comes in while it is read makes its time another
    const time = settledTime(join(root, folder));
    const isSame = time !== undefined && times[folder] === time;
    const own = isSame ? known.get(folder)! : readEntries(root, folder);
    found.times[folder] = time ?? UNSETTLED;
    found.files.push(...own.files);
    own.folders.forEach(visit);
  };
  visit('');
  // without a function to compare by: in the order of the code units
  return { files: found.files.sort(), times: found.times };
}
