import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { listReleases } from '../release/target.ts';
import { releasePack, type ReleasePack } from './release-list.ts';
import type { NotedFile } from './site-files.ts';

/*
 * What a place for unpacked sites knows of them, beside `releases/` and `current`: of each site its packs, of each pack its files.
 * So the next site fetches the packs alone that this one has not.
 */
const FOLDER = '.packs';
const file = z.tuple([z.string(), z.number(), z.string()]);

const pathOf = (target: string, name: string): string => join(target, FOLDER, `${name}.json`);
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

function writeJson(path: string, data: unknown): void {
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(data));
  renameSync(`${path}.${process.pid}`, path);
}

/** The packs of a site that stands in a place; none where that is not known. */
export function readPacks(target: string, release: string | undefined): readonly ReleasePack[] {
  try {
    return release === undefined ? [] : z.array(releasePack).parse(readJson(pathOf(target, release)));
  } catch {
    return [];
  }
}

/** The files of a pack; undefined where that is not known. */
export function readFiles(target: string, sha256: string): readonly NotedFile[] | undefined {
  try {
    return z.array(file).parse(readJson(pathOf(target, sha256)));
  } catch {
    return undefined;
  }
}

/** Notes the files of packs, and then of which packs a site consists. */
export function notePacks(
  target: string,
  release: string,
  packs: readonly ReleasePack[],
  filesOf: (sha256: string) => readonly NotedFile[],
): void {
  mkdirSync(join(target, FOLDER), { recursive: true });
  for (const { sha256 } of packs)
    if (!existsSync(pathOf(target, sha256))) writeJson(pathOf(target, sha256), filesOf(sha256));
  writeJson(pathOf(target, release), packs);
}

/** Forgets what no site that stands there consists of. */
export function forgetOld(target: string): void {
  const releases = listReleases(target);
  const used = new Set([...releases, ...releases.flatMap((one) => readPacks(target, one).map(({ sha256 }) => sha256))]);
  if (!existsSync(join(target, FOLDER))) return;
  for (const name of readdirSync(join(target, FOLDER)))
    if (!used.has(name.replace(/\.json$/, ''))) rmSync(join(target, FOLDER, name), { force: true });
}
