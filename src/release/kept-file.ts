import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What one release to a place has found out, for the next.
 * @param path of the file it stands in; undefined where nothing is kept
 * @param key another where it does not hold any longer
 * @returns undefined where there is nothing, or any doubt about it
 */
export function readKeptFile<T>(path: string | undefined, key: string): T | undefined {
  if (path === undefined) return undefined;
  try {
    const [head, body = ''] = readFileSync(path, 'utf8').split('\n');
    return head === `${key} ${hash('sha256', body)}` ? (JSON.parse(body) as T) : undefined;
  } catch {
    return undefined;
  }
}

function writeWhole(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, content, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Keeps it: the new whole or the old, for the owner of the folder alone. */
export function writeKeptFile(path: string, key: string, value: unknown): void {
  const body = JSON.stringify(value);
  writeWhole(path, `${key} ${hash('sha256', body)}\n${body}`);
}

/** The same of bytes. */
export function readKeptBytes(path: string, key: string): Uint8Array | undefined {
  try {
    const file = readFileSync(path);
    const start = file.indexOf(10) + 1;
    const bytes = file.subarray(start);
    return file.toString('utf8', 0, start) === `${key} ${hash('sha256', bytes)}\n` ? bytes : undefined;
  } catch {
    return undefined;
  }
}

export const writeKeptBytes = (path: string, key: string, bytes: Uint8Array): void =>
  writeWhole(path, Buffer.concat([Buffer.from(`${key} ${hash('sha256', bytes)}\n`), bytes]));
