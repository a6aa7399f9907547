import { readFileSync, rmSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { digestBytes, digestFile } from './digests.ts';
import { replaceDurably, syncFolder } from './durable.ts';
import { listFolder } from '../disk/folder-files.ts';
import { MANIFEST, SIGNATURE } from './read-manifest.ts';
import { Stopped } from '../disk/stop.ts';
import type { Step } from './step.ts';

const isBelow = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

/**
 * Moves out of the way what stands where a file or a folder has to be: a link would lead what is written into a folder of
 * somebody else's. @throws Stopped where it is not ours to move
 */
function clearWay(to: string, wanted: readonly string[], keep: (path: string) => boolean, step: Step): void {
  const files = new Set(wanted);
  const above = new Set(wanted.flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i).join('/'))));
  const { files: there, odd, folders } = listFolder(to);
  const inTheWay = [
    ...[...there, ...odd].filter((path) => above.has(path)),
    ...folders.filter((path) => files.has(path)),
  ];
  for (const path of inTheWay) {
    if (keep(path) || [...there, ...odd].some((inner) => isBelow(inner, path) && keep(inner)))
      throw new Stopped(`“${join(to, path)}”挡住了要写的文件`, '把它移到别处，再运行一次。');
    step('remove', path);
    rmSync(join(to, path), { recursive: true, force: true });
  }
}

/** Pages are written after what they need, the manifest when everything it lists is there. */
const rank = (path: string): number => (path === MANIFEST || path === SIGNATURE ? 2 : path.endsWith('.html') ? 1 : 0);

/**
 * Makes folder `to` hold exactly the files of `from`, without links: each file that differs is written beside and moved into
 * its place, what pages need first; what is not in `from` goes last. Where it is stopped every single file is still whole,
 * and the next run goes on.
 * @param keep paths in `to` that belong to somebody else
 */
export function placeFiles(from: string, to: string, keep: (path: string) => boolean, step: Step): void {
  const wanted = listFolder(from).files.toSorted((a, b) => rank(a) - rank(b));
  clearWay(to, wanted, keep, step);
  const isThere = new Set(listFolder(to).files);
  for (const path of wanted) {
    const bytes = readFileSync(join(from, path));
    const digest = digestBytes(bytes).sha256;
    if (isThere.has(path) && digestFile(join(to, path)).sha256 === digest) continue;
    replaceDurably(to, path, bytes, step);
    step('reread', path);
    if (digestFile(join(to, path)).sha256 !== digest)
      throw new Stopped(`写下的文件和原来的不一样：${path}`, '磁盘可能满了或有故障，检查以后再运行一次。');
  }
  const known = new Set(wanted);
  const { files, odd, folders } = listFolder(to);
  for (const path of [...files, ...odd].filter((found) => !known.has(found) && !keep(found))) {
    step('remove', path);
    rmSync(join(to, path), { force: true });
  }
  for (const path of folders.toReversed())
    try {
      rmdirSync(join(to, path));
    } catch {
      // still holds files
    }
  syncFolder(to, step);
}
