import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeManifest, type Manifest } from '../../src/core/release/manifest.ts';
import { digestFile, sha256 } from '../../src/release/digests.ts';
import { listFolder } from '../../src/disk/folder-files.ts';
import { lockTarget } from '../../src/release/lock.ts';
import { publish } from '../../src/release/publish.ts';
import { noStep, type Step } from '../../src/release/step.ts';
import { newestRelease } from '../../src/release/newest.ts';
import { cleanTarget, currentRelease, makeTarget, releaseFolder } from '../../src/release/target.ts';
import { isWhole, verifyFolder } from '../../src/release/verify.ts';

/** In memory where there is such a disk: a release waits for the disk at every file. */
const ROOM = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export const makeFolder = (): string => mkdtempSync(join(ROOM, 'mingzhang-test-'));

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const CONTENT = { forms: [], corrections: [] };
const tinyFiles = (version: number): Record<string, string> => ({
  'index.html': `<p>样例 ${version}</p>`,
  'units/a/index.html': '<p>样例</p>',
  [`assets/style.${version}.css`]: `p { order: ${version} }`,
  '.well-known/sample.txt': 'sample',
});

/** Writes a site of four files, or more, with its manifest. */
export function makeTiny(
  site: string,
  version: number,
  former?: string,
  more: Readonly<Record<string, string>> = {},
): Manifest {
  rmSync(site, { recursive: true, force: true });
  writeFiles(site, { ...tinyFiles(version), ...more });
  const files = Object.fromEntries(listFolder(site).files.map((path) => [path, digestFile(join(site, path))]));
  return makeManifest(files, CONTENT, former, sha256);
}

/** Publishes version `n` of a site of four files, as a release does it. */
export function publishTiny(
  target: string,
  version: number,
  step: Step = noStep,
  key?: string,
  more?: Readonly<Record<string, string>>,
): string {
  const site = `${target}-site-${version}`;
  makeTarget(target, step);
  const unlock = lockTarget(target, step);
  try {
    cleanTarget(target, step);
    const made = makeTiny(site, version, newestRelease(target), more);
    return publish(site, made, target, { date: '2026-01-01', step, key }).hash;
  } finally {
    rmSync(site, { recursive: true, force: true });
    unlock();
  }
}

/** Whether what a reader sees is a whole release. */
export function isPublicWhole(target: string): boolean {
  const hash = currentRelease(target);
  if (hash === undefined) return false;
  const verified = verifyFolder(releaseFolder(target, hash));
  return isWhole(verified) && verified.manifest?.hash === hash;
}

export const copyFolder = (from: string, to: string): void =>
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
