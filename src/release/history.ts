import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
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

/** Removes a release: moved away first, so that it is never there in part. */
export function removeRelease(target: string, hash: string, step: Step): void {
  const aside = join(target, `.retired.${hash}`);
  step('retire', hash);
  renameSync(releaseFolder(target, hash), aside);
  step('remove', hash);
  rmSync(aside, { recursive: true, force: true });
}

/** Removes all but the releases that were public last. */
export function retireReleases(target: string, step: Step): void {
  const latest = [
    ...new Set(
      readHistory(target)
        .map(({ release }) => release)
        .reverse(),
    ),
  ];
  const kept = new Set([currentRelease(target), ...latest.slice(0, KEPT)]);
  for (const hash of listReleases(target).filter((name) => !kept.has(name))) removeRelease(target, hash, step);
}
