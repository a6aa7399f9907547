/* A process of its own that puts the files of packs into the folder of a release. */
import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { serveWorker } from '../build/workers/serve-worker.ts';
import { openPack } from './pack-file.ts';
import type { NotedFile, PackNote } from './site-files.ts';
import { ENTRIES } from './unit-pack.ts';

export interface UnpackJob {
  /** Folder to put files into. */
  readonly folder: string;
  /** Folder of the release before; none where undefined. */
  readonly former: string | undefined;
}
export interface UnpackPiece {
  readonly name: string;
  /** The pack's file and its hash; undefined where all its files are in the release before. */
  readonly file: string | undefined;
  readonly sha256: string;
  /** The files of the same group in the release before. */
  readonly before: readonly NotedFile[];
}
export interface UnpackDone {
  readonly name: string;
  /** Its files; undefined where it could not be placed: the pack is damaged, or, without one, the release before is. */
  readonly files: readonly NotedFile[] | undefined;
  readonly written: number;
}

/** Gives a file of the release before another name, where it still has its size and the disk can do that. */
function link(from: string, to: string, bytes: number): boolean {
  try {
    if (statSync(from).size !== bytes) return false;
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function write(path: string, content: Uint8Array, sha256: string): void {
  const file = openSync(path, 'wx', 0o644);
  try {
    // one call may write less than it was given
    for (let done = 0; done < content.length;) done += writeSync(file, content, done);
  } finally {
    closeSync(file);
  }
  if (hash('sha256', readFileSync(path)) !== sha256) throw new Error(`写下的文件和分包里的不一样：${path}`);
}

async function prepare({ folder, former }: UnpackJob) {
  const made = new Set<string>();
  const openFolder = (path: string): string => {
    const [file, parent] = [join(folder, path), dirname(path)];
    if (!made.has(parent)) mkdirSync(join(folder, parent), { recursive: true, mode: 0o755 });
    made.add(parent);
    return file;
  };
  const linkFormer = ([path, bytes]: NotedFile): boolean =>
    former !== undefined && link(join(former, path), openFolder(path), bytes);

  return async ({ name, file, sha256, before }: UnpackPiece): Promise<UnpackDone> => {
    if (file === undefined) {
      if (before.every(linkFormer)) return { name, files: before, written: 0 };
      for (const [path] of before) if (existsSync(join(folder, path))) rmSync(join(folder, path));
      return { name, files: undefined, written: 0 };
    }
    const pack = openPack<PackNote>(file, sha256);
    if (!pack) return { name, files: undefined, written: 0 };
    const known = new Map(before.map((one) => [one[0], one[2]]));
    const noted = new Map(pack.note.files.map((one) => [one[0], one]));
    let written = 0;
    for (const [entry, content] of pack.entries()) {
      if (!entry.startsWith(ENTRIES.site)) continue;
      const path = entry.slice(ENTRIES.site.length);
      const one = noted.get(path)!;
      if (known.get(path) === one[2] && linkFormer(one)) continue;
      write(openFolder(path), content, one[2]);
      written += 1;
    }
    return { name, files: pack.note.files, written };
  };
}

serveWorker(prepare);
