import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifest, releaseHash, type Manifest } from '../core/release/manifest.ts';
import { sha256 } from './digests.ts';

export const MANIFEST = 'manifest.json';
/** Beside it where a release was signed: what `ssh-keygen -Y sign` gives for the manifest's bytes. */
export const SIGNATURE = 'manifest.json.sig';

/** The manifest in a text, and whether it is the one its name was made of; undefined where it is none. */
export function parseManifest(text: string): { readonly manifest: Manifest; readonly isSound: boolean } | undefined {
  try {
    const read = manifest.parse(JSON.parse(text));
    return { manifest: read, isSound: releaseHash(read, sha256) === read.hash };
  } catch {
    return undefined;
  }
}

type Parsed = ReturnType<typeof parseManifest>;

/** The manifest that was read last: a release asks twice for the one before it, and only its bytes decide what it says. */
let last: { readonly digest: string; readonly read: Parsed } | undefined;

function parseOnce(text: string): Parsed {
  const digest = hash('sha256', text);
  if (last?.digest !== digest) last = { digest, read: parseManifest(text) };
  return last.read;
}

/** The manifest of a release on this disk; undefined where there is none or it was altered. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    const read = parseOnce(readFileSync(join(folder, MANIFEST), 'utf8'));
    return read?.isSound ? read.manifest : undefined;
  } catch {
    return undefined;
  }
}

export const printManifest = (made: Manifest): string => `${JSON.stringify(made, undefined, 1)}\n`;
