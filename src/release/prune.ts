import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { recordPath } from '../core/library/addresses.ts';
import { removeRelease } from './history.ts';
import { lockTarget } from './lock.ts';
import { newestRelease } from './newest.ts';
import { readManifest } from './read-manifest.ts';
import { Stopped } from '../disk/stop.ts';
import type { Step } from './step.ts';
import { checkTarget, cleanTarget, currentRelease, listReleases, releaseFolder } from './target.ts';

/** Whether a release still has anything that a record said; those of earlier versions kept texts in their corrections. */
function holds(folder: string, ids: readonly string[]): boolean {
  const made = readManifest(folder);
  return ids.some(
    (id) => existsSync(join(folder, recordPath(id))) || (made?.beside === undefined && made?.records[id] !== undefined),
  );
}

/**
 * Removes from the disk the kept releases that hold what is withdrawn now.
 * @returns those removed
 * @throws Stopped where the release that is public holds it itself: an earlier one to which somebody has gone back
 */
export function prune(target: string, step: Step): string[] {
  if (!existsSync(target)) throw new Stopped(`没有目录“${target}”`, '用 --to 指明发布到的目录。');
  checkTarget(target);
  const unlock = lockTarget(target, step);
  try {
    cleanTarget(target, step);
    const newest = newestRelease(target);
    const { records = {} } = (newest === undefined ? undefined : readManifest(releaseFolder(target, newest))) ?? {};
    const withdrawn = Object.keys(records).filter((id) => records[id]!.status === 'withdrawn');
    const found = listReleases(target).filter(
      (hash) => hash !== newest && holds(releaseFolder(target, hash), withdrawn),
    );
    if (found.some((hash) => hash === currentRelease(target)))
      throw new Stopped('现在公开的是退回的一次，里面有已经撤回的内容', '先发布一次，再删去旧的发布。');
    for (const hash of found) removeRelease(target, hash, step);
    return found;
  } finally {
    unlock();
  }
}
