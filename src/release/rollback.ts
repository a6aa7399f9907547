import { existsSync } from 'node:fs';
import { lockTarget } from './lock.ts';
import { noteRelease, readHistory, releaseBefore } from './history.ts';
import { Stopped } from '../disk/stop.ts';
import type { Step } from './step.ts';
import { checkTarget, cleanTarget, currentRelease, listReleases, releaseFolder, swapCurrent } from './target.ts';
import { verifyFolder } from './verify.ts';

/** The release meant by the beginning of its name, or the one before the current. */
function chooseRelease(target: string, name: string | undefined): string {
  const all = listReleases(target);
  if (name === undefined) {
    const before = releaseBefore(target);
    if (before) return before;
    throw new Stopped('没有可以退回的上一次发布', `留着的发布：${all.join('、') || '无'}。`);
  }
  const found = all.filter((hash) => hash.startsWith(name));
  if (name !== '' && found.length === 1) return found[0]!;
  throw new Stopped(
    found.length ? `“${name}”不止一个` : `没有发布“${name}”`,
    `留着的发布：${all.join('、') || '无'}。`,
  );
}

/**
 * Makes an earlier release public again, in one move.
 * @param name the release's name or its beginning; undefined for the one before the current
 * @returns the release that is public now, and the one that was
 * @throws Stopped where there is no such release or it is not whole
 */
export function rollback(target: string, name: string | undefined, date: string, step: Step) {
  if (!existsSync(target)) throw new Stopped(`没有目录“${target}”`, '用 --to 指明发布到的目录。');
  checkTarget(target);
  const unlock = lockTarget(target, step);
  try {
    cleanTarget(target, step);
    const hash = chooseRelease(target, name);
    // byte by byte: what was written to a file of one release is written to those that share it
    const found = verifyFolder(releaseFolder(target, hash));
    if (found.manifest?.hash !== hash || found.changed.length + found.missing.length)
      throw new Stopped(
        `发布 ${hash} 缺了文件或被改过，不能退回到它`,
        '用 mingzhang verify 看缺了什么；可以退回别的一次。',
      );
    const former = currentRelease(target);
    const past = readHistory(target);
    if (former !== hash) swapCurrent(target, hash, step);
    noteRelease(target, { release: hash, by: 'rollback', date }, past, step);
    return { hash, former };
  } finally {
    unlock();
  }
}
