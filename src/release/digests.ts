import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FileEntry } from '../core/release/manifest.ts';
import type { Hash } from '../core/release/values.ts';

export const sha256: Hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

export const digestBytes = (bytes: Uint8Array): FileEntry => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
});

/** SHA-256 and size of a file as it stands on the disk now. */
export const digestFile = (path: string): FileEntry => digestBytes(readFileSync(path));
