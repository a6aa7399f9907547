import { readNotes, type HistoryEntry } from './history.ts';
import { readManifest } from './read-manifest.ts';
import { Stopped } from '../disk/stop.ts';
import { currentRelease, hasCurrent, listReleases, releaseFolder } from './target.ts';

/** The releases that were noted as such, in their order: going back to an earlier one makes nothing new. */
const listNoted = (notes: readonly HistoryEntry[]): string[] =>
  notes
    .filter(
      ({ release, by }, i) =>
        by === 'release' || (by === 'found' && !notes.slice(0, i).some((entry) => entry.release === release)),
    )
    .map(({ release }) => release);

/** The releases that a release was made after, as far as they are kept. */
function listBefore(target: string, hash: string): string[] {
  const before: string[] = [];
  for (let at: string | undefined = hash; at !== undefined;) {
    const previous: string | null | undefined = readManifest(releaseFolder(target, at))?.previous;
    at = previous && !before.includes(previous) && previous !== hash ? previous : undefined;
    if (at !== undefined) before.push(at);
  }
  return before;
}

/** Of some releases those that none of the others was made after. */
function tipsOf(target: string, releases: readonly string[]): string[] {
  if (releases.length < 2) return [...releases];
  const earlier = new Set(releases.flatMap((hash) => listBefore(target, hash)));
  return releases.filter((hash) => !earlier.has(hash));
}

const BACKUP = '从备份或 --export 的目录恢复';

/** @throws Stopped where `current` is not there though something was made public, or leads nowhere */
function refuseLost(target: string): void {
  if (currentRelease(target) !== undefined) return;
  throw new Stopped(
    hasCurrent(target)
      ? `${target} 里公开的那一次发布不见了（current 指向的文件夹没有了），不能和新内容比较`
      : `${target} 里有过发布，指向公开的一份的 current 却不见了，不能和新内容比较`,
    `用 --rollback 退回留着的一次，再发布；一次也没有留下的，${BACKUP} releases。`,
  );
}

/**
 * The newest release that was ever public, also where an earlier one is public again now: what a release says is held
 * against this one. Undefined where nothing was ever published here. A history that is lost, or that does not know a release
 * that is there, is made up for by what each manifest says of the release before it.
 * @throws Stopped where it cannot be told or is gone
 */
export function newestRelease(target: string): string | undefined {
  const kept = listReleases(target);
  const notes = readNotes(target) ?? [];
  if (kept.length === 0 && notes.length === 0 && !hasCurrent(target)) return undefined;
  refuseLost(target);
  const noted = listNoted(notes);
  const unknown = kept.filter((hash) => !noted.includes(hash));
  const [newest, ...others] = tipsOf(target, [...unknown, ...noted.slice(-1)]);
  if (newest === undefined || !kept.includes(newest))
    throw new Stopped(
      `${target} 里最近一次发布${newest === undefined ? '' : ` ${newest}`}不见了，不能和新内容比较`,
      `${BACKUP} releases 下的这个文件夹，再发布。`,
    );
  if (others.length)
    throw new Stopped(
      `${target} 里的发布记录（history.json）丢了或被改过，分不清哪一次发布是最近的：${[newest, ...others].join('、')}`,
      '从备份恢复 history.json，再发布。',
    );
  return newest;
}
