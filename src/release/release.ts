import { dirname, join } from 'node:path';
import type { Content } from '../core/library/library.ts';
import { compareContents, type RecordChange } from '../core/release/changes.ts';
import type { Objection } from '../core/release/check-changes.ts';
import { makeManifest, type FileEntry, type Manifest } from '../core/release/manifest.ts';
import { publicContent } from '../core/release/public-content.ts';
import { listKept, type KeptRecord } from '../core/release/kept.ts';
import { sha256 } from './digests.ts';
import { AuditedUnits } from './audited-units.ts';
import { checkExport, exportPublic } from './export-site.ts';
import { MARKS } from '../disk/made.ts';
import { checkContent, objectToNothing, withWithdrawn } from './gate.ts';
import { makeRoom } from './history.ts';
import { inspectSite } from './inspect/inspect.ts';
import { KnownFiles } from './known-files.ts';
import { lockTarget } from './lock.ts';
import { markReleased, type Marked } from './mark-released.ts';
import { newestRelease } from './newest.ts';
import { clearCaches, makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import { publish } from './publish.ts';
import { readPublished } from './published.ts';
import { Refused } from './refused.ts';
import { checkKey } from './signature.ts';
import { noStep, type Step } from './step.ts';
import { explainStop } from '../disk/stop.ts';
import { checkPlaces } from './check-places.ts';
import { checkTarget, cleanTarget, currentRelease, makeTarget, releaseFolder } from './target.ts';

/**
 * Builds the site of `content` into folder `out`, which is not there yet; or brings one up to date that was kept, and says
 * where that is.
 */
export type Build = (content: Content, out: string) => Promise<string | void>;

export interface ReleaseJob {
  /** Folder of the content, and all that is in it. */
  readonly folder: string;
  readonly content: Content;
  readonly target: string;
  readonly base: string;
  /** Address of the portal, where it is not the one that the settings name. */
  readonly address?: string | undefined;
  /** `2024-05-20`: decides what is due; nothing else asks for a day. */
  readonly today: string;
  /** Everything is done but nothing is written to the target. */
  readonly dryRun?: boolean;
  /** A plain folder that gets a copy of what is public. */
  readonly exportTo?: string | undefined;
  /** Also where there is nothing to be shown. */
  readonly force?: boolean;
  /** File of the ssh key that signs the manifest. */
  readonly key?: string | undefined;
  /** Folder for builds at work. */
  readonly cache: string;
  readonly build: Build;
  /** File in which the inspection keeps what it has found out, for the next release to the same place; others stand beside it. */
  readonly kept?: string | undefined;
  readonly step?: Step;
}

export interface Released {
  readonly hash: string;
  readonly former: string | undefined;
  readonly shown: Content;
  readonly changes: readonly RecordChange[];
  readonly files: number;
  /** Records that stay at home, and why. */
  readonly kept: readonly KeptRecord[];
  readonly marked: Marked;
}

const refuse = (objections: readonly Objection[]): void => {
  if (objections.length) throw new Refused(objections);
};

/** The files of a built site; its mark is no part of it. @param known what is known of them without reading */
export const listDigests = (site: string, known = new KnownFiles(undefined, site)): Record<string, FileEntry> =>
  Object.fromEntries(
    known
      .list(site)
      .filter((path) => path !== MARKS.built)
      .map((path) => [path, known.digest(path, join(site, path))]),
  );

/** Of a release, what is kept beside the verdicts of its inspection. */
const keptBeside = ({ kept }: ReleaseJob, name: string): string | undefined => kept && join(dirname(kept), name);

/** Builds and inspects; gives the site's folder with its manifest. @throws Refused */
async function prepare(job: ReleaseJob, shown: Content, place: string, step: Step): Promise<[string, Manifest]> {
  const { folder, content, base, today, target } = job;
  const newest = newestRelease(target);
  const out = join(place, 'site');
  step('build', out);
  const site = (await job.build(shown, out)) ?? out;
  const known = new KnownFiles(keptBeside(job, 'site-files.json'), site);
  const files = listDigests(site, known);
  known.write();
  refuse(await inspectSite(site, { folder, content, shown, base, address: job.address, today, files, kept: job.kept }));
  return [site, makeManifest(files, withWithdrawn(content, shown), newest, sha256)];
}

/** Publishes; the release that is one too many goes meanwhile. Gives the release that was public. */
async function publishBeside(site: string, made: Manifest, job: ReleaseJob, step: Step): Promise<string | undefined> {
  const { target, today, key } = job;
  const hasRoom = makeRoom(target, made.hash, step);
  try {
    return publish(site, made, target, { date: today, step, key, kept: keptBeside(job, 'released-files.json') }).former;
  } finally {
    await hasRoom;
  }
}

async function releaseLocked(job: ReleaseJob, step: Step): Promise<Released> {
  const { content, target, today, dryRun = false, exportTo } = job;
  const shown = publicContent(content, today);
  const published = readPublished(target);
  const kept = listKept(content, today);
  const audited = new AuditedUnits(keptBeside(job, 'audits.json'));
  const nothing = job.force ? [] : objectToNothing(shown, kept);
  refuse([...checkContent(content, shown, published, today, audited), ...nothing]);
  clearCaches();
  const place = makeWorkFolder(job.cache);
  try {
    const [site, made] = await prepare(job, shown, place, step);
    const { hash } = made;
    const former = dryRun ? currentRelease(target) : await publishBeside(site, made, job, step);
    const marked = markReleased(job.folder, shown, dryRun);
    if (exportTo !== undefined && !dryRun) exportPublic(releaseFolder(target, hash), exportTo, step);
    const changes = compareContents(published, withWithdrawn(content, shown));
    return { hash, former, shown, changes, files: Object.keys(made.files).length, kept, marked };
  } finally {
    removeWorkFolder(place);
  }
}

/**
 * A release: what may be public is taken from the content, audited, held against what is public now, built, inspected and
 * published at once. The same input gives the same hash.
 * @throws Refused where content or site may not be public; Stopped where the disk or another release is in the way. In both
 * cases, and wherever the process is killed, what was public stays as it was.
 */
export async function release(job: ReleaseJob): Promise<Released> {
  const step = job.step ?? noStep;
  try {
    if (job.key !== undefined) checkKey(job.key);
    checkPlaces({ 内容目录: job.folder, 发布到的目录: job.target, 复制到的目录: job.exportTo });
    checkTarget(job.target);
    if (job.exportTo !== undefined) checkExport(job.exportTo);
    if (job.dryRun) return await releaseLocked(job, step);
    makeTarget(job.target, step);
    const unlock = lockTarget(job.target, step);
    try {
      cleanTarget(job.target, step);
      return await releaseLocked(job, step);
    } finally {
      unlock();
    }
  } catch (error) {
    throw explainStop(error);
  }
}
