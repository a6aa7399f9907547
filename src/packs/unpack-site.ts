import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startWorkers, type WeighedPiece } from '../build/workers/worker-processes.ts';
import { MARKS } from '../disk/made.ts';
import { Stopped } from '../disk/stop.ts';
import { codeFile } from '../program/code-file.ts';
import { openToReaders, syncFolder, syncFolders, writeDurably } from '../release/durable.ts';
import { noteRelease, readHistory, retireReleases } from '../release/history.ts';
import { lockTarget } from '../release/lock.ts';
import { noStep } from '../release/step.ts';
import { checkTarget, cleanTarget, currentRelease, makeTarget, releaseFolder, swapCurrent } from '../release/target.ts';
import { pathOfPack, type PackStore } from './pack-store.ts';
import { readRelease, type ReleasePack } from './release-list.ts';
import type { NotedFile } from './site-files.ts';
import type { UnpackDone, UnpackJob, UnpackPiece } from './unpack-worker.ts';
import { forgetOld, notePacks, readFiles, readPacks } from './unpacked.ts';

const WORKER = codeFile('unpack-worker');

export interface UnpackTask {
  readonly store: PackStore;
  readonly target: string;
  /** The name of the site; the newest where undefined. */
  readonly release: string | undefined;
  /** `2024-05-20`, for the history. */
  readonly today: string;
  readonly processes?: number | undefined;
}

/** What was unpacked. */
export interface Unpacked {
  readonly release: string;
  readonly files: number;
  /** Of them those that were written; the others are shared with the site before. */
  readonly written: number;
  /** Packs that were fetched, of how many. */
  readonly fetched: number;
  readonly packs: number;
}

/** @throws Stopped where it is not there */
async function fetchPack(pack: ReleasePack, store: PackStore): Promise<string> {
  const file = await store.fetch(pathOfPack(pack));
  if (file !== undefined) return file;
  throw new Stopped(
    `${store.name} 里没有分包 ${pathOfPack(pack)}`,
    '运行 mingzhang build --shard 和 --join，再取一次。',
  );
}

/** Puts the files of packs into a folder. @param isLacking says of which packs the store is asked */
async function placePacks(
  packs: readonly ReleasePack[],
  folder: string,
  { store, target, processes }: UnpackTask,
  isLacking: (pack: ReleasePack) => boolean,
): Promise<ReadonlyMap<string, UnpackDone>> {
  const current = currentRelease(target);
  const job: UnpackJob = { folder, former: current === undefined ? undefined : releaseFolder(target, current) };
  const groups = new Map(readPacks(target, current).map(({ group, sha256 }) => [group, sha256]));
  const pieces: WeighedPiece<UnpackPiece>[] = [];
  for (const pack of packs) {
    const file = isLacking(pack) ? await fetchPack(pack, store) : undefined;
    const known = file === undefined ? pack.sha256 : groups.get(pack.group);
    const before = (known !== undefined && readFiles(target, known)) || [];
    pieces.push({
      make: () => ({ name: pack.sha256, file, sha256: pack.sha256, before }),
      weight: file === undefined ? 1 : 10,
    });
  }
  const done = new Map<string, UnpackDone>();
  const work = startWorkers<UnpackPiece, UnpackDone>(WORKER, job, pieces, (one) => done.set(one.name, one), processes);
  try {
    await work.finished;
  } finally {
    work.stop();
  }
  return done;
}

/** Places all packs; of those that cannot be taken from the site before, the store is asked. */
async function placeAll(packs: readonly ReleasePack[], folder: string, task: UnpackTask) {
  const { target } = task;
  const there = new Set(readPacks(target, currentRelease(target)).map(({ sha256 }) => sha256));
  const isLacking = ({ sha256 }: ReleasePack): boolean => !there.has(sha256) || readFiles(target, sha256) === undefined;
  const done = new Map(await placePacks(packs, folder, task, isLacking));
  const failed = packs.filter(({ sha256 }) => !done.get(sha256)!.files);
  const damaged = failed.find(isLacking);
  // what was shared with a damaged site is taken from the store instead
  const again = damaged ? new Map<string, UnpackDone>() : await placePacks(failed, folder, task, () => true);
  for (const [name, one] of again) done.set(name, one);
  const broken = damaged ?? failed.find(({ sha256 }) => !done.get(sha256)!.files);
  if (broken)
    throw new Stopped(
      `分包 ${pathOfPack(broken)} 损坏了（和名称里的校验码不一样）`,
      '运行 mingzhang build --shard（只重做坏的）和 --join，再取一次；公开的网页没有动。',
    );
  return { done, fetched: packs.filter(isLacking).length + again.size };
}

/** Makes a site beside the others and gives it its place. */
async function makeRelease(name: string, packs: readonly ReleasePack[], task: UnpackTask): Promise<Unpacked> {
  const { target } = task;
  const [beside, folder] = [join(target, `.staging.${process.pid}`), releaseFolder(target, name)];
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside);
  try {
    const { done, fetched } = await placeAll(packs, beside, task);
    openToReaders(beside);
    syncFolders(beside, [beside], noStep);
    const filesOf = (sha256: string): readonly NotedFile[] => done.get(sha256)!.files!;
    notePacks(target, name, packs, filesOf);
    renameSync(beside, folder);
    syncFolder(dirname(folder), noStep);
    const files = packs.reduce((sum, { sha256 }) => sum + filesOf(sha256).length, 0);
    const written = [...done.values()].reduce((sum, one) => sum + one.written, 0);
    return { release: name, files, written, fetched, packs: packs.length };
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

const markOf = (target: string): string => join(target, MARKS.unpacked);

/** @throws Stopped where a release command publishes here */
function checkUnpacked(target: string): void {
  checkTarget(target, true);
  if (existsSync(join(target, MARKS.target)) && !existsSync(markOf(target)))
    throw new Stopped(`“${target}”是 mingzhang release 发布到的目录`, '换一个空目录作 --to。');
}

/**
 * Puts a joined site into `releases/<name>` of a place and makes it the public one in a single move: packs that the site before
 * has are not fetched, files of the same bytes are shared with it. Wherever it is stopped, what was public stays whole.
 * @throws Stopped where a pack is missing or damaged, or the place is somebody else's; whatever else stops it
 */
export async function unpackSite(task: UnpackTask): Promise<Unpacked> {
  const { store, target, today } = task;
  checkUnpacked(target);
  const { name, packs } = await readRelease(store, task.release);
  makeTarget(target, noStep, true);
  if (!existsSync(markOf(target))) writeDurably(markOf(target), Buffer.alloc(0), noStep);
  const unlock = lockTarget(target, noStep);
  try {
    cleanTarget(target, noStep);
    const past = readHistory(target);
    const isThere = existsSync(releaseFolder(target, name));
    const nothing = { release: name, files: 0, written: 0, fetched: 0, packs: packs.length };
    const made = isThere ? nothing : await makeRelease(name, packs, task);
    if (currentRelease(target) !== name) swapCurrent(target, name, noStep);
    noteRelease(target, { release: name, by: 'release', date: today }, past, noStep);
    retireReleases(target, noStep);
    forgetOld(target);
    return made;
  } finally {
    unlock();
  }
}
