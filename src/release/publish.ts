import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Manifest } from '../core/release/manifest.ts';
import { digestFile } from './digests.ts';
import { openToReaders, syncFolder, writeDurably } from './durable.ts';
import { listFolder } from '../disk/folder-files.ts';
import { noteRelease, readHistory, retireReleases } from './history.ts';
import { placeFiles } from './place-files.ts';
import { MANIFEST, printManifest } from './read-manifest.ts';
import { signRelease } from './signature.ts';
import { Stopped } from '../disk/stop.ts';
import type { Step } from './step.ts';
import { currentRelease, markPending, releaseFolder, swapCurrent } from './target.ts';
import { isWhole, verifyFolder } from './verify.ts';

/** Copies a built site beside the releases, with its manifest, and makes sure that the disk holds what was meant. */
function writeBeside(site: string, made: Manifest, target: string, step: Step): string {
  const beside = join(target, `.staging.${process.pid}`);
  mkdirSync(beside);
  for (const path of listFolder(site).files) writeDurably(join(beside, path), readFileSync(join(site, path)), step);
  step('write-manifest', MANIFEST);
  writeDurably(join(beside, MANIFEST), Buffer.from(printManifest(made)), step);
  for (const folder of [...listFolder(beside).folders, '']) {
    openToReaders(join(beside, folder));
    syncFolder(join(beside, folder), step);
  }
  step('reread', beside);
  for (const [path, { sha256 }] of Object.entries(made.files))
    if (digestFile(join(beside, path)).sha256 !== sha256)
      throw new Stopped(
        `写下的文件和生成的不一样：${path}`,
        '磁盘可能满了或有故障，检查以后再运行一次；公开的网页没有动。',
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

export interface Published {
  readonly hash: string;
  readonly former: string | undefined;
}

/**
 * Publishes a built and inspected site: written beside, flushed, read again, moved to `releases/<hash>`, and only then made
 * the public one in a single move. Wherever it is stopped, what was public stays whole. Only the holder of the lock may.
 * @param date for the history: `2024-05-20`
 * @param key file of the ssh key that signs the manifest
 */
export function publish(
  site: string,
  made: Manifest,
  target: string,
  date: string,
  step: Step,
  key?: string,
): Published {
  const former = currentRelease(target);
  const past = readHistory(target);
  const { hash } = made;
  const folder = releaseFolder(target, hash);
  const unmark = existsSync(folder) ? undefined : markPending(target, hash);
  if (!existsSync(folder) || !isWhole(verifyFolder(folder)))
    settle(writeBeside(site, made, target, step), folder, step);
  if (key !== undefined) signRelease(folder, key, step);
  if (former !== hash) swapCurrent(target, hash, step);
  noteRelease(target, { release: hash, by: 'release', date }, past, step);
  unmark?.();
  retireReleases(target, step);
  return { hash, former };
}
