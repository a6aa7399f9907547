import { existsSync, linkSync, renameSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { BUILDS } from '../disk/caches.ts';
import { makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import { keepApart } from '../disk/places.ts';
import { refuseLocked } from '../release/lock.ts';
import { checkTarget } from '../release/target.ts';
import { complaintOf, type Complaint } from './complaint.ts';

/** Megabytes that a small site, its caches and its release need. */
const LEAST_MEGABYTES = 500;
const PREFIX = '.mingzhang-doctor-';

/** The folder, or the nearest above it that is there. */
function nearest(path: string): string {
  for (let at = resolve(path); ; at = dirname(at)) if (existsSync(at) || at === dirname(at)) return at;
}

/** @param megabytes free, where the folder lies */
export function judgeSpace(id: string, place: string, megabytes: number): Complaint[] {
  if (megabytes >= LEAST_MEGABYTES) return [];
  const message = `${place} 所在的磁盘只剩 ${Math.floor(megabytes)} MB`;
  return [{ id, level: 'wrong', message, advice: `腾出空间，至少 ${LEAST_MEGABYTES} MB；表多的要更多。` }];
}

function checkSpace(id: string, place: string): Complaint[] {
  const { bavail, bsize } = statfsSync(nearest(place));
  return judgeSpace(id, place, (bavail * bsize) / 1024 ** 2);
}

/** Tries something in an empty folder, which goes again. */
function tryWithin(folder: string, trial: (work: string) => void): void {
  const work = makeWorkFolder(folder, PREFIX);
  try {
    writeFileSync(join(work, 'a'), '');
    trial(work);
  } finally {
    removeWorkFolder(work);
  }
}

/** Whether the program's own folder can be written to and has room. */
export function checkCache(folder = dirname(BUILDS)): Complaint[] {
  const written = complaintOf('cache-folder', 'wrong', () => tryWithin(folder, () => undefined));
  const own = '程序自己的目录';
  return [
    ...written.map(({ message, ...rest }): Complaint => ({ ...rest, message: `${own}（${folder}）：${message}` })),
    ...checkSpace('cache-space', folder),
  ];
}

/** Whether a release could be made to a folder, which is left as it was. */
export function checkReleases(content: string, to: string): Complaint[] {
  const unfit = complaintOf('target-place', 'wrong', () => {
    keepApart({ 内容目录: content, 发布目录: to });
    checkTarget(to);
  });
  if (unfit.length > 0) return unfit;
  const place = nearest(to);
  const linked = (work: string): void => {
    symlinkSync('a', join(work, 'b'));
    symlinkSync('a', join(work, 'c'));
    renameSync(join(work, 'b'), join(work, 'c'));
  };
  return [
    ...complaintOf('target-locked', 'note', () => refuseLocked(to)),
    ...complaintOf('target-swap', 'wrong', () => tryWithin(place, linked)),
    ...complaintOf('target-links', 'note', () =>
      tryWithin(place, (work) => linkSync(join(work, 'a'), join(work, 'd'))),
    ),
    ...checkSpace('target-space', to),
  ];
}
