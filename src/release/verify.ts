import { readFileSync, realpathSync } from 'node:fs';
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

/** Holds a release on this disk against its manifest, byte by byte. An altered manifest is itself named as changed. */
export function verifyFolder(folder: string): Verified {
  const { files, odd, folders } = listFolder(folder);
  if (!files.includes(MANIFEST))
    return { manifest: undefined, changed: [], missing: [MANIFEST], extra: [], checked: 0 };
  const read = parseManifest(readFileSync(join(folder, MANIFEST), 'utf8'));
  if (!read) return { manifest: undefined, changed: [MANIFEST], missing: [], extra: [], checked: 0 };
  const { manifest, isSound } = read;
  const listed = Object.keys(manifest.files);
  const known = new Set(listed);
  const there = new Set(files);
  const needed = new Set(listed.flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i).join('/'))));
  const changed = listed.filter(
    (path) => there.has(path) && digestFile(join(folder, path)).sha256 !== manifest.files[path]!.sha256,
  );
  return {
    manifest,
    changed: [...(isSound ? [] : [MANIFEST]), ...changed],
    missing: listed.filter((path) => !there.has(path)),
    extra: [
      ...files.filter((path) => !OURS.has(path) && !known.has(path)),
      ...odd,
      ...folders.filter((path) => !needed.has(path)).map((path) => `${path}/`),
    ],
    checked: listed.length,
  };
}

/** Whether a folder that has the name of a release is that release; one with another name may hold any. */
export function isNamedAs(folder: string, { manifest }: Verified): boolean {
  const name = basename(realpathSync(folder));
  return manifest === undefined || !/^[0-9a-f]{64}$/.test(name) || name === manifest.hash;
}
