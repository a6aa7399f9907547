import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Manifest } from '../core/release/manifest.ts';
import { digestFile } from './digests.ts';
import { DurableWrites } from './durable-writes.ts';
import { linkDurably, makeOpenFolder, openToReaders, syncFolder } from './durable.ts';
import { foldersOf } from '../disk/folder-files.ts';
import { noteRelease, readHistory, retireReleases } from './history.ts';
import { KnownFiles } from './known-files.ts';
import { placeFiles } from './place-files.ts';
import { MANIFEST, printManifest, readManifest } from './read-manifest.ts';
import { signRelease } from './signature.ts';
import { Stopped } from '../disk/stop.ts';
import type { Step } from './step.ts';
import { currentRelease, markPending, releaseFolder, swapCurrent } from './target.ts';
import { isWhole, verifyFolder } from './verify.ts';

/** The files of a release by their paths, where it has the same manifest as when it was made. */
const filesOf = (target: string, hash: string | undefined): Manifest['files'] =>
  hash === undefined ? {} : (readManifest(releaseFolder(target, hash))?.files ?? {});

/**
 * Holds what stands beside against the manifest; a file that is shared with a damaged release is taken from the site instead.
 * @param isSound whether a file is known to be what it was when it was last held against a manifest
 */
function reread(
  beside: string,
  { files }: Manifest,
  isSound: (path: string) => boolean,
  mend: (path: string) => void,
): void {
  for (const [path, { sha256 }] of Object.entries(files)) {
    if (isSound(path) || digestFile(join(beside, path)).sha256 === sha256) continue;
    mend(path);
    if (digestFile(join(beside, path)).sha256 !== sha256)
      throw new Stopped(
        `写下的文件和生成的不一样：${path}`,
        '磁盘可能满了或有故障，检查以后再运行一次；公开的网页没有动。',
      );
  }
}

/**
 * Puts a built site beside the releases, with its manifest, and makes sure that the disk holds what was meant. What the
 * release before has in the same bytes is shared with it, where the disk can do that.
 */
function writeBeside(site: string, made: Manifest, target: string, { step, kept }: PublishOptions): string {
  const beside = join(target, `.staging.${process.pid}`);
  mkdirSync(beside);
  const former = currentRelease(target);
  const before = filesOf(target, former);
  const [shared, sound] = [new Set<string>(), new Set<string>()];
  const known = new KnownFiles(kept, former ?? '');
  const paths = Object.keys(made.files);
  const isSame = (path: string): boolean => before[path]?.sha256 === made.files[path]!.sha256;
  const writes = new DurableWrites(step, paths.filter((path) => !isSame(path)).length);
  const copy = (path: string): void => writes.write(join(beside, path), readFileSync(join(site, path)));
  const share = (path: string): boolean => {
    const from = join(releaseFolder(target, former!), path);
    // looked at before: a link to it is a change of the file
    const isSound = known.find(path, from) === made.files[path]!.sha256;
    if (!linkDurably(from, join(beside, path), step)) return false;
    (isSound ? sound : shared).add(path);
    return true;
  };
  const folders = foldersOf(paths);
  for (const folder of folders) makeOpenFolder(join(beside, folder));
  for (const path of paths) if (!isSame(path) || !share(path)) copy(path);
  step('write-manifest', MANIFEST);
  writes.write(join(beside, MANIFEST), Buffer.from(printManifest(made)));
  openToReaders(beside);
  step('reread', beside);
  const isSound = (path: string): boolean => sound.has(path);
  reread(beside, made, isSound, (path) => {
    if (!shared.has(path)) return;
    rmSync(join(beside, path));
    copy(path);
  });
  writes.sync(
    beside,
    [...folders, ''].map((folder) => join(beside, folder)),
  );
  return beside;
}

/** Gives a release its place. One that is there already is left, or mended file by file where it was damaged. */
function settle(beside: string, folder: string, step: Step): void {
  if (!existsSync(folder)) {
    step('rename', folder);
    renameSync(beside, folder);
    syncFolder(dirname(folder), step);
    return;
  }
  placeFiles(beside, folder, () => false, step);
  if (!isWhole(verifyFolder(folder)))
    throw new Stopped(
      `发布 ${basename(folder)} 修补以后仍和清单不一样`,
      '可能另有程序在改这个目录，检查以后再运行一次。',
    );
}

/** Notes what the system says of the files of a release, so that the next one need not read those that nobody has touched. */
function noteFiles(folder: string, { files }: Manifest, kept: string | undefined): void {
  if (kept === undefined) return;
  const known = new KnownFiles(kept, basename(folder));
  for (const [path, { sha256 }] of Object.entries(files)) known.note(path, join(folder, path), sha256);
  known.write();
}

export interface PublishOptions {
  /** For the history: `2024-05-20`. */
  readonly date: string;
  readonly step: Step;
  /** File of the ssh key that signs the manifest. */
  readonly key?: string | undefined;
  /** File in which to keep what is known of the files of the release, for the next one. */
  readonly kept?: string | undefined;
}

export interface Published {
  readonly hash: string;
  readonly former: string | undefined;
}

/**
 * Publishes a built and inspected site: written beside, flushed, read again, moved to `releases/<hash>`, and only then made
 * the public one in a single move. Wherever it is stopped, what was public stays whole. Only the holder of the lock may.
 */
export function publish(site: string, made: Manifest, target: string, options: PublishOptions): Published {
  const { date, step, key, kept } = options;
  const former = currentRelease(target);
  const past = readHistory(target);
  const { hash } = made;
  const folder = releaseFolder(target, hash);
  const unmark = existsSync(folder) ? undefined : markPending(target, hash);
  if (!existsSync(folder) || !isWhole(verifyFolder(folder)))
    settle(writeBeside(site, made, target, options), folder, step);
  if (key !== undefined) signRelease(folder, key, step);
  if (former !== hash) swapCurrent(target, hash, step);
  noteRelease(target, { release: hash, by: 'release', date }, past, step);
  unmark?.();
  retireReleases(target, step);
  // last: a file of which a link goes is another to the system
  noteFiles(folder, made, kept);
  return { hash, former };
}
