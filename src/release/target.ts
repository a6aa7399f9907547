import {
  existsSync,
  lstatSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { MARKS } from '../disk/made.ts';
import { makeOpenFolder, syncFolder, writeDurably } from './durable.ts';
import { isRunning } from '../disk/processes.ts';
import { Stopped } from '../disk/stop.ts';
import type { Step } from './step.ts';

/*
 * A target: `releases/<hash>/` are whole sites, `current` is a link to the one that is public, `history.json` tells in which
 * order they were. Everything else begins with a dot and belongs to a release at work.
 */
const RELEASES = 'releases';
const CURRENT = 'current';
const HASH = /^[0-9a-f]{64}$/;
/** Where our link leads, by its relative path; one that was made elsewhere may be absolute. */
const OURS = /(?:^|[\\/])releases[\\/][0-9a-f]{64}[\\/]?$/;
/** What a release at work leaves where it is stopped. */
const LEFTOVER = /^\.(?:staging|retired|current|history\.json)\./;
const PENDING = '.pending.';
/** What a process that asks for the lock writes beside it. */
const ASKING = /^\.lock(?:\.(\d+)|$)/;

function isLeftover(name: string): boolean {
  const [, pid] = ASKING.exec(name) ?? [];
  return pid === undefined ? LEFTOVER.test(name) : !isRunning(Number(pid));
}

export const releaseFolder = (target: string, hash: string): string => join(target, RELEASES, hash);

/** Nothing stands here but what a first release leaves that was stopped. */
const isUnused = (target: string): boolean =>
  !existsSync(target) ||
  readdirSync(target).every(
    (name) =>
      ASKING.test(name) || LEFTOVER.test(name) || (name === RELEASES && !readdirSync(join(target, RELEASES)).length),
  );

/** Whether releases have been made here: the mark says so, or, where none was left yet, what stands here. */
function isTarget(target: string): boolean {
  const link = lstatSync(join(target, CURRENT), { throwIfNoEntry: false });
  if (
    existsSync(join(target, MARKS.target)) ||
    (link?.isSymbolicLink() && OURS.test(readlinkSync(join(target, CURRENT))))
  )
    return true;
  const names = existsSync(join(target, RELEASES)) ? readdirSync(join(target, RELEASES)) : [];
  return names.length > 0 && names.every((name) => HASH.test(name));
}

/**
 * @param isUnpacked whether sites are unpacked to it, which have no manifest that a release could go on from
 * @throws Stopped where releases would be put among the files of somebody else, or `current` cannot be swapped
 */
export function checkTarget(target: string, isUnpacked = false): void {
  if (!isUnpacked && existsSync(join(target, MARKS.unpacked)))
    throw new Stopped(`“${target}”里是 mingzhang unpack 放的网页，不能发布到这里`, '换一个空目录作 --to。');
  const advice = '换一个空目录作 --to；原来的网页目录不用它，改由服务器指向新目录里的 current。';
  const link = join(target, CURRENT);
  const current = lstatSync(link, { throwIfNoEntry: false });
  if (current && !current.isSymbolicLink()) throw new Stopped(`“${link}”不是链接，不能切换`, advice);
  if (current && !OURS.test(readlinkSync(link)))
    throw new Stopped(`“${link}”是别的链接（指向 ${readlinkSync(link)}），不能切换`, advice);
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new Stopped(`“${target}”是文件，不是目录`, advice);
  if (!isUnused(target) && !isTarget(target)) throw new Stopped(`“${target}”里已经有别的文件，没有发布过`, advice);
}

/** Makes the folders of a target, and leaves its mark. @throws Stopped as `checkTarget` does */
export function makeTarget(target: string, step: Step, isUnpacked = false): void {
  step('make-target', target);
  checkTarget(target, isUnpacked);
  makeOpenFolder(target);
  // first: whatever stops it after this, the next run knows the folder again
  const mark = join(target, MARKS.target);
  if (!existsSync(mark)) writeDurably(mark, Buffer.alloc(0), step);
  makeOpenFolder(join(target, RELEASES));
}

/** A release that was stopped before it was public goes with its mark. */
function cleanPending(target: string, step: Step): void {
  for (const name of readdirSync(target).filter((entry) => entry.startsWith(PENDING))) {
    const hash = name.slice(PENDING.length);
    step('clean', name);
    if (HASH.test(hash) && isPending(target, hash))
      rmSync(releaseFolder(target, hash), { recursive: true, force: true });
    rmSync(join(target, name), { force: true });
  }
}

/** Removes what a stopped release has left; only the holder of the lock may. */
export function cleanTarget(target: string, step: Step): void {
  cleanPending(target, step);
  for (const name of readdirSync(target).filter(isLeftover)) {
    step('clean', name);
    rmSync(join(target, name), { recursive: true, force: true });
  }
}

/** The name of the release that is public; undefined where there is none yet. */
export function currentRelease(target: string): string | undefined {
  try {
    const hash = readlinkSync(join(target, CURRENT)).split(/[\\/]/).at(-1) ?? '';
    return HASH.test(hash) && lstatSync(releaseFolder(target, hash)).isDirectory() ? hash : undefined;
  } catch {
    return undefined;
  }
}

/** Whether there is a link to what is public, wherever it leads. */
export const hasCurrent = (target: string): boolean =>
  lstatSync(join(target, CURRENT), { throwIfNoEntry: false }) !== undefined;

/** Stands beside a release from before it gets its place until it has been public: one that never was counts for nothing. */
const pendingMark = (target: string, hash: string): string => join(target, `${PENDING}${hash}`);
export function markPending(target: string, hash: string): () => void {
  writeFileSync(pendingMark(target, hash), '');
  return () => rmSync(pendingMark(target, hash), { force: true });
}

const isPending = (target: string, hash: string): boolean =>
  existsSync(pendingMark(target, hash)) && currentRelease(target) !== hash;

/** The releases that are there and were public, in the order of their names; links are none. */
export const listReleases = (target: string): string[] =>
  existsSync(join(target, RELEASES))
    ? readdirSync(join(target, RELEASES), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && HASH.test(entry.name) && !isPending(target, entry.name))
        .map(({ name }) => name)
        .sort()
    : [];

/** Makes a release the public one in a single move. */
export function swapCurrent(target: string, hash: string, step: Step): void {
  const beside = join(target, `.${CURRENT}.${process.pid}`);
  step('link', beside);
  rmSync(beside, { force: true });
  // relative: the target may be moved, or seen under another path by the server
  symlinkSync(join(RELEASES, hash), beside, 'dir');
  step('swap', hash);
  renameSync(beside, join(target, CURRENT));
  syncFolder(target, step);
}
