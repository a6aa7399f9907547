import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Manifest } from '../core/release/manifest.ts';
import { digestFile } from './digests.ts';
import { MARKS } from '../disk/made.ts';
import { listFolder } from '../disk/folder-files.ts';
import { MANIFEST, parseManifest, SIGNATURE } from './read-manifest.ts';

/** What `--export` notes for itself in its folder. */
export const EXPORT_NOTE = MARKS.exported;
const OURS: ReadonlySet<string> = new Set([MANIFEST, SIGNATURE, EXPORT_NOTE]);

/** How published files differ from the manifest, by their paths. */
export interface Differences {
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

export interface Verified extends Differences {
  /** Undefined where there is no manifest to hold the files against. */
  readonly manifest: Manifest | undefined;
  readonly checked: number;
}

export const isWhole = ({ manifest, changed, missing, extra }: Verified): boolean =>
  manifest !== undefined && changed.length + missing.length + extra.length === 0;

/** Holds a folder against the hashes that its files should have, byte by byte. @param ours files that have none */
export function compareFolder(
  folder: string,
  hashes: ReadonlyMap<string, string>,
  ours: ReadonlySet<string>,
): Differences {
  const { files, odd, folders } = listFolder(folder);
  const there = new Set(files);
  const listed = [...hashes.keys()];
  const needed = new Set(listed.flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i).join('/'))));
  return {
    changed: listed.filter((path) => there.has(path) && digestFile(join(folder, path)).sha256 !== hashes.get(path)),
    missing: listed.filter((path) => !there.has(path)),
    extra: [
      ...files.filter((path) => !ours.has(path) && !hashes.has(path)),
      ...odd,
      ...folders.filter((path) => !needed.has(path)).map((path) => `${path}/`),
    ],
  };
}

/** Holds a release on this disk against its manifest, byte by byte. An altered manifest is itself named as changed. */
export function verifyFolder(folder: string): Verified {
  if (!existsSync(join(folder, MANIFEST)))
    return { manifest: undefined, changed: [], missing: [MANIFEST], extra: [], checked: 0 };
  const read = parseManifest(readFileSync(join(folder, MANIFEST), 'utf8'));
  if (!read) return { manifest: undefined, changed: [MANIFEST], missing: [], extra: [], checked: 0 };
  const { manifest, isSound } = read;
  const hashes = new Map(Object.entries(manifest.files).map(([path, { sha256 }]) => [path, sha256]));
  const { changed, missing, extra } = compareFolder(folder, hashes, OURS);
  return {
    ...{ manifest, missing, extra, checked: hashes.size },
    changed: [...(isSound ? [] : [MANIFEST]), ...changed],
  };
}

/** Whether a folder that has the name of a release is that release; one with another name may hold any. */
export function isNamedAs(folder: string, { manifest }: Verified): boolean {
  const name = basename(realpathSync(folder));
  return manifest === undefined || !/^[0-9a-f]{64}$/.test(name) || name === manifest.hash;
}
