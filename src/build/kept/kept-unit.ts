import type { DigestParts } from '../../core/outputs/digest-parts.ts';
import { once } from '../../core/outputs/once.ts';
import type { FoundFile } from './found-files.ts';

/** A published file as it was left: what it rested on, and by what to tell whether somebody has touched it. */
export interface KeptFile extends FoundFile {
  readonly rests: string;
}

/** What is kept of one unit. */
export interface KeptUnit {
  /** Of all that it was made from. */
  readonly key: string;
  /** By path in the site. */
  readonly files: ReadonlyMap<string, KeptFile>;
  readonly digest: DigestParts;
  /** The name of the pack it was read from; undefined where it is in none yet. */
  readonly pack: string | undefined;
}

/** Files by what they rest on, each by path, size and time. */
export type PackedFiles = readonly (readonly [
  rests: string,
  ...(readonly [path: string, size: number, time: number])[],
])[];

export const packFiles = (files: ReadonlyMap<string, KeptFile>): PackedFiles =>
  [...Map.groupBy(files, ([, { rests }]) => rests)].map(([rests, own]) => [
    rests,
    ...own.map(([path, { size, time }]) => [path, size, time] as const),
  ]);

export function unpackFiles(packed: PackedFiles): ReadonlyMap<string, KeptFile> {
  const files = new Map<string, KeptFile>();
  for (const [rests, ...own] of packed) for (const [path, size, time] of own) files.set(path, { size, time, rests });
  return files;
}

interface Head {
  readonly key: string;
  /** The parts of the digest, which follow in this order, with their lengths in bytes. */
  readonly parts: readonly (readonly [name: string, key: string, length: number])[];
}

/** A unit as one file: a line that says what follows, one of its files, then the parts of its digest. */
export function packUnit({ key, files, digest }: KeptUnit): Uint8Array {
  const parts = Object.entries(digest).map(([name, part]) => ({ name, key: part.key, bytes: Buffer.from(part.json) }));
  const head: Head = {
    key,
    parts: parts.map(({ name, key: own, bytes }) => [name, own, bytes.length] as const),
  };
  const lines = Buffer.from(`${JSON.stringify(head)}\n${JSON.stringify(packFiles(files))}\n`);
  return Buffer.concat([lines, ...parts.map(({ bytes }) => bytes)]);
}

/** The parts of a digest, each made a text when it is asked for. */
function unpackDigest(bytes: Buffer, parts: Head['parts']): DigestParts {
  let at = 0;
  return Object.fromEntries(
    parts.map(([name, key, length]) => {
      const [start, end] = [at, (at += length)];
      return [
        name,
        {
          key,
          get json() {
            return bytes.toString('utf8', start, end);
          },
        },
      ];
    }),
  );
}

const LINE_END = 10;

/** The files are made a list when they are asked for: of most units they are not. */
export function unpackUnit(bytes: Buffer, pack: string): KeptUnit {
  const second = bytes.indexOf(LINE_END) + 1;
  const start = bytes.indexOf(LINE_END, second) + 1;
  const { key, parts } = JSON.parse(bytes.toString('utf8', 0, second)) as Head;
  const files = once(() => unpackFiles(JSON.parse(bytes.toString('utf8', second, start)) as PackedFiles));
  return {
    ...{ key, pack, digest: unpackDigest(bytes.subarray(start), parts) },
    get files() {
      return files();
    },
  };
}
