import { once } from 'node:events';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { codeFile } from '../program/code-file.ts';
import { replaceDurably } from './durable.ts';
import type { Step } from './step.ts';
import { currentRelease, listReleases, releaseFolder } from './target.ts';

const FILE = 'history.json';
/** How many releases stay to go back to. */
const KEPT = 5;
/** Entries kept: enough for years, small enough to be written whole. */
const MOST_ENTRIES = 1000;

const history = z.array(
  z.strictObject({
    release: z.string().regex(/^[0-9a-f]{64}$/),
    by: z.enum(['release', 'rollback', 'found']),
    date: z.string(),
  }),
);
export type HistoryEntry = z.infer<typeof history>[number];

/** What was noted of the releases that were public, oldest first; undefined where it is damaged or not there. */
export function readNotes(target: string): HistoryEntry[] | undefined {
  try {
    return history.parse(JSON.parse(readFileSync(join(target, FILE), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Which releases were public, oldest first, the current one always among them. */
export function readHistory(target: string): HistoryEntry[] {
  const entries = readNotes(target) ?? [];
  const current = currentRelease(target);
  if (current === undefined || entries.at(-1)?.release === current) return entries;
  return [...entries, { release: current, by: 'found', date: '' }];
}

/** Notes that a release has become public. */
export function noteRelease(target: string, entry: HistoryEntry, former: readonly HistoryEntry[], step: Step): void {
  const last = former.at(-1);
  if (last?.release === entry.release && last.by !== 'found') return;
  const entries = last?.release === entry.release ? former.slice(0, -1) : former;
  const text = `${JSON.stringify([...entries, entry].slice(-MOST_ENTRIES), undefined, 1)}\n`;
  step('history', entry.release);
  replaceDurably(target, FILE, Buffer.from(text), step);
}

/** The release that was public before the current one and is still there. */
export function releaseBefore(target: string): string | undefined {
  const current = currentRelease(target);
  const kept = new Set(listReleases(target));
  return readHistory(target).findLast(({ release }) => release !== current && kept.has(release))?.release;
}

/** Takes a release away in one move, so that it is never there in part; gives the folder it is in then. */
function retire(target: string, hash: string, step: Step): string {
  const aside = join(target, `.retired.${hash}`);
  step('retire', hash);
  renameSync(releaseFolder(target, hash), aside);
  return aside;
}

/** Removes a release. */
export function removeRelease(target: string, hash: string, step: Step): void {
  const aside = retire(target, hash, step);
  step('remove', hash);
  rmSync(aside, { recursive: true, force: true });
}

/** All but the releases that were public last. @param coming one that is about to be */
function listOld(target: string, coming: string | undefined): string[] {
  const latest = readHistory(target)
    .map(({ release }) => release)
    .reverse();
  const last = [...new Set([...(coming === undefined ? [] : [coming]), ...latest])].slice(0, KEPT);
  const kept = new Set([currentRelease(target), ...last]);
  return listReleases(target).filter((name) => !kept.has(name));
}

/** Removes all but the releases that were public last. */
export function retireReleases(target: string, step: Step): void {
  for (const hash of listOld(target, undefined)) removeRelease(target, hash, step);
}

/**
 * Makes room for a release: what it will be one too many of is taken away, and removed while something else is done, for it has
 * as many names as files.
 * @returns is fulfilled when the files are gone, as far as they can be
 */
export async function makeRoom(target: string, coming: string, step: Step): Promise<void> {
  const retired = listOld(target, coming).map((hash) => retire(target, hash, step));
  for (const path of retired) step('remove', path);
  if (retired.length) await once(new Worker(codeFile('remove-thread'), { workerData: retired }), 'exit');
}
