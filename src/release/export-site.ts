import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { digestFile } from './digests.ts';
import { makeOpenFolder, replaceDurably } from './durable.ts';
import { listFolder } from '../disk/folder-files.ts';
import { lockTarget } from './lock.ts';
import { placeFiles } from './place-files.ts';
import { explainStop, Stopped } from '../disk/stop.ts';
import type { Step } from './step.ts';
import { EXPORT_NOTE } from './verify.ts';

/** What an export that was stopped leaves beside a file, and the file's name in it. */
const LEFTOVER = /(?<=^|\/)\.([^/]+)\.\d+\.new$/;
const paths = z.array(z.string());

function readOurs(folder: string): readonly string[] | undefined {
  try {
    return paths.parse(JSON.parse(readFileSync(join(folder, EXPORT_NOTE), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Files of others stay, also where a release has one of the same name. */
function refuseOthers(release: string, to: string, files: readonly string[], former: ReadonlySet<string>): void {
  const there = new Set(listFolder(to).files);
  for (const path of files.filter((name) => there.has(name) && !former.has(name)))
    if (digestFile(join(to, path)).sha256 !== digestFile(join(release, path)).sha256)
      throw new Stopped(`“${join(to, path)}”是别人的文件，发布里也有一个同名的`, '把它移到别处，再运行一次。');
}

/** @throws Stopped where a folder holds something and no export has ever been made into it */
export function checkExport(to: string): void {
  if (!existsSync(to)) return;
  if (!statSync(to).isDirectory()) throw new Stopped(`“${to}”是文件，不是目录`, '换一个空目录。');
  const isOther = readdirSync(to).some((name) => !name.startsWith('.lock') && !LEFTOVER.test(name));
  if (!readOurs(to) && isOther && !existsSync(join(to, EXPORT_NOTE)))
    throw new Stopped(`目录“${to}”里已经有别的文件`, '换一个空目录，免得动了别人的文件。');
}

/**
 * Copies a release into a plain folder, for servers that cannot follow links or are fed by a copying program. Each file is
 * moved into its place whole, pages after what they need; files of former exports that are not in this one go last, files of
 * others stay. @throws Stopped as `checkExport` does
 */
export function exportSite(release: string, to: string, step: Step): void {
  checkExport(to);
  makeOpenFolder(to);
  const former = readOurs(to);
  const unlock = lockTarget(to, step);
  try {
    const files = listFolder(release).files;
    refuseOthers(release, to, files, new Set(former));
    const ours = new Set([...(former ?? []), ...files]);
    const isOurs = (path: string): boolean => {
      const meant = path.replace(LEFTOVER, '$1');
      return ours.has(meant) || (meant !== path && meant === EXPORT_NOTE);
    };
    const note = (list: readonly string[]): void =>
      replaceDurably(to, EXPORT_NOTE, Buffer.from(`${JSON.stringify(list, undefined, 1)}\n`), step);
    // before the first file: were it stopped, the next run must know which files are not somebody else's
    note([...ours]);
    placeFiles(release, to, (path) => !isOurs(path), step);
    note(files);
  } finally {
    unlock();
  }
}

/**
 * The copy after a release has become public: where it is stopped, the message says what is done already.
 * @throws Stopped
 */
export function exportPublic(release: string, to: string, step: Step): void {
  try {
    exportSite(release, to, step);
  } catch (thrown) {
    const error = explainStop(thrown);
    if (!(error instanceof Stopped)) throw error;
    throw new Stopped(`${basename(release)} 已经公开，但复制到“${to}”没有完成：${error.message}`, error.advice, error);
  }
}
