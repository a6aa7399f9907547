import { hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Problem } from '../problem.ts';
import type { FileState } from './file-state.ts';

/** Something in a file that is no error, where it stands and what to do about it. */
export type Warning = Pick<Problem, 'line' | 'column' | 'message' | 'advice'>;

/** What was read of one file. */
export interface PackedFile extends FileState {
  readonly name: string;
  /** SHA-256 of the file's bytes. */
  readonly file: string;
  /** The reading, or of a large one the part that lists are made from. */
  readonly head: unknown;
  /** What was warned of. */
  readonly warnings?: readonly Warning[] | undefined;
  /** Of a large one, the whole as JSON: its SHA-256, and where it stands in the pack, in bytes. */
  readonly body?: { readonly hash: string; readonly start: number; readonly length: number } | undefined;
}

/** The readings of the files of one folder. */
export interface Pack {
  readonly files: readonly PackedFile[];
  /** Where the bodies begin. */
  readonly start: number;
}

const sha256 = (data: Buffer): string => hash('sha256', data);
/** The first line of a pack. What a disk has spoilt is found by a sum; nobody has reasons to forge a cache of his own. */
const titleOf = (key: string, list: Buffer): string => `${key} ${list.length} ${crc32(list)}\n`;
const CHUNK = 1 << 16;
const LINE_END = 10;

/** Bytes of a file from a place on; fewer at its end. */
function readBytes(file: number, start: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, start));
}

/** A pack without its bodies; undefined where there is none of this key, or any doubt about it. */
export function readPack(path: string, key: string): Pack | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const first = readBytes(file, 0, CHUNK);
      const end = first.indexOf(LINE_END) + 1;
      const length = Number(first.toString('latin1', 0, end).split(' ').at(-2));
      const list = end + length <= first.length ? first.subarray(end, end + length) : readBytes(file, end, length);
      if (first.toString('latin1', 0, end) !== titleOf(key, list)) return undefined;
      return { files: JSON.parse(list.toString('utf8')) as PackedFile[], start: end + length };
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** One body of a pack; undefined where it is not what it was. */
export function readBody(path: string, { start }: Pack, body: NonNullable<PackedFile['body']>): string | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = readBytes(file, start + body.start, body.length);
      return sha256(bytes) === body.hash ? bytes.toString('utf8') : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Writes a pack whole or not at all. @param bodyOf gives the body of a file that has one */
export function writePack(
  path: string,
  key: string,
  files: readonly PackedFile[],
  bodyOf: (file: PackedFile) => Buffer,
): Pack {
  let start = 0;
  const bodies: Buffer[] = [];
  const placed = files.map((file) => {
    if (!file.body) return file;
    const bytes = bodyOf(file);
    bodies.push(bytes);
    start += bytes.length;
    return { ...file, body: { ...file.body, start: start - bytes.length, length: bytes.length } };
  });
  const list = Buffer.from(JSON.stringify(placed));
  const head = Buffer.concat([Buffer.from(titleOf(key, list)), list]);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.${process.pid}`, Buffer.concat([head, ...bodies]));
  renameSync(`${path}.${process.pid}`, path);
  return { files: placed, start: head.length };
}

/** The bytes of all bodies of a pack, for a new one. */
export const readBodies = (path: string, { start }: Pack): Buffer => readFileSync(path).subarray(start);
