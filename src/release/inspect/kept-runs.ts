import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readKeptBytes, writeKeptBytes } from '../kept-file.ts';
import { RunFilter } from './runs.ts';
import type { VerdictPlace } from './verdicts.ts';

const FOLDER = 'runs';

const nameOf = (group: string, digest: string): string => `${encodeURIComponent(group)}.${digest.slice(0, 32)}`;
const folderOf = (path: string): string => join(dirname(path), FOLDER);

/**
 * Which runs of characters the files of a group held; undefined where that is not kept.
 * @param digest of the files, and of what else of the group is searched
 * @param files how many there are
 */
export function readRuns(
  { path, key }: VerdictPlace,
  group: string,
  digest: string | undefined,
  files: number,
): RunFilter | undefined {
  if (path === undefined || digest === undefined) return undefined;
  const bytes = readKeptBytes(join(folderOf(path), nameOf(group, digest)), key);
  return bytes && RunFilter.from(bytes, files);
}

/** Keeps it: what is true of files with this digest stays true whatever becomes of the release. */
export function writeRuns({ path, key }: VerdictPlace, group: string, digest: string, runs: RunFilter): void {
  if (path !== undefined) writeKeptBytes(join(folderOf(path), nameOf(group, digest)), key, runs.bytes);
}

/** Removes all but those of these groups and digests. */
export function pruneRuns({ path }: VerdictPlace, used: Iterable<readonly [group: string, digest: string]>): void {
  if (path === undefined) return;
  const names = new Set(Array.from(used, ([group, digest]) => nameOf(group, digest)));
  try {
    for (const name of readdirSync(folderOf(path)))
      if (!names.has(name)) rmSync(join(folderOf(path), name), { force: true });
  } catch {
    // none was kept
  }
}
